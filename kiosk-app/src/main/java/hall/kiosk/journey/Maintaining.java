// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Effect.StartTimer;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.State.Maintenance;
import hall.kiosk.journey.Upkeep.PinAnswer;
import hall.kiosk.journey.Upkeep.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The maintenance screen: a PIN, then tests. It ends by itself where nobody touches it.
///
/// | from | event | to |
/// |---|---|---|
/// | Asking | EnterPin | Asking, checking |
/// | Asking, checking | PinChecked, right | Open |
/// | Asking, checking | PinChecked, denied | Asking that says why |
/// | Open, nothing runs | TestDevices, PrintTest | Open, running |
/// | Open, running | DevicesTested, TestPrinted | Open that says what came |
/// | Open, nothing runs | RestartKiosk | the same; the process ends |
/// | any | Finish, too long still | rest |
final class Maintaining {

  private static final Duration STILL = Duration.ofMinutes(1);
  private static final Duration STILL_INSIDE = Duration.ofMinutes(5);

  private Maintaining() {}

  static Step begin(long generation, Terminal terminal, LeftBehind left) {
    return on(new Maintenance(generation, terminal, left, Upkeep.Asking.FIRST), Upkeep.Asking.FIRST)
        .and(List.of(new Effect.StopLooking(left.operation())));
  }

  /// The next step; empty where it is over.
  static Optional<Step> next(Maintenance s, Event event) {
    if (event instanceof Event.Finish
        || (event instanceof Event.TimerFired(var generation, var timer)
            && timer == Timer.PURGE
            && generation == s.generation())) {
      return Optional.empty();
    }
    return Optional.of(
        switch (s.upkeep()) {
          case Upkeep.Asking at -> asking(s, at, event);
          case Upkeep.Open at -> open(s, at, event);
        });
  }

  private static Step asking(Maintenance s, Upkeep.Asking at, Event event) {
    return switch (event) {
      case Event.EnterPin(var pin) when at.checking().isEmpty() ->
          on(s, new Upkeep.Asking(Optional.of(s.generation() + 1), Optional.empty()))
              .and(List.of(new Effect.CheckPin(s.generation() + 1, pin)));
      case Event.PinChecked(var operation, var answer)
          when at.checking().equals(Optional.of(operation)) ->
          on(
              s,
              switch (answer) {
                case PinAnswer.Right(var health) -> new Upkeep.Open(health, new Task.None());
                case PinAnswer.Denied denied ->
                    new Upkeep.Asking(Optional.empty(), Optional.of(denied));
              });
      default -> Step.to(s);
    };
  }

  private static Step open(Maintenance s, Upkeep.Open at, Event event) {
    long operation = s.generation() + 1;
    if (at.task() instanceof Task.Running(var running)) {
      return switch (event) {
        case Event.DevicesTested(var of, var tests) when of == running ->
            on(s, new Upkeep.Open(at.health(), new Task.Tested(tests)));
        case Event.TestPrinted(var of, var task) when of == running ->
            on(s, new Upkeep.Open(at.health(), task));
        default -> Step.to(s);
      };
    }
    var running = new Upkeep.Open(at.health(), new Task.Running(operation));
    return switch (event) {
      case Event.TestDevices() -> on(s, running).and(List.of(new Effect.TestDevices(operation)));
      case Event.PrintTest(var printer) ->
          on(s, running).and(List.of(new Effect.PrintTest(operation, printer)));
      case Event.RestartKiosk() -> Step.to(s, new Effect.RestartKiosk());
      default -> Step.to(s);
    };
  }

  /// Every step makes earlier timers void; what runs is waited for.
  private static Step on(Maintenance s, Upkeep upkeep) {
    var next = new Maintenance(s.generation() + 1, s.terminal(), s.left(), upkeep);
    return switch (upkeep) {
      case Upkeep.Asking _ -> Step.to(next, new StartTimer(next.generation(), Timer.PURGE, STILL));
      case Upkeep.Open(_, Task.Running _) -> Step.to(next);
      case Upkeep.Open _ ->
          Step.to(next, new StartTimer(next.generation(), Timer.PURGE, STILL_INSIDE));
    };
  }
}
