// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.State.Visiting;
import java.util.Optional;

/// Commitment, signature and the last look before submitting.
final class Declaring {

  private Declaring() {}

  /// Where it begins; an item that excludes commitments never shows one.
  static Stage first(ServiceItem item) {
    return item.commits() ? new Stage.Commitment() : new Stage.Sign();
  }

  static Step commitment(Visiting s, Event event) {
    return switch (event) {
      case Proceed() -> Step.to(s.at(new Stage.Sign()));
      case Back() -> Step.to(s.at(Collecting.last(s.visit().item())));
      default -> Step.to(s);
    };
  }

  static Step sign(Visiting s, Event event) {
    return switch (event) {
      case Event.Draw(var stroke) ->
          Step.to(s.with(s.visit().with(s.visit().signature().and(stroke))));
      case Event.ClearSignature() -> Step.to(s.with(s.visit().with(Signature.NONE)));
      case Proceed() when s.visit().signature().drawn() -> Step.to(s.at(new Stage.Review(false)));
      case Back() ->
          Step.to(
              s.at(
                  s.visit().item().commits()
                      ? new Stage.Commitment()
                      : Collecting.last(s.visit().item())));
      default -> Step.to(s);
    };
  }

  static Step review(Visiting s, Event event) {
    return switch (event) {
      case Proceed() when HandingIn.something(s.visit()) ->
          Step.to(
              s.at(new Stage.Submitting(s.nextOperation(), Optional.empty())),
              new Effect.Submit(s.nextOperation(), s.visit()));
      case Back() when s.visit().handIn().isPresent() ->
          Step.to(s.at(Collecting.last(s.visit().item())));
      case Back() -> Step.to(s.at(new Stage.Sign()));
      default -> Step.to(s);
    };
  }
}
