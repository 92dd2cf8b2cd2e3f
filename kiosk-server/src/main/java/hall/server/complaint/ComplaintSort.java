// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody wants to be heard about.
public enum ComplaintSort {
  /// 投诉: something was done badly.
  COMPLAINT(5),
  /// 建议: something could be better.
  SUGGESTION(15),
  /// 办不成事: something could not be got done.
  UNRESOLVED(5),
  /// 上门帮办: somebody of the hall is asked to come home and help.
  VISIT(5);

  private final int answerDays;

  ComplaintSort(int answerDays) {
    this.answerDays = answerDays;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Within so many working days after it came there is an answer.
  int answerDays() {
    return answerDays;
  }

  static Optional<ComplaintSort> find(String word) {
    return Stream.of(values()).filter(sort -> sort.word().equals(word)).findFirst();
  }
}
