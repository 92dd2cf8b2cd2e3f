// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.SystemTicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the kernel of any machine can tell, with or without a camera.
final class V4l2DeviceTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "/dev/video-that-is-not-there, offline, disconnected",
    "/dev/null/video0, offline, disconnected",
    "/dev/null, noDevice, not-a-camera",
    "/dev/zero, noDevice, not-a-camera",
  })
  void whatIsNoCameraIsSaid(String path, String state, String reason) throws Exception {
    try (var scanner =
        new V4l2Scanner(DeviceUri.parse("v4l2:" + path), DeviceContext.of(new SystemTicker()))) {
      var status = scanner.status(Deadline.after(Duration.ofSeconds(10), new SystemTicker()));
      assertEquals(state, status.state().word());
      assertEquals(reason, status.fault().orElseThrow().reason());
    }
  }

  @Test
  void aFileIsNoCamera() throws Exception {
    var file = Files.createFile(folder.resolve("video0"));
    try (var scanner =
        new V4l2Scanner(DeviceUri.parse("v4l2:" + file), DeviceContext.of(new SystemTicker()))) {
      var status = scanner.status(Deadline.after(Duration.ofSeconds(10), new SystemTicker()));
      assertEquals(DeviceState.NO_DEVICE, status.state());
    }
  }

  @Test
  void everyDescriptorIsClosedAgain() throws Exception {
    var before = descriptors();
    for (int i = 0; i < 50; i++) {
      try (var device = V4l2Device.open("/dev/null")) {
        assertThrows(CallFailed.class, device::describe);
      }
    }
    assertEquals(before, descriptors());
  }

  private static long descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(V4l2DeviceTest::isNull).count();
    }
  }

  private static boolean isNull(Path link) {
    try {
      return Files.readSymbolicLink(link).equals(Path.of("/dev/null"));
    } catch (IOException e) {
      return false; // the listing's own
    }
  }

  @Test
  void camerasAreListedWithTheirStableNames() throws IOException {
    var sys = folder.resolve("sys");
    var dev = folder.resolve("dev");
    Files.createDirectories(dev.resolve("v4l/by-id"));
    node(sys, "video0", "0", "Doc Camera");
    node(sys, "video1", "1", "Doc Camera"); // its metadata
    node(sys, "video2", "0", "Face Camera");
    node(sys, "v4l-subdev0", "0", "sensor");
    Files.createFile(dev.resolve("video0"));
    Files.createFile(dev.resolve("video2"));
    var link = dev.resolve("v4l/by-id/usb-Doc_Camera-video-index0");
    Files.createSymbolicLink(link, Path.of("../../video0"));
    Files.createSymbolicLink(dev.resolve("v4l/by-id/usb-Gone-video-index0"), Path.of("nowhere"));
    assertEquals(
        List.of(
            new Cameras.Camera(
                dev.resolve("video0").toString(), Optional.of(link.toString()), "Doc Camera"),
            new Cameras.Camera(dev.resolve("video2").toString(), Optional.empty(), "Face Camera")),
        Cameras.in(sys, dev));
    assertTrue(Cameras.in(folder.resolve("nothing"), dev).isEmpty());
  }

  private static void node(Path sys, String node, String index, String name) throws IOException {
    var folder = Files.createDirectories(sys.resolve(node));
    Files.writeString(folder.resolve("index"), index + "\n");
    Files.writeString(folder.resolve("name"), name + "\n");
  }
}
