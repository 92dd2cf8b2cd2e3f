// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may happen after a bad rating, and by when.
///
/// | from | deed | to |
/// |---|---|---|
/// | open | verify | verified |
/// | open | refute | refuted |
/// | verified | rectify | rectified |
/// | rectified, refuted | answer | answered |
/// | answered | call | closed |
///
/// Each deed is written down in words. The days count from the day after the rating.
public final class RectificationLife {

  private static final int VERIFY_DAYS = 2;
  private static final int RECTIFY_DAYS = 7;
  private static final int ANSWER_DAYS = 10;
  private static final int CALL_DAYS = 15;

  private RectificationLife() {}

  /// What an operator does.
  public enum Deed {
    VERIFY,
    REFUTE,
    RECTIFY,
    ANSWER,
    CALL;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Deed> find(String word) {
      return Stream.of(values()).filter(deed -> deed.word().equals(word)).findFirst();
    }
  }

  /// The last days for each deed.
  public record Deadlines(
      LocalDate verifyBy, LocalDate rectifyBy, LocalDate answerBy, LocalDate callBy) {

    @Nullable LocalDate of(RectificationState state) {
      return switch (state) {
        case OPEN -> verifyBy;
        case VERIFIED -> rectifyBy;
        case REFUTED, RECTIFIED -> answerBy;
        case ANSWERED -> callBy;
        case CLOSED -> null;
      };
    }
  }

  static Deadlines deadlines(LocalDate rated, WorkingDays days) {
    return new Deadlines(
        days.after(rated, VERIFY_DAYS),
        days.after(rated, RECTIFY_DAYS),
        days.after(rated, ANSWER_DAYS),
        days.after(rated, CALL_DAYS));
  }

  /// The next state; empty where the deed does not fit.
  public static Optional<RectificationState> next(RectificationState from, Deed deed) {
    return Optional.ofNullable(
        switch (from) {
          case OPEN ->
              switch (deed) {
                case VERIFY -> RectificationState.VERIFIED;
                case REFUTE -> RectificationState.REFUTED;
                case RECTIFY, ANSWER, CALL -> null;
              };
          case VERIFIED -> deed == Deed.RECTIFY ? RectificationState.RECTIFIED : null;
          case REFUTED, RECTIFIED -> deed == Deed.ANSWER ? RectificationState.ANSWERED : null;
          case ANSWERED -> deed == Deed.CALL ? RectificationState.CLOSED : null;
          case CLOSED -> null;
        });
  }

  /// What may be done now, in the order of the page.
  public static List<Deed> deeds(RectificationState state) {
    return Stream.of(Deed.values()).filter(deed -> next(state, deed).isPresent()).toList();
  }
}
