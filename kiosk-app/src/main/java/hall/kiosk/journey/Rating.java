// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a citizen rates a case (好差评), as far as it is said.
///
/// @param mark from 5, 非常满意, down to 1, 非常不满意
/// @param reasons that were ticked; nobody has to
/// @param words of the citizen; empty for none
public record Rating(String caseNumber, int mark, List<Reason> reasons, String words) {

  public static final int BEST = 5;

  /// In characters.
  public static final int LONGEST_WORDS = 300;

  private static final int WORST_GOOD = 3;

  /// Why it is rated so.
  public enum Reason {
    QUICK,
    CLEAR,
    FRIENDLY,
    EASY,
    SLOW,
    UNCLEAR,
    UNFRIENDLY,
    MORE_PAPERS,
    DIFFICULT;

    /// The word of the contract.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Those that fit a mark.
    public static List<Reason> of(int mark) {
      return mark > WORST_GOOD
          ? List.of(QUICK, CLEAR, FRIENDLY, EASY)
          : List.of(SLOW, UNCLEAR, UNFRIENDLY, MORE_PAPERS, DIFFICULT);
    }
  }

  public Rating {
    reasons = List.copyOf(reasons);
  }

  static Rating marked(String caseNumber, int mark) {
    return new Rating(caseNumber, mark, List.of(), "");
  }

  /// With this reason, or without it where it was ticked.
  Rating ticking(Reason reason) {
    if (!Reason.of(mark).contains(reason)) {
      return this;
    }
    var now = new ArrayList<>(reasons);
    if (!now.remove(reason)) {
      now.add(reason);
    }
    return new Rating(caseNumber, mark, now, words);
  }

  Rating saying(String text) {
    int end = Math.min(text.codePointCount(0, text.length()), LONGEST_WORDS);
    return new Rating(
        caseNumber, mark, reasons, text.substring(0, text.offsetByCodePoints(0, end)));
  }

  /// Never what it says, nor of which case.
  @Override
  public String toString() {
    return "Rating";
  }
}
