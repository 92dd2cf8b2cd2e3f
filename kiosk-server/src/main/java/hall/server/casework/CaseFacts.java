// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.calendar.WorkingDays;
import hall.server.catalogue.ServiceItem.Limits;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the life of a case depends on; days are those of the halls.
///
/// @param countedFrom from when on the days for the decision about acceptance count
/// @param beganOn from when on the limits of the item count; null before acceptance
/// @param dueOn by when the next step is due; null when none is
/// @param asked whether corrections were asked for
/// @param limits of the item version that the case keeps
public record CaseFacts(
    CaseState state,
    LocalDate countedFrom,
    @Nullable LocalDate beganOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate promisedOn,
    @Nullable LocalDate statutoryOn,
    boolean asked,
    Limits limits) {

  /// A case that is received and waits for the decision about acceptance.
  static CaseFacts waiting(LocalDate from, boolean asked, Limits limits, WorkingDays days) {
    return new CaseFacts(
        CaseState.RECEIVED,
        from,
        null,
        days.after(from, CaseLife.DECISION_DAYS),
        null,
        null,
        asked,
        limits);
  }

  /// Whether its item gives the result at once.
  public boolean atOnce() {
    return limits.promisedWorkingDays() == 0;
  }

  CaseFacts begun(LocalDate on, WorkingDays days) {
    LocalDate promised = days.after(on, limits.promisedWorkingDays());
    LocalDate statutory =
        days.after(on, Math.max(limits.statutoryWorkingDays(), limits.promisedWorkingDays()));
    return new CaseFacts(
        CaseState.ACCEPTED, countedFrom, on, promised, promised, statutory, asked, limits);
  }

  CaseFacts to(CaseState next, @Nullable LocalDate due) {
    return new CaseFacts(
        next,
        countedFrom,
        beganOn,
        due,
        promisedOn,
        statutoryOn,
        asked || next == CaseState.CORRECTING,
        limits);
  }
}
