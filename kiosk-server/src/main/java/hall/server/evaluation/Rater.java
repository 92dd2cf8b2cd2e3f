// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Who rated a case; each of them once.
public enum Rater {
  /// Whose case it is.
  APPLICANT("申请人", "Applicant"),
  /// Who ran the errand for somebody else (代办).
  AGENT("代办人", "Agent");

  private final String chinese;
  private final String english;

  Rater(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /// For reports.
  public Text label() {
    return new Text(chinese, english);
  }

  /// The word in the tables and in addresses.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Rater> find(String word) {
    return Stream.of(values()).filter(rater -> rater.word().equals(word)).findFirst();
  }

  static Rater of(String word) {
    return find(word).orElseThrow();
  }
}
