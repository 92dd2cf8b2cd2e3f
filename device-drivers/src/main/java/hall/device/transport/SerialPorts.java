// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The serial ports of this machine, asked from the system without opening any.
public final class SerialPorts {

  private static final Path STABLE = Path.of("/dev/serial/by-id");

  /// A port.
  ///
  /// @param path such as `/dev/ttyUSB0`
  /// @param stable a name that survives replugging; only USB adapters have one
  /// @param usb vendor and product, four hexadecimal digits each, such as `0403:6001`
  public record Port(
      String path, Optional<String> stable, String description, Optional<String> usb) {}

  private SerialPorts() {}

  /// Ordered by path.
  public static List<Port> all() {
    var stable = stable();
    return Stream.of(SerialPort.getCommPorts())
        .map(port -> port(port, stable))
        .sorted(Comparator.comparing(Port::path))
        .toList();
  }

  private static Port port(SerialPort port, Map<Path, String> stable) {
    var path = port.getSystemPortPath();
    return new Port(
        path,
        Optional.ofNullable(stable.get(Path.of(path))),
        port.getDescriptivePortName(),
        port.getVendorID() < 0
            ? Optional.empty()
            : Optional.of("%04x:%04x".formatted(port.getVendorID(), port.getProductID())));
  }

  private static Map<Path, String> stable() {
    var names = new LinkedHashMap<Path, String>();
    if (!Files.isDirectory(STABLE)) {
      return names;
    }
    try (var links = Files.list(STABLE)) {
      for (var link : links.sorted().toList()) {
        names.put(link.toRealPath(), link.toString());
      }
    } catch (IOException e) {
      // An adapter was pulled while we looked: its name is missing, as it should be.
      System.getLogger(SerialPorts.class.getName())
          .log(System.Logger.Level.DEBUG, "listing " + STABLE, e);
    }
    return names;
  }
}
