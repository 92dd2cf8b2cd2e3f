// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Stage.Identify.Purpose;
import hall.kiosk.journey.State.Visiting;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Laying the identity card.
final class Identification {

  private static final Duration AIR = Duration.ofSeconds(1);

  private Identification() {}

  /// @param service what has to know who is here
  static Step ask(Visiting s, Service service) {
    var identify = new Stage.Identify(s.nextOperation(), Optional.empty(), service, s.stage());
    return Step.to(s.at(identify), new Effect.ReadCard(identify.operation(), Duration.ZERO));
  }

  /// Asks for the card of whom the citizen acts for.
  static Step askPrincipal(Visiting s) {
    return askFor(s, Purpose.PRINCIPAL);
  }

  /// Asks for the card of who has logged in, where the item wants the card itself.
  static Step askForItem(Visiting s) {
    return askFor(s, Purpose.ITEM);
  }

  private static Step askFor(Visiting s, Purpose purpose) {
    var identify =
        new Stage.Identify(s.nextOperation(), Optional.empty(), Service.APPLY, s.stage(), purpose);
    return Step.to(s.at(identify), new Effect.ReadCard(identify.operation(), Duration.ZERO));
  }

  /// The same question once more, for whoever would rather lay the card after all.
  static Step again(Visiting s, Stage.Identify before) {
    var identify = before.with(s.nextOperation(), Optional.empty());
    return Step.to(s.at(identify), new Effect.ReadCard(identify.operation(), Duration.ZERO));
  }

  static Step next(Visiting s, Stage.Identify at, Event event) {
    return switch (event) {
      case Event.CardRead(var operation, var card, var today) when operation == at.operation() ->
          refusal(card, today)
              .or(() -> misplaced(s.visit(), at, card))
              .map(fault -> again(s, at, Optional.of(fault)))
              .orElseGet(() -> laid(s, at, card, today));
      case Event.CardNotRead(var operation, var fault) when operation == at.operation() ->
          again(s, at, fault);
      case Event.LogIn() when LoggingIn.offered(s, at) ->
          LoggingIn.begin(s, at).and(List.of(new Effect.CancelOperation(at.operation())));
      case Event.Back() ->
          Serving.withoutCard(s, at).and(List.of(new Effect.CancelOperation(at.operation())));
      default -> Step.to(s);
    };
  }

  /// Nobody laid a card that the reader could find: that is no news, so the clock of stillness runs
  /// on; what the reader advises then is said, unless something else is.
  static Optional<Step> hinted(Visiting s, Event event) {
    if (s.stage() instanceof Stage.Identify at
        && event instanceof Event.CardNotRead(var operation, var fault)
        && operation == at.operation()
        && fault.filter(f -> f.reason().equals("no-card")).isPresent()) {
      var said = at.problem().filter(f -> !f.reason().equals("no-card")).or(() -> fault);
      return Optional.of(
          Step.to(
              new Visiting(
                  s.generation(), s.terminal(), s.visit(), at.with(operation, said), s.overlay()),
              new Effect.ReadCard(operation, Duration.ZERO)));
    }
    return Optional.empty();
  }

  /// The same problem once more is no news either: a card that was forgotten on the reader must not
  /// keep a visit open for ever.
  private static Step again(Visiting s, Stage.Identify at, Optional<DeviceFault> problem) {
    if (problem.equals(at.problem())) {
      return Step.to(s, new Effect.ReadCard(at.operation(), AIR));
    }
    var identify = at.with(s.nextOperation(), problem);
    return Step.to(s.at(identify), new Effect.ReadCard(identify.operation(), AIR));
  }

  /// Why a card that could be read is not good enough.
  private static Optional<DeviceFault> refusal(IdCard card, LocalDate today) {
    if (!card.consistent()) {
      return Optional.of(
          fault(
              "card-inconsistent",
              "证件信息前后不一致，请到人工窗口核验。",
              "The card contradicts itself. Please have it checked at a counter."));
    }
    if (card.validTo() != null && card.validTo().isBefore(today)) {
      return Optional.of(
          fault(
              "card-expired",
              "证件已过有效期，请换用有效的身份证。",
              "This card has expired. Please use a valid one."));
    }
    return Optional.empty();
  }

  private static Step laid(Visiting s, Stage.Identify at, IdCard card, LocalDate today) {
    return switch (at.purpose()) {
      case WHO -> Serving.known(s.with(s.visit().with(card, today)), at);
      case PRINCIPAL -> Acting.laid(s, card);
      case ITEM -> Filling.laid(s, card, today);
    };
  }

  private static Optional<DeviceFault> misplaced(Visit visit, Stage.Identify at, IdCard card) {
    return switch (at.purpose()) {
      case WHO -> Optional.empty();
      case PRINCIPAL -> own(visit, card);
      case ITEM -> another(visit, card);
    };
  }

  /// It is not the card of who has logged in.
  private static Optional<DeviceFault> another(Visit visit, IdCard card) {
    return visit.card().idNumber().equals(card.idNumber())
        ? Optional.empty()
        : Optional.of(
            fault(
                "card-another",
                "这不是刚才登录的人的身份证，请放本人的身份证。",
                "This is not the card of the person who logged in. Please lay your own."));
  }

  /// The agent's own card still lies there, or was laid once more.
  private static Optional<DeviceFault> own(Visit visit, IdCard card) {
    return visit.card().idNumber().equals(card.idNumber())
        ? Optional.of(
            fault(
                "card-own",
                "这是您自己的身份证。请拿起来，换成委托人的身份证。",
                "This is your own card. Lift it, and lay that of the person you act for."))
        : Optional.empty();
  }

  private static DeviceFault fault(String reason, String zhCn, String en) {
    return new DeviceFault(
        DeviceState.USER_ERROR, reason, Owner.CITIZEN, Action.CLEAR, new Message(zhCn, en), "");
  }
}
