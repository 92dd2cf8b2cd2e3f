// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Stage.Cases;
import hall.kiosk.journey.State.Visiting;
import java.util.Optional;

/// Asking how far one's own cases are (办件查询).
final class Inquiring {

  private Inquiring() {}

  /// Asks the server for the cases of the card that was read.
  static Step ask(Visiting s) {
    var cases = new Cases(s.nextOperation(), new Cases.Waiting(), Optional.empty());
    return Step.to(s.at(cases), new Effect.AskCases(cases.operation(), s.visit().card()));
  }

  static Step next(Visiting s, Cases at, Event event) {
    return switch (event) {
      case Event.CasesKnown(var operation, var cases) when waits(at, operation) ->
          Step.to(s.at(at.with(new Cases.Known(cases))));
      case Event.CasesNotKnown(var operation) when waits(at, operation) ->
          Step.to(s.at(at.with(new Cases.Unanswered())));
      case Event.AskCases() when at.answer() instanceof Cases.Unanswered -> ask(s);
      case Event.OpenCase(var number)
          when at.answer() instanceof Cases.Known known && known.has(number) ->
          Step.to(s.at(new Cases(at.operation(), known, Optional.of(number))));
      case Event.Evaluate(var number) when at.answer() instanceof Cases.Known known ->
          known
              .find(number)
              .filter(OwnCase::mayEvaluate)
              .map(one -> Evaluating.begin(s, number, one.item()))
              .orElseGet(() -> Step.to(s));
      case Event.BringPapers()
          when at.looked().filter(one -> !one.papers().isEmpty()).isPresent()
              && s.terminal().works(Terminal.Peripheral.SCANNER) ->
          HandingIn.open(s, HandIn.of(at.looked().get()));
      case Event.Back() when at.open().isPresent() ->
          Step.to(s.at(new Cases(at.operation(), at.answer(), Optional.empty())));
      case Event.Back() -> home(s, at);
      case Event.Finish() -> Closing.begin(s);
      default -> Step.to(s);
    };
  }

  private static boolean waits(Cases at, long operation) {
    return operation == at.operation() && at.answer() instanceof Cases.Waiting;
  }

  /// What was told of the cases is forgotten with the stage.
  private static Step home(Visiting s, Cases at) {
    var home = s.at(new Stage.Home());
    return at.answer() instanceof Cases.Waiting
        ? Step.to(home, new Effect.CancelOperation(at.operation()))
        : Step.to(home);
  }
}
