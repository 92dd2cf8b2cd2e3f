// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import hall.kiosk.journey.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The single characters of librime's packaged table, which the search reads the catalogue by.
final class ReadingTable {

  private ReadingTable() {}

  /// Reads lines of character, syllable and weight; phrases and the head are passed over.
  static Readings read(Path table) throws IOException {
    Map<Integer, List<String>> found = new HashMap<>();
    // Some thousand characters share some hundred lists.
    Map<List<String>, List<String>> lists = new HashMap<>();
    try (var lines = Files.lines(table, UTF_8)) {
      lines.forEach(line -> add(line, found, lists));
    }
    return new Readings(found);
  }

  private static void add(
      String line, Map<Integer, List<String>> found, Map<List<String>, List<String>> lists) {
    int tab = line.indexOf('\t');
    if (tab <= 0 || line.codePointCount(0, tab) > 1) {
      return;
    }
    int next = line.indexOf('\t', tab + 1);
    var syllable = line.substring(tab + 1, next < 0 ? line.length() : next);
    if (syllable.matches("[a-z]+")) {
      found.merge(
          line.codePointAt(0),
          lists.computeIfAbsent(List.of(syllable), same -> same),
          (before, more) -> lists.computeIfAbsent(both(before, more), same -> same));
    }
  }

  private static List<String> both(List<String> before, List<String> more) {
    var all = new ArrayList<>(before);
    all.addAll(more);
    return List.copyOf(all);
  }
}
