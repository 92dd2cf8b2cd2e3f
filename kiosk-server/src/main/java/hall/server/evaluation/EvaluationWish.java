// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An evaluation as a terminal sends it.
///
/// @param mark from 5, 非常满意, down to 1, 非常不满意
/// @param citizen whose card was read: only the applicant rates a case
public record EvaluationWish(
    @Nullable Integer mark,
    @Nullable List<@Nullable String> reasons,
    @Nullable String words,
    @Nullable Applicant citizen) {

  private static final int LONGEST_NAME = 120;

  /// What the card said.
  public record Applicant(@Nullable String name, @Nullable String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Applicant";
    }
  }

  /// What can be kept. Problem: `evaluation-defective`.
  Checked checked() {
    List<Defect> defects = new ArrayList<>();
    Said said = Said.of(mark, reasons, words, defects);
    String name = citizen == null ? "" : Objects.requireNonNullElse(citizen.name(), "");
    String number = citizen == null ? "" : Objects.requireNonNullElse(citizen.idNumber(), "");
    if (isNoneOrLong(name) || isNoneOrLong(number)) {
      defects.add(new Defect("$.citizen", "Both name and idNumber of the card."));
    }
    Said.refuse(defects);
    return new Checked(said, name, number);
  }

  private static boolean isNoneOrLong(String text) {
    return text.isBlank() || text.length() > LONGEST_NAME;
  }

  /// Never what it says, nor who.
  @Override
  public String toString() {
    return "EvaluationWish";
  }

  /// An evaluation that obeys the rules, and whose card was read.
  record Checked(Said said, String name, String idNumber) {

    /// Never what it says, nor who.
    @Override
    public String toString() {
      return "Checked[%d]".formatted(said.mark());
    }
  }
}
