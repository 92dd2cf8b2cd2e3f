// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The cameras that Linux knows on this machine.
public final class Cameras {

  /// A device node for video.
  ///
  /// @param path the name of the moment, such as `/dev/video0`
  /// @param stable the name that survives replugging, where udev gave one
  /// @param name as the device calls itself
  public record Camera(String path, Optional<String> stable, String name) {}

  private Cameras() {}

  /// All that a USB camera offers for pictures; the nodes that it has for other data are left out.
  public static List<Camera> all() {
    return in(Path.of("/sys/class/video4linux"), Path.of("/dev"));
  }

  static List<Camera> in(Path nodes, Path devices) {
    return entries(nodes).stream()
        .filter(node -> String.valueOf(node.getFileName()).startsWith("video"))
        .filter(node -> text(node.resolve("index")).map(index -> index.equals("0")).orElse(true))
        .map(node -> camera(node, devices))
        .toList();
  }

  private static Camera camera(Path node, Path devices) {
    var path = devices.resolve(String.valueOf(node.getFileName()));
    return new Camera(
        path.toString(),
        entries(devices.resolve("v4l/by-id")).stream()
            .filter(link -> leadsTo(link, path))
            .map(Path::toString)
            .findFirst(),
        text(node.resolve("name")).orElse(""));
  }

  private static boolean leadsTo(Path link, Path path) {
    try {
      return link.toRealPath().equals(path.toRealPath());
    } catch (IOException e) {
      return false; // unplugged meanwhile
    }
  }

  /// Sorted; none where the folder is missing, as on a machine that never had a camera.
  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
