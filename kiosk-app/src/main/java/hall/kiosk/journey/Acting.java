// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.ServiceItem.PrincipalBy;
import hall.kiosk.journey.State.Visiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applying for oneself or for somebody else (代办). The agent is who is here; whom he or she acts
/// for is known for this one application.
final class Acting {

  private Acting() {}

  /// What follows the notice; an item that no agent may apply for does not ask.
  static Stage first(Visit visit) {
    return asks(visit) ? new Stage.Acting() : new Stage.Form(false);
  }

  /// Where Back from the form leads.
  static Stage before(Visit visit) {
    return asks(visit) ? new Stage.Acting() : new Stage.Notice();
  }

  private static boolean asks(Visit visit) {
    return visit.item().agent().isPresent();
  }

  static Step next(Visiting s, Event event) {
    return switch (event) {
      case Event.ActForSelf() ->
          s.visit().principal().isEmpty()
              ? Step.to(s.at(new Stage.Form(false)))
              : afresh(s, s.visit().with(s.visit().chosen().orElseThrow()));
      case Event.ActForOther(var by)
          when by == PrincipalBy.CARD && s.terminal().works(Terminal.Peripheral.ID_CARD_READER) ->
          Identification.askPrincipal(s);
      case Event.ActForOther(var by) when by == PrincipalBy.COPY && copySuffices(s.visit()) ->
          s.visit().principal().filter(Principal.TYPED::equals).isPresent()
              ? Step.to(s.at(new Stage.Form(false)))
              : afresh(s, s.visit().with(Principal.TYPED));
      case Event.TakeAlong(var handout) -> HandingOut.begin(s, handout);
      case Event.Back() -> Step.to(s.at(new Stage.Notice()));
      default -> Step.to(s);
    };
  }

  private static boolean copySuffices(Visit visit) {
    return visit.item().agent().equals(Optional.of(PrincipalBy.COPY));
  }

  /// The principal's card was laid; the same one once more loses nothing.
  static Step laid(Visiting s, IdCard card) {
    return s.visit().principal().filter(known -> known.is(card)).isPresent()
        ? Step.to(s.at(new Stage.Form(false)), new Effect.ForgetCard(card))
        : afresh(s, s.visit().with(new Principal(Optional.of(card))));
  }

  /// Nothing of what was filled in for another stays.
  private static Step afresh(Visiting s, Visit visit) {
    return Step.to(s.with(visit).at(new Stage.Form(false))).and(forget(s.visit()));
  }

  /// Drops what an application held that goes no further in this visit.
  static List<Effect> forget(Visit before) {
    var effects = new ArrayList<Effect>();
    if (!before.images().isEmpty()) {
      effects.add(new Effect.ForgetPages(before.images()));
    }
    effects.addAll(forgetCard(before));
    return effects;
  }

  /// The principal is known no longer than the application.
  static List<Effect> forgetCard(Visit before) {
    return before.principal().flatMap(Principal::card).stream()
        .<Effect>map(Effect.ForgetCard::new)
        .toList();
  }
}
