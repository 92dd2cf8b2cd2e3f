// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the machine below tells of itself, where it does.
///
/// @param state the folder of the terminal's own files
/// @param thermal where Linux shows its sensors (kernel documentation, thermal sysfs API):
///   `thermal_zone*/temp` in thousandths of a degree
record Machine(Path state, Path thermal) {
  private static final double THOUSANDTHS = 1000;

  /// Sensors that nobody wired up show such values.
  private static final double HOTTEST = 200;

  static Machine of(Path state) {
    return new Machine(state, Path.of("/sys/class/thermal"));
  }

  /// Room for what the terminal must not lose.
  Optional<Long> diskFreeBytes() {
    try {
      return Optional.of(Files.getFileStore(state).getUsableSpace());
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /// The hottest of all sensors, in degrees Celsius.
  Optional<Double> temperature() {
    Optional<Double> hottest = Optional.empty();
    try (DirectoryStream<Path> zones = Files.newDirectoryStream(thermal, "thermal_zone*")) {
      for (Path zone : zones) {
        var degrees = degrees(zone.resolve("temp"));
        if (degrees.isPresent() && (hottest.isEmpty() || degrees.get() > hottest.get())) {
          hottest = degrees;
        }
      }
    } catch (IOException noSensors) {
      return Optional.empty();
    }
    return hottest;
  }

  private static Optional<Double> degrees(Path file) {
    try {
      double degrees = Long.parseLong(Files.readString(file).strip()) / THOUSANDTHS;
      return degrees > 0 && degrees < HOTTEST ? Optional.of(degrees) : Optional.empty();
    } catch (IOException | NumberFormatException silent) {
      return Optional.empty();
    }
  }
}
