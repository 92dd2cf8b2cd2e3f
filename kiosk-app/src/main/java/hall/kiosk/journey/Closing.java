// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Effect.StartTimer;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.State.Visiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The end of a visit: what lies in the devices is said until it is taken.
final class Closing {

  /// Enough to read that everything is taken.
  private static final Duration ALL_TAKEN = Duration.ofSeconds(3);

  private Closing() {}

  /// The last screen; it needs nothing personal.
  static Step begin(Visiting s) {
    var left = new LeftBehind(s.nextOperation(), Set.of());
    var stranger = Visit.begin(s.visit().language()).with(s.visit().look());
    return Step.to(
            s.with(stranger).at(new Stage.Thanks(left, false)),
            new Effect.ForgetPages(s.visit().images()),
            new Effect.LookForLeft(left.operation(), false))
        .and(Acting.forgetCard(s.visit()));
  }

  static Step next(Visiting s, Stage.Thanks at, Event event) {
    return seen(at.left(), event)
        .map(now ->
            Step.to(s.at(new Stage.Thanks(now, at.reminded() || !now.things().isEmpty())))
                .and(chime(at.left(), now)))
        .orElseGet(() -> Step.to(s));
  }

  /// What lies there after an event of the looking that is on.
  static Optional<LeftBehind> seen(LeftBehind before, Event event) {
    return event instanceof Event.LeftSeen(var operation, var things)
            && operation == before.operation()
        ? Optional.of(before.with(things))
        : Optional.empty();
  }

  /// Whoever is about to go turns round for what was not said yet.
  static List<Effect> chime(LeftBehind before, LeftBehind now) {
    return before.things().containsAll(now.things()) ? List.of() : List.of(new Effect.Chime());
  }

  /// The last screen waits for what is left as long as for a citizen who is still.
  static StartTimer timer(Visiting s, Stage.Thanks at) {
    var timeouts = s.terminal().timeouts();
    boolean free = at.left().things().isEmpty();
    var after = !free ? timeouts.purge() : at.reminded() ? ALL_TAKEN : timeouts.thanks();
    return new StartTimer(s.generation(), Timer.THANKS, after);
  }
}
