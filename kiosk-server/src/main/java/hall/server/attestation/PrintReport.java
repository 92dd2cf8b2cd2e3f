// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of a print, in the words of the printer's driver.
///
/// @param part counts the prints of one document, from 1; the rest after a jam is another
/// @param outcome `confirmed` (the printer says that the sheets came out), `sent` (it took them
///   all, and says no more) or `stopped`
/// @param copies that came out whole, or were sent
public record PrintReport(
    @Nullable Integer part, @Nullable String outcome, @Nullable Integer copies) {
  private static final Set<String> OUTCOMES = Set.of("confirmed", "sent", "stopped");
  private static final int MOST = 100;

  record Checked(int part, String outcome, int copies) {}

  /// Problem: `print-report-defective`.
  Checked checked() {
    List<Defect> defects = new ArrayList<>();
    if (part == null || part < 1 || part > MOST) {
      defects.add(new Defect("$.part", "From 1."));
    }
    if (outcome == null || !OUTCOMES.contains(outcome)) {
      defects.add(new Defect("$.outcome", "One of confirmed, sent, stopped."));
    }
    if (copies == null || copies < 0 || copies > MOST) {
      defects.add(new Defect("$.copies", "How many."));
    }
    if (!defects.isEmpty() || part == null || outcome == null || copies == null) {
      throw Problem.of(422, "print-report-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Checked(part, outcome, copies);
  }
}
