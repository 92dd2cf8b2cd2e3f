// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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

  static final int LONGEST_WORDS = 500;
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
    int given = mark == null ? 0 : mark;
    if (given < 1 || given > 5) {
      defects.add(new Defect("$.mark", "From 1 to 5."));
    }
    List<Optional<Reason>> known =
        Objects.requireNonNullElse(reasons, List.<@Nullable String>of()).stream()
            .map(each -> Reason.find(Objects.requireNonNullElse(each, "")))
            .toList();
    if (known.stream().anyMatch(Optional::isEmpty)) {
      defects.add(new Defect("$.reasons", "Words of the contract only."));
    }
    String said = Objects.requireNonNullElse(words, "").strip();
    if (said.codePointCount(0, said.length()) > LONGEST_WORDS) {
      defects.add(new Defect("$.words", LONGEST_WORDS + " characters at most."));
    }
    String name = citizen == null ? "" : Objects.requireNonNullElse(citizen.name(), "");
    String number = citizen == null ? "" : Objects.requireNonNullElse(citizen.idNumber(), "");
    if (isNoneOrLong(name) || isNoneOrLong(number)) {
      defects.add(new Defect("$.citizen", "Both name and idNumber of the card."));
    }
    if (!defects.isEmpty()) {
      throw Problem.of(422, "evaluation-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    String reason =
        known.stream()
            .flatMap(Optional::stream)
            .distinct()
            .sorted()
            .map(Reason::word)
            .collect(Collectors.joining(","));
    return new Checked(given, reason, said, name, number);
  }

  private static boolean isNoneOrLong(String text) {
    return text.isBlank() || text.length() > LONGEST_NAME;
  }

  /// Never what it says, nor who.
  @Override
  public String toString() {
    return "EvaluationWish";
  }

  /// An evaluation that obeys the rules.
  ///
  /// @param reasons their words in order, with commas between
  record Checked(int mark, String reasons, String words, String name, String idNumber) {

    boolean same(Evaluation known) {
      return known.mark() == mark && known.reasons().equals(reasons) && known.words().equals(words);
    }

    /// Never what it says, nor who.
    @Override
    public String toString() {
      return "Checked[%d]".formatted(mark);
    }
  }
}
