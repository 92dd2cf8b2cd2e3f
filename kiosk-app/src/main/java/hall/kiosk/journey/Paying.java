// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Effect.StartTimer;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.PayStep.Asking;
import hall.kiosk.journey.PayStep.Slip.Problem;
import hall.kiosk.journey.PayStep.Under;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Bills and their payment by a code on the screen. Whether money came is the server's word alone;
/// whoever leaves before it has spoken is told that it is not sure, and gets a number to ask with.
///
/// | from | event | to |
/// |---|---|---|
/// | Sorts | PaySort | Account; where the card finds them Asking, or Identify |
/// | Account | FindBills | Asking |
/// | Asking | BillsTold | Bills |
/// | Bills | PayBill | Under |
/// | Sorts | AskPayment | Slip |
/// | Slip | FindPayment | Asking; then Under that shows it, or Slip |
/// | Under | PaymentTold | Under as the server knows it; a paper where there is a number to keep |
/// | Under, open | GivePaymentUp, Leave, its time is over | Under, giving up |
/// | Under, over or not sure | Another, Finish | Home, Thanks |
final class Paying {

  /// How long somebody may look at a phone before the terminal asks whether they are still there.
  private static final Duration PAYING = Duration.ofMinutes(2);

  private Paying() {}

  static Stage first() {
    return new Stage.Pay(new PayStep.Sorts());
  }

  static Step next(Visiting s, Stage.Pay at, Event event) {
    return switch (at.step()) {
      case PayStep.Sorts() -> sorts(s, event);
      case PayStep.Account(var offer) -> account(s, offer, event);
      case PayStep.Slip _ -> slip(s, event);
      case Asking step -> asking(s, step, event);
      case PayStep.Bills step -> bills(s, step, event);
      case Under step -> under(s, step, event);
    };
  }

  private static Step to(Visiting s, PayStep step, Effect... effects) {
    return Step.to(s.at(new Stage.Pay(step)), effects);
  }

  private static Step sorts(Visiting s, Event event) {
    return switch (event) {
      case Event.PaySort(var sort) -> offer(s, sort).map(it -> chosen(s, it)).orElse(Step.to(s));
      case Event.AskPayment() -> to(s, new PayStep.Slip(Problem.NONE));
      case Back() -> Step.to(s.at(new Stage.Home()));
      default -> Step.to(s);
    };
  }

  private static Optional<Bill.Offer> offer(Visiting s, Bill.Sort sort) {
    return s.terminal().bills().stream().filter(offer -> offer.sort() == sort).findFirst();
  }

  private static Step chosen(Visiting s, Bill.Offer offer) {
    return offer.byAccount() ? to(s, new PayStep.Account(offer)) : byCard(s, offer);
  }

  /// Bills of whoever laid the card; who has not yet is asked to.
  private static Step byCard(Visiting s, Bill.Offer offer) {
    if (s.visit().identity().isPresent()) {
      return ask(s, offer, Optional.empty());
    }
    return s.terminal().identifies()
        ? Identification.ask(s.at(new Stage.Pay(new PayStep.Account(offer))), Service.PAY)
        : Step.to(s);
  }

  /// Whoever laid the card goes on with what it was laid for.
  static Step known(Visiting s, Stage from) {
    return from instanceof Stage.Pay(PayStep.Account(var offer))
        ? ask(s, offer, Optional.empty())
        : Step.to(s.at(first()));
  }

  /// Whoever would rather not lay it.
  static Stage withoutCard(Stage from) {
    return from instanceof Stage.Pay(PayStep.Account(var offer)) && offer.byAccount()
        ? from
        : first();
  }

  private static Step ask(Visiting s, Bill.Offer offer, Optional<String> account) {
    long operation = s.nextOperation();
    return to(
        s,
        new Asking(operation, Optional.of(offer)),
        new Effect.AskBills(
            operation,
            offer.sort(),
            account,
            account.isPresent() ? Optional.empty() : s.visit().identity()));
  }

  private static Step account(Visiting s, Bill.Offer offer, Event event) {
    return switch (event) {
      case Event.FindBills(var number) when number.matches("[0-9]{4,20}") && offer.byAccount() ->
          ask(s, offer, Optional.of(number));
      case Event.ShowCard() when offer.byCard() -> byCard(s, offer);
      case Back() -> Step.to(s.at(first()));
      default -> Step.to(s);
    };
  }

  private static Step slip(Visiting s, Event event) {
    return switch (event) {
      case Event.FindPayment(var number) when number.matches("[0-9]{16,20}") -> {
        long operation = s.nextOperation();
        yield to(
            s,
            new Asking(operation, Optional.empty()),
            new Effect.FindPayment(operation, "JF" + number));
      }
      case Back() -> Step.to(s.at(first()));
      default -> Step.to(s);
    };
  }

  private static Step asking(Visiting s, Asking step, Event event) {
    return switch (event) {
      case Event.BillsTold(var operation, var bills)
          when operation == step.operation() && step.offer().isPresent() ->
          to(s, new PayStep.Bills(step.offer().get(), bills));
      case Event.PaymentTold told when told.operation() == step.operation() ->
          told(s, Under.begun(step.operation()), told);
      case Event.PaymentUnknown(var operation) when operation == step.operation() ->
          to(s, new PayStep.Slip(Problem.UNKNOWN));
      case Event.PaymentSilent(var operation) when operation == step.operation() ->
          to(s, new PayStep.Slip(Problem.SILENT));
      case Back() -> Step.to(s.at(first()), new Effect.CancelOperation(step.operation()));
      default -> Step.to(s);
    };
  }

  private static Step bills(Visiting s, PayStep.Bills step, Event event) {
    return switch (event) {
      case Event.PayBill(var id) ->
          step.bills().stream()
              .flatMap(List::stream)
              .filter(bill -> bill.id().equals(id))
              .findFirst()
              .map(bill -> {
                long operation = s.nextOperation();
                return to(s, Under.begun(operation), new Effect.Pay(operation, bill));
              })
              .orElse(Step.to(s));
      case Back() -> Step.to(s.at(first()));
      default -> Step.to(s);
    };
  }

  private static Step under(Visiting s, Under at, Event event) {
    return switch (event) {
      case Event.PaymentTold told when told.operation() == at.operation() -> told(s, at, told);
      case Event.PaymentSilent(var operation) when operation == at.operation() -> quiet(s, at);
      case Event.PaymentUnknown(var operation)
          when operation == at.operation() && at.seen().isEmpty() ->
          Step.to(s.at(first()));
      case Event.GivePaymentUp() when at.open() && !at.givingUp() -> giveUp(s, at);
      case Back() when at.seen().isEmpty() ->
          Step.to(s.at(first()), new Effect.CancelOperation(at.operation()));
      case Event.PrintTicket() when Queueing.printable(at.paper()) && at.seen().isPresent() ->
          print(s, at, at.seen().get());
      case Event.Another() when at.finished() -> Serving.another(s);
      case Event.Finish() when at.finished() -> Closing.begin(s);
      case Event.Proceed() when at.finished() -> Closing.begin(s);
      default -> papered(s, at, event);
    };
  }

  private static Step told(Visiting s, Under at, Event.PaymentTold told) {
    var before = at.seen().map(PaySight::standing);
    var now = at.told(told.key(), told.sight(), told.minutes());
    boolean news = !before.equals(Optional.of(told.sight().standing()));
    return news && told.sight().worthAPaper() && !(at.paper() instanceof Paper.Printing)
        ? print(s, now, told.sight())
        : to(s, now);
  }

  /// Whoever wants to go has a number to ask with, though nothing is sure.
  private static Step quiet(Visiting s, Under at) {
    var now = at.quiet();
    return at.givingUp() && at.seen().isPresent() && at.paper() instanceof Paper.NotAsked
        ? print(s, now, at.seen().get())
        : to(s, now);
  }

  private static Step print(Visiting s, Under at, PaySight sight) {
    if (s.terminal().missing().contains(Peripheral.TICKET_PRINTER)) {
      return to(s, at.with(new Paper.NoPrinter()));
    }
    long operation = s.nextOperation();
    return to(
        s,
        at.with(new Paper.Printing(operation)),
        new Effect.PrintPayment(operation, sight, s.visit().language()));
  }

  private static Step papered(Visiting s, Under at, Event event) {
    return Queueing.ended(at.paper(), event).map(paper -> to(s, at.with(paper))).orElse(Step.to(s));
  }

  /// Whether a stage has a payment that the server must be told to end before anybody leaves.
  static boolean open(Stage stage) {
    return stage instanceof Stage.Pay(Under at) && at.open() && !at.givingUp();
  }

  /// Who pays looks at a phone, and touches nothing meanwhile.
  static StartTimer timer(Visiting s, Under at) {
    var timeouts = s.terminal().timeouts();
    if (at.busy()) {
      return new StartTimer(s.generation(), Timer.PATIENCE, timeouts.patience());
    }
    boolean paying = at.payable() && timeouts.warning().compareTo(PAYING) < 0;
    return new StartTimer(s.generation(), Timer.WARNING, paying ? PAYING : timeouts.warning());
  }

  /// The server has not answered in time: what is not known is said to be not known.
  static Step outOfPatience(Visiting s, Stage.Pay at) {
    return at.step() instanceof Under under && under.busy() ? quiet(s, under) : Step.to(s);
  }

  /// Nobody is asked any more whether they want to leave: the server is.
  static Step giveUp(Visiting s) {
    return s.stage() instanceof Stage.Pay(Under at) ? giveUp(s, at) : Step.to(s);
  }

  private static Step giveUp(Visiting s, Under at) {
    long operation = s.nextOperation();
    return at.key().isEmpty()
        ? Step.to(s)
        : to(
            s,
            at.leaving(operation),
            new Effect.CancelOperation(at.operation()),
            new Effect.GivePaymentUp(operation, at.key().get()));
  }
}
