// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.State.Visiting;

/// Asked once a visit, before the first image is taken.
final class Consenting {

  private Consenting() {}

  /// Where the materials begin.
  static Stage first(Visiting s) {
    var item = s.visit().item();
    return item.toScan().isEmpty() || s.visit().consent().isPresent()
        ? Collecting.first(item)
        : new Stage.Consenting(false);
  }

  static Step next(Visiting s, Stage.Consenting at, Event event) {
    return switch (event) {
      case Event.Proceed() when !at.refused() -> {
        var agreed = s.with(s.visit().with(Consent.IMAGES));
        yield Step.to(agreed.at(Collecting.first(s.visit().item())));
      }
      case Event.Refuse() -> Step.to(s.at(new Stage.Consenting(true)));
      case Event.Back() ->
          Step.to(s.at(at.refused() ? new Stage.Consenting(false) : HandingIn.before(s.visit())));
      default -> Step.to(s);
    };
  }
}
