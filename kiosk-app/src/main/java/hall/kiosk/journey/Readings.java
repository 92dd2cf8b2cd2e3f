// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// How Chinese characters are read: what a citizen types in letters is compared by it with text,
/// and text with the wrong character of the right sound.
///
/// @param of the syllables of a character, in pinyin without tones and with `v` for ü, by code
///   point
public record Readings(Map<Integer, List<String>> of) {

  public static final Readings NONE = new Readings(Map.of());

  /// Sounds that many speakers do not tell apart.
  private static final List<List<String>> INITIALS =
      List.of(List.of("zh", "z"), List.of("ch", "c"), List.of("sh", "s"));

  private static final List<List<String>> FINALS =
      List.of(List.of("ang", "an"), List.of("eng", "en"), List.of("ing", "in"));

  public Readings {
    of = Map.copyOf(of);
  }

  /// Whether part of the text sounds like the query: syllables, their initials or a mixture, the
  /// last one cut short anywhere, characters in between.
  ///
  /// @param query small letters, `v` for ü, and Chinese characters, no blanks
  /// @param loosely whether sounds that are often confused count as the same, and characters that
  ///   sound the same as each other
  boolean sounds(String query, String text, boolean loosely) {
    int[] characters = text.codePoints().toArray();
    for (int start = 0; start < characters.length; start++) {
      if (reachesEnd(query, characters, start, loosely)) {
        return true;
      }
    }
    return false;
  }

  private boolean reachesEnd(String query, int[] characters, int start, boolean loosely) {
    Set<Integer> reached = Set.of(0);
    for (int i = start; i < characters.length && !reached.isEmpty(); i++) {
      var next = new TreeSet<Integer>();
      for (int at : reached) {
        read(query, at, characters[i], loosely, next);
      }
      if (next.contains(query.length())) {
        return true;
      }
      reached = next;
    }
    return false;
  }

  /// Adds every position of the query that may follow after one character of the text.
  private void read(String query, int at, int character, boolean loosely, Set<Integer> next) {
    int asked = query.codePointAt(at);
    if (asked == character || (loosely && same(asked, character))) {
      next.add(at + Character.charCount(asked));
    }
    for (var exact : of.getOrDefault(character, List.of())) {
      for (var syllable : loosely ? confused(exact) : List.of(exact)) {
        if (syllable.startsWith(query.substring(at))) {
          next.add(query.length());
        }
        for (int length : List.of(1, initial(syllable), syllable.length())) {
          if (query.startsWith(syllable.substring(0, length), at)) {
            next.add(at + length);
          }
        }
      }
    }
  }

  private boolean same(int one, int other) {
    return of.getOrDefault(one, List.of()).stream()
        .anyMatch(of.getOrDefault(other, List.of())::contains);
  }

  private static int initial(String syllable) {
    return syllable.length() > 1 && syllable.charAt(1) == 'h' ? 2 : 1;
  }

  private static List<String> confused(String syllable) {
    var heads = new ArrayList<>(List.of(syllable));
    for (var pair : INITIALS) {
      if (syllable.startsWith(pair.getFirst())) {
        heads.add(pair.getLast() + syllable.substring(pair.getFirst().length()));
      } else if (syllable.startsWith(pair.getLast())) {
        heads.add(pair.getFirst() + syllable.substring(pair.getLast().length()));
      }
    }
    var all = new ArrayList<>(heads);
    for (var head : heads) {
      for (var pair : FINALS) {
        if (head.endsWith(pair.getFirst())) {
          all.add(head.substring(0, head.length() - 1));
        } else if (head.endsWith(pair.getLast())) {
          all.add(head + "g");
        }
      }
    }
    return all;
  }
}
