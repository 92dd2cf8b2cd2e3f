// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.casework.CaseEvents.Event;
import hall.server.casework.CaseFacts;
import hall.server.casework.CaseState;
import hall.server.casework.Step;
import hall.server.forwarding.Upstream.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the word of the platform above comes to for a case here. Pure.
///
/// | there \ here | received | correcting | accepted, reviewing | refused | granted, denied, and delivered as such |
/// |---|---|---|---|---|---|
/// | accepted | accept | corrected, accept | – | gap | – |
/// | correcting | ask, once | – | gap | gap | gap |
/// | refused | refuse | refuse | gap | – | gap |
/// | granted, denied | all steps up to it | all steps up to it | all steps up to it | gap | – where it is the same, else gap |
///
/// `completed` without a result is in order where the case is decided here. What a clerk has done
/// since stands: an older word of the platform moves nothing.
sealed interface Following {
  /// As far as two clocks may be apart.
  Duration SKEW = Duration.ofMinutes(5);

  /// The steps that bring the case where the platform has it.
  record Steps(List<Step> steps) implements Following {}

  /// The case is there already, or farther on the same way.
  record Nothing() implements Following {}

  /// Somebody has to look.
  record Gap(GapSort sort) implements Following {}

  static Following of(CaseFacts facts, List<Event> trail, Change said, Instant now) {
    Instant at = said.at().toInstant();
    if (at.isAfter(now.plus(SKEW))) {
      return new Gap(GapSort.UNCLEAR);
    }
    Following following =
        switch (said.word()) {
          case "accepted" -> accepted(facts.state());
          case "correcting" -> correcting(facts);
          case "refused" -> refused(facts.state());
          case "granted" -> decided(facts, trail, CaseState.GRANTED, Step.GRANT);
          case "denied" -> decided(facts, trail, CaseState.DENIED, Step.DENY);
          case "completed" -> completed(facts.state());
          default -> new Gap(GapSort.UNCLEAR);
        };
    return following instanceof Steps && isOlder(at, trail)
        ? new Gap(GapSort.CONTRADICTS)
        : following;
  }

  private static Following accepted(CaseState here) {
    return switch (here) {
      case RECEIVED, CORRECTING -> new Steps(untilAccepted(here));
      case ACCEPTED, REVIEWING, GRANTED, DENIED, DELIVERED -> new Nothing();
      case REFUSED -> new Gap(GapSort.CONTRADICTS);
    };
  }

  private static Following correcting(CaseFacts facts) {
    return switch (facts.state()) {
      case RECEIVED -> facts.asked() ? new Gap(GapSort.CONTRADICTS) : new Steps(List.of(Step.ASK));
      case CORRECTING -> new Nothing();
      case ACCEPTED, REVIEWING, REFUSED, GRANTED, DENIED, DELIVERED -> new Gap(GapSort.CONTRADICTS);
    };
  }

  private static Following refused(CaseState here) {
    return switch (here) {
      case RECEIVED, CORRECTING -> new Steps(List.of(Step.REFUSE));
      case REFUSED -> new Nothing();
      case ACCEPTED, REVIEWING, GRANTED, DENIED, DELIVERED -> new Gap(GapSort.CONTRADICTS);
    };
  }

  private static Following decided(
      CaseFacts facts, List<Event> trail, CaseState result, Step last) {
    return switch (facts.state()) {
      case RECEIVED, CORRECTING, ACCEPTED, REVIEWING -> {
        List<Step> steps = new ArrayList<>(untilAccepted(facts.state()));
        if (facts.state() != CaseState.REVIEWING && !facts.atOnce()) {
          steps.add(Step.REVIEW);
        }
        steps.add(last);
        yield new Steps(steps);
      }
      case REFUSED -> new Gap(GapSort.CONTRADICTS);
      case GRANTED, DENIED, DELIVERED ->
          result(trail).equals(Optional.of(result)) ? new Nothing() : new Gap(GapSort.CONTRADICTS);
    };
  }

  /// Nobody knows what a case came to that is completed and no more.
  private static Following completed(CaseState here) {
    return switch (here) {
      case GRANTED, DENIED, DELIVERED -> new Nothing();
      case RECEIVED, CORRECTING, ACCEPTED, REVIEWING -> new Gap(GapSort.UNCLEAR);
      case REFUSED -> new Gap(GapSort.CONTRADICTS);
    };
  }

  private static List<Step> untilAccepted(CaseState here) {
    return switch (here) {
      case RECEIVED -> List.of(Step.ACCEPT);
      case CORRECTING -> List.of(Step.CORRECTED, Step.ACCEPT);
      case ACCEPTED, REVIEWING, REFUSED, GRANTED, DENIED, DELIVERED -> List.of();
    };
  }

  /// What was decided here, also where it has been delivered since.
  private static Optional<CaseState> result(List<Event> trail) {
    return trail.reversed().stream()
        .filter(Event::isMove)
        .flatMap(event -> CaseState.find(event.stateTo()).stream())
        .filter(state -> state == CaseState.GRANTED || state == CaseState.DENIED)
        .findFirst();
  }

  private static boolean isOlder(Instant at, List<Event> trail) {
    return trail.stream()
        .filter(event -> event.isMove() && event.isOfClerk())
        .anyMatch(event -> event.at().toInstant().isAfter(at));
  }
}
