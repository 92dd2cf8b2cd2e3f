// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds items by what a citizen types: words of the name, plain words, pinyin, its initials, the
/// wrong character of the right sound. The surer the match, the higher the item stands.
record ItemSearch(Readings readings) {

  /// One letter, or one character that sounds like others, would find everything.
  private static final int LEAST_BY_SOUND = 2;

  private static final int SAME = 3;
  private static final int SOUNDS = 2;
  private static final int ALIKE = 1;

  List<ServiceItem> find(List<ServiceItem> items, String typed) {
    var words = typed.toLowerCase(Locale.ROOT).replace('ü', 'v').replaceAll("['’]", "").strip();
    if (words.isEmpty()) {
      return List.of();
    }
    return items.stream()
        .filter(item -> score(item, words) > 0)
        .sorted(Comparator.comparingInt((ServiceItem item) -> score(item, words)).reversed())
        .toList();
  }

  /// Blanks may part words that all count, or only the syllables of one.
  private int score(ServiceItem item, String words) {
    var parts = words.split("\\s+");
    int least = Integer.MAX_VALUE;
    for (var part : parts) {
      least = Math.min(least, one(item, part));
    }
    return parts.length == 1 ? least : Math.max(least, one(item, String.join("", parts)));
  }

  private int one(ServiceItem item, String query) {
    int best = item.code().equals(query) ? 1 : 0;
    best = Math.max(best, weighed(3, match(item.name(), query)));
    for (var synonym : item.synonyms()) {
      best = Math.max(best, weighed(2, match(synonym, query)));
      // "我想开店" holds 开店.
      if (synonym.length() > 1 && query.contains(synonym.toLowerCase(Locale.ROOT))) {
        best = Math.max(best, weighed(2, SOUNDS));
      }
    }
    return Math.max(best, weighed(1, match(item.department().name(), query)));
  }

  /// How it matched counts more than what.
  private static int weighed(int field, int match) {
    return match == 0 ? 0 : 10 * match + field;
  }

  private int match(LocalText text, String query) {
    return Math.max(match(text.zhCn(), query), contains(text.en(), query) ? SAME : 0);
  }

  private int match(String text, String query) {
    if (contains(text, query)) {
      return SAME;
    }
    if (query.codePointCount(0, query.length()) < LEAST_BY_SOUND) {
      return 0;
    }
    if (readings.sounds(query, text, false)) {
      return SOUNDS;
    }
    return readings.sounds(query, text, true) ? ALIKE : 0;
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }
}
