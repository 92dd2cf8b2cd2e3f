// SPDX-License-Identifier: Apache-2.0
package hall.server.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a message is for. Its text is the words `message_text_` + [#word], whose blanks stand in
/// the order of [#blanks]; no other text ever goes out.
public enum Purpose {
  /// The day on which somebody comes was named (上门帮办).
  VISIT_NAMED("ending", "day", "hall"),
  /// It is another day now.
  VISIT_CHANGED("ending", "day", "hall"),
  /// It could not be done.
  VISIT_FAILED("ending", "hall"),
  /// 补正: something is to be corrected, and until when.
  CASE_CORRECTING("item", "ending", "day", "hall"),
  /// 不予受理.
  CASE_REFUSED("item", "ending", "hall"),
  /// 办结, 准予: and how the result is had.
  CASE_GRANTED("item", "ending", "result"),
  /// 办结, 不准予.
  CASE_DENIED("item", "ending", "hall"),
  /// 代办: a case was made in somebody's name.
  CASE_MADE("hall", "item", "ending"),
  /// The ends of a case for which an agent applied, each with a link by which the applicant rates
  /// it.
  CASE_REFUSED_RATE("item", "ending", "hall", "link"),
  CASE_GRANTED_RATE("item", "ending", "result", "link"),
  CASE_DENIED_RATE("item", "ending", "hall", "link");

  private final String blanks;

  Purpose(String... blanks) {
    this.blanks = String.join(" ", blanks);
  }

  /// The word in the tables and for the gateway.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What is filled in: the last digits of a number, a day, the name of the hall or the item, how
  /// the result is had, a link.
  public List<String> blanks() {
    return List.of(blanks.split(" ", -1));
  }

  /// The purpose that is written so; empty for one of a later version.
  public static Optional<Purpose> find(String word) {
    return List.of(values()).stream().filter(purpose -> purpose.word().equals(word)).findFirst();
  }
}
