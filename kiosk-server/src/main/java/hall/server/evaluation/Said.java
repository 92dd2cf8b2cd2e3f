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

/// How somebody rates a case, as it can be kept.
///
/// @param mark from 5, 非常满意, down to 1, 非常不满意
/// @param reasons words of [Reason] in order, with commas between; empty for none
/// @param words of the citizen; empty for none
public record Said(int mark, String reasons, String words) {
  static final int LONGEST_WORDS = 500;

  /// Checks what came. Problem: `evaluation-defective`.
  public static Said of(
      @Nullable Integer mark, @Nullable List<@Nullable String> reasons, @Nullable String words) {
    List<Defect> defects = new ArrayList<>();
    Said said = of(mark, reasons, words, defects);
    refuse(defects);
    return said;
  }

  static Said of(
      @Nullable Integer mark,
      @Nullable List<@Nullable String> reasons,
      @Nullable String words,
      List<Defect> defects) {
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
    String written = Objects.requireNonNullElse(words, "").strip();
    if (written.codePointCount(0, written.length()) > LONGEST_WORDS) {
      defects.add(new Defect("$.words", LONGEST_WORDS + " characters at most."));
    }
    return new Said(
        given,
        known.stream()
            .flatMap(Optional::stream)
            .distinct()
            .sorted()
            .map(Reason::word)
            .collect(Collectors.joining(",")),
        written);
  }

  static void refuse(List<Defect> defects) {
    if (!defects.isEmpty()) {
      throw Problem.of(422, "evaluation-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
  }

  boolean same(Evaluation known) {
    return known.mark() == mark && known.reasons().equals(reasons) && known.words().equals(words);
  }

  /// Never what it says.
  @Override
  public String toString() {
    return "Said[%d]".formatted(mark);
  }
}
