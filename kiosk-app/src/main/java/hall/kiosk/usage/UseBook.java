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
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often something was done with each item here: a count by day and item code, nothing else, in
/// a file of lines such as `2026-11-01 442106041002 3`. What is older than a quarter is forgotten.
final class UseBook {

  /// What was used less says more about a person than about the hall.
  private static final int LEAST = 3;

  private static final int DAYS = 90;

  private final Path file;
  private final NavigableMap<LocalDate, Map<String, Integer>> days = new TreeMap<>();

  private UseBook(Path file) {
    this.file = file;
  }

  /// The book in a file; lines that can't be read count for nothing.
  static UseBook open(Path file) throws IOException {
    var book = new UseBook(file);
    if (Files.exists(file)) {
      Files.readAllLines(file).forEach(book::read);
    }
    return book;
  }

  private void read(String line) {
    var words = line.split(" ", -1);
    try {
      var day = LocalDate.parse(words[0]);
      int count = Integer.parseInt(words[2]);
      of(day).put(words[1], count);
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
      // Half a line of another program: the count begins anew.
    }
  }

  private Map<String, Integer> of(LocalDate day) {
    return days.computeIfAbsent(day, _ -> new TreeMap<>());
  }

  void count(String code, LocalDate today) throws IOException {
    of(today).merge(code, 1, Integer::sum);
    keep(today);
    write();
  }

  /// The codes of what was done here most, most first.
  List<String> mostUsed(LocalDate today) {
    keep(today);
    var sums = new TreeMap<String, Integer>();
    days.values()
        .forEach(day -> day.forEach((code, count) -> sums.merge(code, count, Integer::sum)));
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue() >= LEAST)
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// What was counted on each day until today, oldest first; what a wrong clock counted later waits
  /// for its day.
  List<Map.Entry<LocalDate, Map<String, Integer>>> days(LocalDate today) {
    keep(today);
    return days.headMap(today, true).entrySet().stream()
        .map(day -> Map.entry(day.getKey(), Map.copyOf(day.getValue())))
        .toList();
  }

  /// Forgets a day, unless more was counted on it meanwhile.
  void forget(LocalDate day, Map<String, Integer> counts) throws IOException {
    if (days.remove(day, counts)) {
      write();
    }
  }

  private void keep(LocalDate today) {
    days.headMap(today.minusDays(DAYS)).clear();
  }

  private void write() throws IOException {
    var lines =
        days.entrySet().stream()
            .flatMap(day ->
                day.getValue().entrySet().stream()
                    .map(count ->
                        day.getKey() + " " + count.getKey() + " " + count.getValue() + "\n"))
            .collect(Collectors.joining());
    Durable.write(file, lines.getBytes(StandardCharsets.UTF_8));
  }
}
