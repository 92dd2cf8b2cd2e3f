// SPDX-License-Identifier: Apache-2.0
package hall.device.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/// The counters of one device over all starts of the program, in a small text file of lines
/// `name=count`.
public final class WearFile {

  private final Path file;
  private final Map<String, Long> earlier;

  private WearFile(Path file, Map<String, Long> earlier) {
    this.file = file;
    this.earlier = earlier;
  }

  /// Reads what earlier starts left; a missing file is a new device.
  ///
  /// @throws IOException where the file is there and can't be read; a damaged line is left out,
  ///   since a counter is not worth a device
  public static WearFile open(Path file) throws IOException {
    var counts = new TreeMap<String, Long>();
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        var number = line.substring(equals + 1);
        if (equals > 0 && number.matches("[0-9]{1,18}")) {
          counts.put(line.substring(0, equals), Long.parseLong(number));
        }
      }
    }
    return new WearFile(file, counts);
  }

  /// Earlier starts and this one together.
  ///
  /// @param now what this start counted so far
  public Map<String, Long> total(Map<String, Long> now) {
    var total = new TreeMap<>(earlier);
    now.forEach((name, count) -> total.merge(name, count, Long::sum));
    return Map.copyOf(total);
  }

  /// Writes the total, whole or not at all.
  public void save(Map<String, Long> now) throws IOException {
    var text = new StringBuilder();
    new TreeMap<>(total(now))
        .forEach((name, count) -> text.append(name).append('=').append(count).append('\n'));
    var part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
