// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import hall.kiosk.screen.kit.ChineseInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/// Characters by the order of their strokes, from Debian's `rime-data-stroke`: some seventy
/// thousand of them are in no other table of the kiosk.
///
/// Held in three arrays, about three megabytes, and read through for every stroke, which takes a
/// millisecond: an engine for tables knows no stroke that may be any, and would have something to
/// remember. How usual a character is comes from the table of pinyin.
final class StrokeTable {

  /// As many as a citizen will look through.
  static final int MOST = 40;

  /// Of characters that only begin so, where there are others for the whole of the strokes.
  private static final int MOST_LONGER = 20;

  /// Longer input is a hand resting on the keyboard.
  private static final int LONGEST = 64;

  /// All codes one after the other, each ended by a blank.
  private final byte[] codes;

  private final int[] characters;
  private final int[] weights;

  private StrokeTable(byte[] codes, int[] characters, int[] weights) {
    this.codes = codes;
    this.characters = characters;
    this.weights = weights;
  }

  private record Line(int character, String code) {}

  private record Found(int character, int weight, boolean seen) {}

  /// Usual ones first; those that can only be told by their code point last, in either half.
  private static final Comparator<Found> ORDER =
      Comparator.comparing((Found f) -> !f.seen())
          .thenComparingInt(f -> -f.weight())
          .thenComparingInt(Found::character);

  /// @param strokes lines of character and code
  /// @param usual lines of character, syllable and weight
  static StrokeTable read(Path strokes, Path usual) throws IOException {
    var lines = new ArrayList<Line>();
    try (var all = Files.lines(strokes, UTF_8)) {
      all.forEach(line -> add(line, lines));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    var weight = weights(usual);
    var codes = new StringBuilder();
    lines.forEach(line -> codes.append(line.code()).append(' '));
    return new StrokeTable(
        codes.toString().getBytes(ISO_8859_1),
        lines.stream().mapToInt(Line::character).toArray(),
        lines.stream().mapToInt(line -> weight.getOrDefault(line.character(), 0)).toArray());
  }

  private static void add(String line, List<Line> into) {
    int tab = line.indexOf('\t');
    if (tab > 0 && line.codePointCount(0, tab) == 1) {
      var code = line.substring(tab + 1).strip();
      if (code.matches("[" + ChineseInput.STROKES + "]+")) {
        into.add(new Line(line.codePointAt(0), code));
      }
    }
  }

  private static Map<Integer, Integer> weights(Path usual) throws IOException {
    var found = new HashMap<Integer, Integer>();
    try (Stream<String> lines = Files.lines(usual, UTF_8)) {
      lines
          .map(line -> line.split("\t", -1))
          .filter(part -> part.length == 3 && part[0].codePointCount(0, part[0].length()) == 1)
          .filter(part -> part[2].matches("[0-9]{1,9}"))
          .forEach(
              part -> found.merge(part[0].codePointAt(0), Integer.parseInt(part[2]), Integer::sum));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  /// So many characters are in it.
  int size() {
    return characters.length;
  }

  /// The characters of these strokes, usual ones first, then those that begin so.
  ///
  /// @param seen whether a character can be shown
  List<String> find(String strokes, IntPredicate seen) {
    if (!strokes.matches("[*" + ChineseInput.STROKES + "]{1," + LONGEST + "}")) {
      return List.of();
    }
    var asked = strokes.getBytes(ISO_8859_1);
    var whole = new ArrayList<Found>();
    var longer = new ArrayList<Found>();
    int at = 0;
    for (int i = 0; i < characters.length; i++) {
      int end = at;
      while (codes[end] != ' ') {
        end++;
      }
      if (begins(asked, at, end)) {
        boolean all = end - at == asked.length;
        if (all || weights[i] > 0) {
          (all ? whole : longer)
              .add(new Found(characters[i], weights[i], seen.test(characters[i])));
        }
      }
      at = end + 1;
    }
    whole.sort(ORDER);
    longer.sort(ORDER);
    return merged(whole, longer);
  }

  /// What can be seen of the whole ones, some that begin so, and then those told by code point.
  private static List<String> merged(List<Found> whole, List<Found> longer) {
    var all = new LinkedHashSet<String>();
    whole.stream().filter(Found::seen).limit(MOST).forEach(f -> all.add(text(f)));
    longer.stream().limit(MOST_LONGER).forEach(f -> all.add(text(f)));
    whole.stream().filter(f -> !f.seen()).forEach(f -> all.add(text(f)));
    longer.stream().skip(MOST_LONGER).limit(MOST).forEach(f -> all.add(text(f)));
    return all.stream().limit(MOST).toList();
  }

  private static String text(Found found) {
    return Character.toString(found.character());
  }

  private boolean begins(byte[] asked, int from, int end) {
    if (end - from < asked.length) {
      return false;
    }
    for (int i = 0; i < asked.length; i++) {
      if (asked[i] != ChineseInput.ANY_STROKE && asked[i] != codes[from + i]) {
        return false;
      }
    }
    return true;
  }
}
