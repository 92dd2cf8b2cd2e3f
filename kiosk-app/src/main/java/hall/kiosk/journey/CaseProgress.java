// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How far a case is, as its applicant and whoever holds its receipt both may know it (R22).
///
/// @param due the last day for the next step, the citizen's own while corrections are asked for
/// @param left working days until then, where a day is set; negative when it is over
/// @param overdue whether that day is over
public record CaseProgress(
    OwnCase.Standing standing,
    Optional<LocalDate> due,
    OptionalInt left,
    boolean overdue,
    List<OwnCase.Passed> trail) {

  public CaseProgress {
    trail = List.copyOf(trail);
  }
}
