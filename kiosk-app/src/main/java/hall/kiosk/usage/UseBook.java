// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.usage;

import hall.kiosk.config.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often each item was handed in here: a count by day and item code, nothing else, in a file of
/// lines such as `2026-11-01 442106041002 3`. What is older than a quarter is forgotten.
final class UseBook {

  /// What was used less says more about a person than about the hall.
  private static final int LEAST = 3;

  private static final int DAYS = 90;

  private final Path file;

  /// By day and item code, parted by a blank.
  private final Map<String, Integer> counts = new TreeMap<>();

  private UseBook(Path file) {
    this.file = file;
  }

  /// The book of a state folder; lines that can't be read count for nothing.
  static UseBook open(Path state) throws IOException {
    var book = new UseBook(state.resolve("use.counts"));
    if (Files.exists(book.file)) {
      Files.readAllLines(book.file).forEach(book::read);
    }
    return book;
  }

  private void read(String line) {
    int end = line.lastIndexOf(' ');
    try {
      LocalDate.parse(line.substring(0, line.indexOf(' ')));
      counts.put(line.substring(0, end), Integer.parseInt(line.substring(end + 1)));
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
      // Half a line of another program: the count begins anew.
    }
  }

  void count(String code, LocalDate today) throws IOException {
    counts.merge(today + " " + code, 1, Integer::sum);
    forget(today);
    var lines =
        counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    Durable.write(file, lines.getBytes(StandardCharsets.UTF_8));
  }

  /// The codes of what was handed in here most, most first.
  List<String> mostUsed(LocalDate today) {
    forget(today);
    var sums = new TreeMap<String, Integer>();
    counts.forEach(
        (key, count) -> sums.merge(key.substring(key.indexOf(' ') + 1), count, Integer::sum));
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue() >= LEAST)
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void forget(LocalDate today) {
    var first = today.minusDays(DAYS).toString();
    counts.keySet().removeIf(key -> key.compareTo(first) < 0);
  }
}
