// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Effect.StartTimer;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Stage.Identify;
import hall.kiosk.journey.State.Visiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Logging in with a phone, beside laying the card: a code stands on the screen until the citizen
/// has confirmed, and the visit goes on as with a card.
///
/// | from | event | to |
/// |---|---|---|
/// | Identify that asks who is here | LogIn, where the server offers it | LoggingIn, beginning |
/// | LoggingIn | LoginShown | LoggingIn with the code |
/// | LoggingIn | LoggedIn | the first of the service that asked |
/// | LoggingIn | LoginEnded | LoggingIn that says why |
/// | LoggingIn that says why | LogIn | LoggingIn, beginning |
/// | LoggingIn | Back | Identify, reading |
final class LoggingIn {

  /// How long somebody may look at a phone before the terminal asks whether they are still there.
  private static final Duration LOOKING_AT_A_PHONE = Duration.ofMinutes(2);

  private LoggingIn() {}

  /// Whether a phone does as well as a card here.
  static boolean offered(Visiting s, Identify at) {
    return at.purpose() == Identify.Purpose.WHO && s.terminal().loginApp().isPresent();
  }

  static Step begin(Visiting s, Identify before) {
    long operation = s.nextOperation();
    return Step.to(
        s.at(new Stage.LoggingIn(operation, Optional.empty(), Optional.empty(), before)),
        new Effect.LogIn(operation));
  }

  static Step next(Visiting s, Stage.LoggingIn at, Event event) {
    return switch (event) {
      case Event.LoginShown(var operation, var code) when operation == at.operation() ->
          Step.to(s.at(at.with(code)));
      case Event.LoggedIn(var operation, var person, var level, var today)
          when operation == at.operation() ->
          Serving.known(s.with(s.visit().with(person, level, today)), at.before());
      case Event.LoginEnded(var operation, var problem) when operation == at.operation() ->
          Step.to(s.at(at.with(problem)));
      case Event.LogIn() when at.problem().isPresent() && offered(s, at.before()) ->
          begin(s, at.before());
      case Back() ->
          Identification.again(s, at.before())
              .and(List.of(new Effect.CancelOperation(at.operation())));
      default -> Step.to(s);
    };
  }

  /// That a minute is over is no news, so the clock of stillness runs on.
  static Optional<Step> ticked(Visiting s, Event event) {
    return s.stage() instanceof Stage.LoggingIn at
            && event instanceof Event.LoginShown(var operation, var code)
            && operation == at.operation()
            && at.code().filter(shown -> shown.with(code.minutes()).equals(code)).isPresent()
        ? Optional.of(
            Step.to(
                new Visiting(s.generation(), s.terminal(), s.visit(), at.with(code), s.overlay())))
        : Optional.empty();
  }

  /// Who looks at a phone touches nothing meanwhile.
  static StartTimer timer(Visiting s, Stage.LoggingIn at) {
    var usual = s.terminal().timeouts().warning();
    boolean longer = at.code().isPresent() && usual.compareTo(LOOKING_AT_A_PHONE) < 0;
    return new StartTimer(s.generation(), Timer.WARNING, longer ? LOOKING_AT_A_PHONE : usual);
  }
}
