// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import hall.server.complaint.Complaint;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.complaint.Complaints;
import hall.server.forwarding.GapSort;
import hall.server.hotline.Hotline.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the word of the hotline comes to for a complaint here. Pure.
///
/// | there \ here | sending | transferred under its number | answered by it | all else |
/// |---|---|---|---|---|
/// | accepted | transfer | – | – | gap |
/// | completed, with an answer | transfer, complete | complete | – where it is the same, else gap | gap |
/// | returned, with a reason | return | return | gap | gap |
///
/// Under another number than the hotline gave before, everything is a gap.
sealed interface Following {
  /// As far as two clocks may be apart.
  Duration SKEW = Duration.ofMinutes(5);

  /// What brings the complaint where the hotline has it.
  record Steps(List<Deed> deeds) implements Following {}

  /// It is there already.
  record Nothing() implements Following {}

  /// Somebody has to look.
  record Gap(GapSort sort) implements Following {}

  static Following of(Complaint here, Change said, Instant now) {
    String number = here.hotlineNumber();
    if (number != null && !number.equals(said.hotlineNumber())) {
      return new Gap(GapSort.HOTLINE_DIFFERS);
    }
    boolean told =
        switch (said.state()) {
          case "accepted" -> true;
          case "completed" -> isText(said.answer());
          case "returned" -> isText(said.reason());
          default -> false;
        };
    if (!told
        || said.at().toInstant().isAfter(now.plus(SKEW))
        || !Complaints.HOTLINE_NUMBER.matcher(said.hotlineNumber()).matches()) {
      return new Gap(GapSort.HOTLINE_UNCLEAR);
    }
    return switch (here.state()) {
      case SENDING ->
          switch (said.state()) {
            case "accepted" -> new Steps(List.of(Deed.TRANSFER));
            case "completed" -> new Steps(List.of(Deed.TRANSFER, Deed.COMPLETE));
            default -> new Steps(List.of(Deed.RETURN));
          };
      case TRANSFERRED ->
          switch (said.state()) {
            case "accepted" -> new Nothing();
            case "completed" -> new Steps(List.of(Deed.COMPLETE));
            default -> new Steps(List.of(Deed.RETURN));
          };
      case ANSWERED -> answered(here, said);
      case RECEIVED, ACCEPTED, FORWARDED, SUPERVISED, DECLINED, APPOINTED, VISITED, FAILED ->
          new Gap(GapSort.HOTLINE_CONTRADICTS);
    };
  }

  /// One that was answered without the hotline has no number there.
  private static Following answered(Complaint here, Change said) {
    boolean same =
        switch (said.state()) {
          case "accepted" -> true;
          case "completed" -> Objects.equals(here.answer(), said.answer());
          default -> false;
        };
    return here.hotlineNumber() != null && same
        ? new Nothing()
        : new Gap(GapSort.HOTLINE_CONTRADICTS);
  }

  private static boolean isText(@Nullable String said) {
    return said != null && said.codePointCount(0, said.length()) <= Hotline.LONGEST_WORDS;
  }
}
