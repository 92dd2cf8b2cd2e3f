// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.HallTime;
import hall.server.complaint.ComplaintLife.Deed;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a complaint is, for whoever holds its slip: never what it says, nor whose it is.
///
/// @param dueOn by when it is taken on or answered, or the day of the visit; null when nothing is
///   due any more
/// @param late whether that day is over
/// @param unit that has to deal with it, or who of the hall comes; null before somebody has to
/// @param hotlineNumber under which the hotline 12345 has it; null where it was not transferred
/// @param caseEnding the last four digits of the case that came of a visit: enough to find its
///   receipt among others, too little to know the item, the day or the case; left out while there
///   is none
/// @param answer why it was declined, or what came of a visit too, without long numbers and the
///   writer's name: a slip is lost more easily than a letter
public record Slip(
    String number,
    ComplaintState state,
    OffsetDateTime receivedAt,
    @Nullable LocalDate dueOn,
    boolean late,
    @Nullable String unit,
    @Nullable String hotlineNumber,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String caseEnding,
    @Nullable String answer,
    List<Passed> trail) {

  private static final int ENDING = 4;

  /// A step that was taken, without what was said.
  public record Passed(OffsetDateTime at, Deed deed) {}

  static Slip of(Complaint complaint, List<Complaints.Done> trail, LocalDate today) {
    return new Slip(
        complaint.number(),
        complaint.state(),
        HallTime.at(complaint.receivedAt()),
        complaint.state().over() ? null : complaint.dueOn(),
        complaint.late(today),
        complaint.unit(),
        complaint.hotlineNumber(),
        ending(complaint.caseNumber()),
        complaint.answer() == null
            ? null
            : ComplaintMask.masked(complaint.answer(), complaint.name()),
        trail.stream().flatMap(done -> passed(done).stream()).toList());
  }

  private static @Nullable String ending(@Nullable String caseNumber) {
    return caseNumber == null ? null : caseNumber.substring(caseNumber.length() - ENDING);
  }

  private static Optional<Passed> passed(Complaints.Done done) {
    return Deed.find(done.deed()).map(deed -> new Passed(HallTime.at(done.at()), deed));
  }
}
