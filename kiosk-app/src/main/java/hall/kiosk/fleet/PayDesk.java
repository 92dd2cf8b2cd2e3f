// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PayAnswer;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Asks the server for bills and payments, and tells now and then what can be paid. Nothing of an
/// answer is kept here, and nothing but how it ended is logged.
public final class PayDesk {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// The server itself asks the provider, which may take some seconds.
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /// What can be paid changes when an administrator wants it.
  private static final Duration PAUSE = Duration.ofMinutes(5);

  /// Until the server has said it once.
  private static final Duration FIRST = Duration.ofSeconds(5);

  private final Desk<PayApi> server;
  private final Consumer<Event> events;
  private final ZoneId zone;
  private final Ticker ticker;
  private final RandomGenerator random;

  PayDesk(
      Supplier<Optional<Credential>> known,
      ShownClient.Opening<PayApi> opening,
      Consumer<Event> events,
      ZoneId zone,
      Ticker ticker,
      RandomGenerator random) {
    this.server = new Desk<>(known, opening, PATIENCE);
    this.events = events;
    this.zone = zone;
    this.ticker = ticker;
    this.random = random;
  }

  void start() {
    Thread.ofVirtual().name("fleet-bills").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        var offers = offers();
        offers.ifPresent(each -> events.accept(new Event.BillsOffered(each)));
        ticker.pause(Backoff.jittered(offers.isPresent() ? PAUSE : FIRST, random));
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-bills ends");
    }
  }

  /// Empty where the server does not answer; an older one offers nothing.
  private Optional<List<Bill.Offer>> offers() throws InterruptedException {
    try {
      return server.ask((api, credential) -> api.offer(credential.authorization()).read());
    } catch (Soon.RefusedException e) {
      return Optional.of(List.of());
    }
  }

  /// Unpaid bills; empty where nobody answers.
  public Optional<List<Bill>> bills(Bill.Sort sort, Optional<String> account, Optional<IdCard> card)
      throws InterruptedException {
    try {
      return server.ask((api, credential) ->
          api.bills(credential.authorization(), PayApi.BillQuestion.of(sort, account, card))
              .read(sort));
    } catch (Soon.RefusedException e) {
      LOG.log(Level.WARNING, "bills-refused {0}", e.problem());
      return Optional.empty();
    }
  }

  /// Begins a payment under a name that is the same for every try.
  public PayAnswer begin(UUID key, Bill bill) throws InterruptedException {
    return payment(
        (api, credential) -> api.begin(credential.authorization(), key, PayApi.Wish.of(bill)));
  }

  public PayAnswer watch(UUID key) throws InterruptedException {
    return payment((api, credential) -> api.watch(credential.authorization(), key));
  }

  public PayAnswer giveUp(UUID key) throws InterruptedException {
    return payment((api, credential) -> api.giveUp(credential.authorization(), key));
  }

  /// How the payment of a number stands.
  public PayAnswer find(String number) throws InterruptedException {
    return payment((api, credential) -> api.find(credential.authorization(), number));
  }

  private PayAnswer payment(Desk.Question<PayApi, PayApi.Payment> question)
      throws InterruptedException {
    try {
      return server
          .ask((api, credential) -> told(question.ask(api, credential)))
          .orElseGet(PayAnswer.Silent::new);
    } catch (Soon.RefusedException e) {
      LOG.log(Level.WARNING, "payment-refused {0}", e.problem());
      return new PayAnswer.Refused();
    }
  }

  /// Minutes that have begun count; only the server's clock does.
  private PayAnswer told(PayApi.Payment payment) {
    long seconds = Objects.requireNonNullElse(payment.secondsLeft(), 0L);
    return new PayAnswer.Told(payment.read(zone), (int) ((seconds + 59) / 60));
  }
}
