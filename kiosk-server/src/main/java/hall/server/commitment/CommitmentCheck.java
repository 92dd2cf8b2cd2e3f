// SPDX-License-Identifier: Apache-2.0
package hall.server.commitment;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a clerk found out about a commitment, for the revision that he or she has seen.
///
/// @param result `kept` or `broken`
/// @param finding what was looked at and seen
/// @param consequence what follows; only where it was broken, and there always
public record CommitmentCheck(
    @Nullable String result,
    @Nullable String finding,
    @Nullable String consequence,
    @Nullable Long revision) {
  static final String BROKEN = "broken";

  private static final Set<String> RESULTS = Set.of("kept", BROKEN);
  private static final int LONGEST = 500;

  /// Itself. Problem: `commitment-check-defective`.
  CommitmentCheck checked() {
    List<Defect> defects = new ArrayList<>();
    if (result == null || !RESULTS.contains(result)) {
      defects.add(new Defect("$.result", "One of kept, broken."));
    }
    if (!isSaid(finding)) {
      defects.add(new Defect("$.finding", "What was looked at and seen, at most 500 characters."));
    }
    if (BROKEN.equals(result) != isSaid(consequence)) {
      defects.add(
          new Defect("$.consequence", "What follows, where it was broken, and only there."));
    }
    if (revision == null) {
      defects.add(new Defect("$.revision", "The revision that the check is about."));
    }
    if (!defects.isEmpty()) {
      throw Problem.of(422, "commitment-check-defective", "Correct the listed parts of the check.")
          .with(defects)
          .asException();
    }
    return this;
  }

  private static boolean isSaid(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST;
  }
}
