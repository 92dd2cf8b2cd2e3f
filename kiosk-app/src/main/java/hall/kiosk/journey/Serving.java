// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.State.Visiting;

/// The home screen, and how a service begins.
final class Serving {

  private Serving() {}

  static Step home(Visiting s, Event event) {
    return switch (event) {
      case Event.StartService(var service) when s.terminal().canBegin(service) -> begin(s, service);
      case Back() -> Step.to(s.with(Overlay.LEAVING));
      default -> Step.to(s);
    };
  }

  /// Asks who is here where the service has to know; whoever has told once is not asked again.
  static Step begin(Visiting s, Service service) {
    return service.needsCard() && s.visit().identity().isEmpty()
        ? Identification.ask(s, service)
        : first(s, service);
  }

  /// The first screen of a service that knows whom it has to know.
  static Step first(Visiting s, Service service) {
    return switch (service) {
      case APPLY -> Step.to(s.at(Filling.choosing()));
      case PROGRESS -> Inquiring.ask(s);
      case HAND_IN -> HandingIn.begin(s);
      case NUMBER -> Queueing.begin(s);
      case BOOK -> BookingTimes.begin(s);
      case COPY -> Step.to(s.at(Copying.first()));
      case ATTEST -> Step.to(s.at(Attesting.first()));
      case PAY -> Step.to(s.at(Paying.first()));
      case COMPLAIN -> Step.to(s.at(Complaining.first()));
    };
  }

  /// What a service goes on with once it knows who is here.
  static Step known(Visiting s, Stage.Identify at) {
    return switch (at.service()) {
      case APPLY, PROGRESS, HAND_IN, NUMBER, BOOK, COPY -> first(s, at.service());
      case ATTEST -> Attesting.known(s, at.from());
      case PAY -> Paying.known(s, at.from());
      case COMPLAIN -> Step.to(s.at(Complaining.known(at.from())));
    };
  }

  /// Where somebody goes who would rather not lay the card.
  static Step withoutCard(Visiting s, Stage.Identify at) {
    return switch (at.service()) {
      case APPLY, PROGRESS, BOOK, COPY, COMPLAIN -> Step.to(s.at(at.from()));
      case HAND_IN -> HandingIn.begin(s);
      case NUMBER -> Queueing.begin(s);
      case ATTEST -> Step.to(s.at(Attesting.first()));
      case PAY -> Step.to(s.at(Paying.withoutCard(at.from())));
    };
  }

  /// One more thing for the same person; what the last one needed is forgotten.
  static Step another(Visiting s) {
    return Step.to(
            s.with(s.visit().anew()).at(new Stage.Home()),
            new Effect.ForgetPages(s.visit().images()))
        .and(Acting.forgetCard(s.visit()));
  }
}
