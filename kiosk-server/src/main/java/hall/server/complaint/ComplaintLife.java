// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What may happen to a complaint, and by when.
///
/// | from | deed | to |
/// |---|---|---|
/// | received | accept | accepted |
/// | received | decline | declined |
/// | accepted | forward | forwarded |
/// | forwarded, supervised | forward to another unit | forwarded |
/// | forwarded, supervised | supervise | supervised |
/// | accepted, forwarded, supervised | answer | answered |
/// | received, accepted, forwarded, supervised | transfer to the hotline 12345 | transferred |
/// | received, accepted, forwarded, supervised | send it to the hotline by wire | sending |
/// | sending | the hotline gives its number: transfer | transferred |
/// | sending, transferred | the hotline does not take or keep it: return | accepted |
/// | transferred | the hotline has settled it: complete | answered |
///
/// While it is being sent, nobody here does anything about it. What the hotline returned somebody
/// here has taken on by sending it.
///
/// A visit at home (上门帮办) has a life of its own, with the same beginning:
///
/// | from | deed | to |
/// |---|---|---|
/// | received, appointed | appoint a day and whoever comes | appointed |
/// | appointed | visit, not before that day | visited |
/// | received, appointed | fail | failed |
///
/// What came is accepted or declined within two working days, and answered within those of its
/// sort; both count from the day after it came.
public final class ComplaintLife {

  private static final int ACCEPT_DAYS = 2;

  private ComplaintLife() {}

  /// What an operator does, or the hotline.
  public enum Deed {
    ACCEPT,
    DECLINE,
    FORWARD,
    SUPERVISE,
    ANSWER,
    SEND,
    TRANSFER,
    COMPLETE,
    RETURN,
    APPOINT,
    VISIT,
    FAIL;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it says something: a reason, a unit, what is urged, an answer, the hotline's number,
    /// who comes, what came of it.
    public boolean speaks() {
      return this != ACCEPT && this != SEND;
    }

    /// Whether what it says is the answer to whoever wrote.
    boolean ends() {
      return switch (this) {
        case DECLINE, ANSWER, COMPLETE, VISIT, FAIL -> true;
        case ACCEPT, FORWARD, SUPERVISE, SEND, TRANSFER, RETURN, APPOINT -> false;
      };
    }

    public static Optional<Deed> find(String word) {
      return Stream.of(values()).filter(deed -> deed.word().equals(word)).findFirst();
    }
  }

  /// The next state; empty where the deed does not fit.
  public static Optional<ComplaintState> next(ComplaintSort sort, ComplaintState from, Deed deed) {
    return switch (sort) {
      case COMPLAINT, SUGGESTION, UNRESOLVED -> next(from, deed);
      case VISIT -> helped(from, deed);
    };
  }

  private static Optional<ComplaintState> helped(ComplaintState from, Deed deed) {
    boolean waits = from == ComplaintState.RECEIVED || from == ComplaintState.APPOINTED;
    return switch (deed) {
      case APPOINT -> waits ? Optional.of(ComplaintState.APPOINTED) : Optional.empty();
      case VISIT ->
          from == ComplaintState.APPOINTED ? Optional.of(ComplaintState.VISITED) : Optional.empty();
      case FAIL -> waits ? Optional.of(ComplaintState.FAILED) : Optional.empty();
      case ACCEPT, DECLINE, FORWARD, SUPERVISE, ANSWER, SEND, TRANSFER, COMPLETE, RETURN ->
          Optional.empty();
    };
  }

  /// The next state of what is no visit.
  public static Optional<ComplaintState> next(ComplaintState from, Deed deed) {
    return switch (from) {
      case RECEIVED ->
          switch (deed) {
            case ACCEPT -> Optional.of(ComplaintState.ACCEPTED);
            case DECLINE -> Optional.of(ComplaintState.DECLINED);
            case SEND -> Optional.of(ComplaintState.SENDING);
            case TRANSFER -> Optional.of(ComplaintState.TRANSFERRED);
            case FORWARD, SUPERVISE, ANSWER, COMPLETE, RETURN, APPOINT, VISIT, FAIL ->
                Optional.empty();
          };
      case ACCEPTED ->
          switch (deed) {
            case FORWARD -> Optional.of(ComplaintState.FORWARDED);
            case ANSWER -> Optional.of(ComplaintState.ANSWERED);
            case SEND -> Optional.of(ComplaintState.SENDING);
            case TRANSFER -> Optional.of(ComplaintState.TRANSFERRED);
            case ACCEPT, DECLINE, SUPERVISE, COMPLETE, RETURN, APPOINT, VISIT, FAIL ->
                Optional.empty();
          };
      case FORWARDED, SUPERVISED ->
          switch (deed) {
            case FORWARD -> Optional.of(ComplaintState.FORWARDED);
            case SUPERVISE -> Optional.of(ComplaintState.SUPERVISED);
            case ANSWER -> Optional.of(ComplaintState.ANSWERED);
            case SEND -> Optional.of(ComplaintState.SENDING);
            case TRANSFER -> Optional.of(ComplaintState.TRANSFERRED);
            case ACCEPT, DECLINE, COMPLETE, RETURN, APPOINT, VISIT, FAIL -> Optional.empty();
          };
      case SENDING ->
          switch (deed) {
            case TRANSFER -> Optional.of(ComplaintState.TRANSFERRED);
            case RETURN -> Optional.of(ComplaintState.ACCEPTED);
            case ACCEPT,
                DECLINE,
                FORWARD,
                SUPERVISE,
                ANSWER,
                SEND,
                COMPLETE,
                APPOINT,
                VISIT,
                FAIL ->
                Optional.empty();
          };
      case TRANSFERRED ->
          switch (deed) {
            case COMPLETE -> Optional.of(ComplaintState.ANSWERED);
            case RETURN -> Optional.of(ComplaintState.ACCEPTED);
            case ACCEPT,
                DECLINE,
                FORWARD,
                SUPERVISE,
                ANSWER,
                SEND,
                TRANSFER,
                APPOINT,
                VISIT,
                FAIL ->
                Optional.empty();
          };
      case ANSWERED, DECLINED, APPOINTED, VISITED, FAILED -> Optional.empty();
    };
  }

  /// What a clerk may do now, in the order of the page.
  public static List<Deed> deeds(ComplaintSort sort, ComplaintState state) {
    if (state == ComplaintState.SENDING || state == ComplaintState.TRANSFERRED) {
      return List.of();
    }
    return Stream.of(Deed.values()).filter(deed -> next(sort, state, deed).isPresent()).toList();
  }

  /// Until when it is taken on or declined.
  static LocalDate acceptBy(LocalDate received, Days days) {
    return days.after(received, ACCEPT_DAYS);
  }

  /// Until when there is an answer.
  static LocalDate answerBy(LocalDate received, ComplaintSort sort, Days days) {
    return days.after(received, sort.answerDays());
  }
}
