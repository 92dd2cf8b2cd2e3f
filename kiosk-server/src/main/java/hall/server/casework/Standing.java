// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a case stands today.
///
/// @param revision counts its changes; an order names the one that it is about
/// @param workingDaysLeft until the next step is due; negative when it is overdue, null when
///   nothing is due
/// @param reason why it was refused, granted or denied
/// @param way how the result was delivered; null before
/// @param tracking by whom and under which number a courier carries it
/// @param steps that a clerk may take now
public record Standing(
    CaseState state,
    long revision,
    @Nullable LocalDate beganOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate promisedOn,
    @Nullable LocalDate statutoryOn,
    @Nullable Integer workingDaysLeft,
    Light light,
    List<Correction> corrections,
    @Nullable String reason,
    @Nullable String way,
    @Nullable String tracking,
    Set<Step> steps) {

  /// Whether it is the applicant's turn.
  @JsonIgnore
  public boolean isAsking() {
    return state == CaseState.CORRECTING;
  }
}
