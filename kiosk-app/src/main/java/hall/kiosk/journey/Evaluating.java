// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.State.Visiting;

/// Rating a case (好差评): of one's own accord, once, and never before the receipt was taken. It is
/// told to the server at once, and not kept where it can't be told.
final class Evaluating {

  private Evaluating() {}

  /// Whether a receipt asks how it was: the server has the case, and no paper is on its way.
  static boolean offered(Stage.Receipt at) {
    return at.delivery() instanceof Delivery.Submitted
        && !at.rated()
        && !onItsWay(at.ticket())
        && !onItsWay(at.a4());
  }

  private static boolean onItsWay(Paper paper) {
    return switch (paper) {
      case Paper.Printing _, Paper.Presented _ -> true;
      case Paper.NotAsked(), Paper.NoPrinter(), Paper.Out _ -> false;
      case Paper.Taken(), Paper.Withdrawn(), Paper.Failed _ -> false;
    };
  }

  static Step begin(Visiting s, String caseNumber, LocalText item) {
    return Step.to(s.at(new Stage.Rate(caseNumber, item, new RatingStep.Mark(), s.stage())));
  }

  static Step next(Visiting s, Stage.Rate at, Event event) {
    return switch (at.step()) {
      case RatingStep.Mark() -> mark(s, at, event);
      case RatingStep.Why(var draft, _) -> why(s, at, draft, event);
      case RatingStep.Sending step -> sending(s, at, step, event);
      case RatingStep.Kept _, RatingStep.Already _ -> rated(s, at, event);
    };
  }

  private static Step to(Visiting s, Stage.Rate at, RatingStep step) {
    return Step.to(s.at(at.with(step)));
  }

  private static Step mark(Visiting s, Stage.Rate at, Event event) {
    return switch (event) {
      case Event.GiveMark(var mark) when mark >= 1 && mark <= Rating.BEST ->
          to(s, at, new RatingStep.Why(Rating.marked(at.caseNumber(), mark), false));
      case Back() -> Step.to(s.at(at.from()));
      default -> Step.to(s);
    };
  }

  private static Step why(Visiting s, Stage.Rate at, Rating draft, Event event) {
    return switch (event) {
      case Event.TickReason(var reason) ->
          to(s, at, new RatingStep.Why(draft.ticking(reason), false));
      case Event.SayWhy(var text) -> to(s, at, new RatingStep.Why(draft.saying(text), false));
      case Proceed() -> {
        long operation = s.nextOperation();
        yield Step.to(
            s.at(at.with(new RatingStep.Sending(draft, operation))),
            new Effect.SendRating(operation, draft, s.visit().card()));
      }
      case Back() -> to(s, at, new RatingStep.Mark());
      default -> Step.to(s);
    };
  }

  private static Step sending(Visiting s, Stage.Rate at, RatingStep.Sending step, Event event) {
    return switch (event) {
      case Event.RatingAnswered(var operation, var answer) when operation == step.operation() ->
          to(
              s,
              at,
              switch (answer) {
                case KEPT -> new RatingStep.Kept(false);
                case FOLLOWED_UP -> new RatingStep.Kept(true);
                case ALREADY -> new RatingStep.Already();
                case NOT_SENT -> new RatingStep.Why(step.draft(), true);
              });
      default -> Step.to(s);
    };
  }

  private static Step rated(Visiting s, Stage.Rate at, Event event) {
    return switch (event) {
      case Back() -> back(s, at);
      case Proceed() -> Closing.begin(s);
      case Event.Finish() -> Closing.begin(s);
      default -> Step.to(s);
    };
  }

  /// Where it began, which asks no more.
  private static Step back(Visiting s, Stage.Rate at) {
    return at.from() instanceof Stage.Receipt receipt
        ? Step.to(s.at(new Stage.Receipt(receipt.delivery(), receipt.a4(), receipt.ticket(), true)))
        : Inquiring.ask(s);
  }
}
