// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why somebody rated so; nobody has to say.
public enum Reason {
  QUICK,
  CLEAR,
  FRIENDLY,
  EASY,
  SLOW,
  UNCLEAR,
  UNFRIENDLY,
  /// Papers were asked for that are not on the list.
  MORE_PAPERS,
  /// The machine is hard to use.
  DIFFICULT;

  private static final int WORST_PRAISED = 4;

  /// Those that fit a mark.
  public static List<Reason> of(int mark) {
    return mark >= WORST_PRAISED
        ? List.of(QUICK, CLEAR, FRIENDLY, EASY)
        : List.of(SLOW, UNCLEAR, UNFRIENDLY, MORE_PAPERS, DIFFICULT);
  }

  /// The word of the contract.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Reason> find(String word) {
    return Stream.of(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }
}
