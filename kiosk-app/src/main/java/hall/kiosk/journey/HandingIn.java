// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Stage.Code;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Bringing papers that a case waits for (补正, 容缺): the receipt's code or the card opens it, what is
/// asked is seen, then everything is scanned, looked at and sent like any other paper. The code of
/// a complaint's slip opens how far that is.
final class HandingIn {
  private static final Duration AIR = Duration.ofSeconds(1);

  private HandingIn() {}

  /// Asks for the receipt.
  static Step begin(Visiting s) {
    return listen(s, Optional.empty(), Duration.ZERO);
  }

  /// Waits for a code where there is a module that sees one; else for the tap that scans it.
  private static Step listen(Visiting s, Optional<Code.Problem> problem, Duration pause) {
    long operation = s.nextOperation();
    return s.terminal().works(Peripheral.CODE_READER)
        ? Step.to(
            s.at(new Code(operation, Code.Doing.LISTENING, problem)),
            new Effect.ReadCode(operation, pause))
        : Step.to(s.at(new Code(operation, Code.Doing.RESTING, problem)));
  }

  static Step code(Visiting s, Code at, Event event) {
    return switch (event) {
      case Event.CodeRead(var operation, var text) when operation == at.operation() ->
          ReceiptCode.parse(text)
              .map(code -> ask(s, code))
              .orElseGet(() -> again(s, at, Optional.of(Code.Problem.NO_RECEIPT)));
      case Event.CodeNotRead(var operation, var problem) when operation == at.operation() ->
          again(s, at, problem);
      case Event.Scan _
          when at.doing() != Code.Doing.READING
              && at.doing() != Code.Doing.ASKING
              && s.terminal().works(Peripheral.SCANNER) ->
          Step.to(
              s.at(new Code(s.nextOperation(), Code.Doing.READING, Optional.empty())),
              new Effect.CancelOperation(at.operation()),
              new Effect.ScanCode(s.nextOperation()));
      case Event.PapersTold(var operation, var answer)
          when operation == at.operation() && at.doing() == Code.Doing.ASKING ->
          told(s, answer);
      case Event.ShowCard() when s.terminal().canBegin(Service.PROGRESS) ->
          Serving.begin(s, Service.PROGRESS)
              .and(List.of(new Effect.CancelOperation(at.operation())));
      case Event.Back() ->
          Step.to(s.at(new Stage.Home()), new Effect.CancelOperation(at.operation()));
      default -> Step.to(s);
    };
  }

  /// Nobody held anything, or still the same: that is no news, so the clock of stillness runs on.
  private static Step again(Visiting s, Code at, Optional<Code.Problem> problem) {
    boolean news = problem.isPresent() && !problem.equals(at.problem());
    return at.doing() == Code.Doing.LISTENING && !news
        ? Step.to(s, new Effect.ReadCode(at.operation(), AIR))
        : listen(s, problem, AIR);
  }

  private static Step ask(Visiting s, ReceiptCode code) {
    long operation = s.nextOperation();
    return Step.to(
        s.at(new Code(operation, Code.Doing.ASKING, Optional.empty())),
        new Effect.AskPapers(operation, code));
  }

  private static Step told(Visiting s, HandIn.Answer answer) {
    return switch (answer) {
      case HandIn.Told(var waiting) -> open(s, waiting);
      case HandIn.Followed(var progress) -> Step.to(s.at(new Stage.Followed(progress)));
      case HandIn.Unknown(var paper) -> listen(s, Optional.of(unknown(paper)), AIR);
      case HandIn.Unanswered() -> listen(s, Optional.of(Code.Problem.UNANSWERED), AIR);
    };
  }

  private static Code.Problem unknown(ReceiptCode.Kind paper) {
    return switch (paper) {
      case CASE -> Code.Problem.UNKNOWN_CASE;
      case COMPLAINT -> Code.Problem.UNKNOWN_COMPLAINT;
    };
  }

  /// What was told of a complaint is forgotten with the stage.
  static Step followed(Visiting s, Event event) {
    return switch (event) {
      case Event.Back() -> begin(s);
      case Event.Finish() -> Closing.begin(s);
      default -> Step.to(s);
    };
  }

  /// Shows what a case waits for.
  static Step open(Visiting s, HandIn waiting) {
    return Step.to(s.with(s.visit().with(waiting)).at(new Stage.Awaited()));
  }

  static Step awaited(Visiting s, Event event) {
    return switch (event) {
      case Event.Proceed()
          when !waiting(s).papers().isEmpty() && s.terminal().works(Peripheral.SCANNER) ->
          Step.to(s.at(Consenting.first(s)));
      case Event.Back() -> {
        var images = s.visit().images();
        var without = s.with(s.visit().anew());
        var back = waiting(s).receipt().isPresent() ? begin(without) : Inquiring.ask(without);
        yield images.isEmpty() ? back : back.and(List.of(new Effect.ForgetPages(images)));
      }
      case Event.Finish() -> Closing.begin(s);
      default -> Step.to(s);
    };
  }

  private static HandIn waiting(Visiting s) {
    return s.visit().handIn().orElseThrow();
  }

  /// What stands before the papers: the questions of an application, or what is awaited.
  static Stage before(Visit visit) {
    return visit.handIn().isPresent() ? new Stage.Awaited() : new Stage.Form(false);
  }

  /// What follows the papers; nobody signs once more for papers that were asked for.
  static Stage after(Visit visit) {
    return visit.handIn().isPresent() ? new Stage.Review(false) : Declaring.first(visit.item());
  }

  /// Whether there is something to submit.
  static boolean something(Visit visit) {
    return visit.handIn().isEmpty()
        || visit.pages().values().stream().anyMatch(pages -> !pages.isEmpty());
  }
}
