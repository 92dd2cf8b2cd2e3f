// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;

/// Printing a paper to take along, for those who want one; then the citizen is where he or she was.
/// It says nothing of anybody, so that whoever leaves meanwhile leaves nothing behind.
final class HandingOut {

  private HandingOut() {}

  static Step begin(Visiting s, Handout handout) {
    var item = s.visit().chosen();
    if (item.filter(handout::fits).isEmpty() || !s.terminal().works(Peripheral.PRINTER)) {
      return Step.to(s);
    }
    long operation = s.nextOperation();
    return Step.to(
        s.at(new Stage.HandingOut(handout, s.stage(), new Paper.Printing(operation))),
        new Effect.PrintHandout(operation, handout, item.get(), s.visit().language()));
  }

  static Step next(Visiting s, Stage.HandingOut at, Event event) {
    if (at.paper() instanceof Paper.Printing(var operation)) {
      return Copying.ended(operation, event)
          .map(end -> Step.to(s.at(new Stage.HandingOut(at.handout(), at.from(), end.paper()))))
          .orElse(Step.to(s));
    }
    return switch (event) {
      case Event.TakeAlong(var again)
          when again == at.handout()
              && at.paper() instanceof Paper.Failed
              && s.terminal().works(Peripheral.PRINTER) ->
          begin(s.at(at.from()), again);
      case Event.Proceed() -> Step.to(s.at(at.from()));
      case Event.Back() -> Step.to(s.at(at.from()));
      default -> Step.to(s);
    };
  }
}
