// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.Lines.Line;
import hall.kiosk.journey.Lines.Standing;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.Optional;

/// Taking a number for a window: no card is needed, and one that was laid only gives priority.
final class Queueing {

  private Queueing() {}

  /// Asks how the lines are.
  static Step begin(Visiting s) {
    return begin(s, false, Optional.empty());
  }

  private static Step begin(Visiting s, boolean disabled, Optional<LocalText> problem) {
    long operation = s.nextOperation();
    return Step.to(
        s.at(new Stage.Windows(operation, Optional.empty(), disabled, problem)),
        new Effect.AskLines(operation));
  }

  static Step windows(Visiting s, Stage.Windows at, Event event) {
    return switch (event) {
      case Event.LinesTold(var operation, var lines) when operation == at.operation() ->
          Step.to(
              s.at(new Stage.Windows(operation, Optional.of(lines), at.disabled(), at.problem())));
      case Event.SayDisabled(var disabled) ->
          Step.to(s.at(new Stage.Windows(at.operation(), at.lines(), disabled, at.problem())));
      case Event.ShowCard() when mayShowCard(s) -> Identification.ask(s, Service.NUMBER);
      case Event.ChooseLine(var groupId) ->
          at.lines()
              .flatMap(lines -> lines.find(groupId))
              .filter(line -> line.standing() == Standing.OPEN)
              .map(line -> take(s, at, line))
              .orElseGet(() -> Step.to(s));
      case Event.Back() ->
          Step.to(s.at(new Stage.Home()), new Effect.CancelOperation(at.operation()));
      default -> Step.to(s);
    };
  }

  /// Whether a card could still give priority here.
  static boolean mayShowCard(Visiting s) {
    return s.visit().identity().isEmpty() && s.terminal().identifies();
  }

  private static Step take(Visiting s, Stage.Windows at, Line line) {
    long operation = s.nextOperation();
    var lane = lane(s.visit(), line, at.disabled());
    return Step.to(
        s.at(new Stage.Numbered(operation, Optional.empty(), new Paper.NotAsked())),
        new Effect.CancelOperation(at.operation()),
        new Effect.TakeNumber(operation, line.groupId(), line.name(), lane));
  }

  /// The birth date stays here; the server is told the lane alone.
  static Lane lane(Visit visit, Line line, boolean disabled) {
    if (disabled) {
      return Lane.DISABLED;
    }
    boolean old = visit.age().filter(age -> age >= line.priorityAge()).isPresent();
    return old ? Lane.ELDERLY : Lane.ORDINARY;
  }

  static Step numbered(Visiting s, Stage.Numbered at, Event event) {
    return switch (event) {
      case Event.NumberAnswered(var operation, var answer)
          when operation == at.operation() && at.number().isEmpty() ->
          switch (answer) {
            case QueueNumber.Answer.Given(var number) -> given(s, at, number);
            case QueueNumber.Answer.Refused(var why) -> begin(s, false, Optional.of(why));
          };
      case Event.PrintTicket() when at.number().isPresent() && printable(at.paper()) ->
          print(s, at, at.number().get());
      case Event.Another() when at.number().isPresent() -> Serving.another(s);
      case Event.Proceed() when at.number().isPresent() -> Closing.begin(s);
      case Event.Finish() when at.number().isPresent() -> Closing.begin(s);
      default ->
          Step.to(
              ended(at.paper(), event)
                  .map(paper -> s.at(new Stage.Numbered(at.operation(), at.number(), paper)))
                  .orElse(s));
    };
  }

  private static Step given(Visiting s, Stage.Numbered at, QueueNumber number) {
    return s.terminal().missing().contains(Peripheral.TICKET_PRINTER)
        ? Step.to(
            s.at(new Stage.Numbered(at.operation(), Optional.of(number), new Paper.NoPrinter())))
        : print(s, at, number);
  }

  private static Step print(Visiting s, Stage.Numbered at, QueueNumber number) {
    long operation = s.nextOperation();
    return Step.to(
        s.at(
            new Stage.Numbered(at.operation(), Optional.of(number), new Paper.Printing(operation))),
        new Effect.PrintNumber(operation, number, s.visit().language()));
  }

  static boolean printable(Paper paper) {
    return switch (paper) {
      case Paper.Failed _, Paper.Out _, Paper.Taken(), Paper.Withdrawn() -> true;
      case Paper.NotAsked(), Paper.Presented _, Paper.Printing _, Paper.NoPrinter() -> false;
    };
  }

  /// What an event says of a paper that is coming out; nothing of any other.
  static Optional<Paper> ended(Paper paper, Event event) {
    return switch (event) {
      case Event.Printed(var operation, var confirmed) when running(paper, operation) ->
          Optional.of(new Paper.Out(confirmed));
      case Event.NotPrinted(var operation, Optional<DeviceFault> fault)
          when running(paper, operation) ->
          Optional.of(new Paper.Failed(fault));
      case Event.Presented(var operation) when running(paper, operation) ->
          Optional.of(new Paper.Presented(operation));
      case Event.Taken(var operation) when running(paper, operation) ->
          Optional.of(new Paper.Taken());
      case Event.Withdrawn(var operation) when running(paper, operation) ->
          Optional.of(new Paper.Withdrawn());
      default -> Optional.empty();
    };
  }

  private static boolean running(Paper paper, long operation) {
    return switch (paper) {
      case Paper.Printing(var known) -> known == operation;
      case Paper.Presented(var known) -> known == operation;
      case Paper any -> false;
    };
  }
}
