// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Ticker;
import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PayAnswer;
import hall.kiosk.journey.PaySight;
import hall.kiosk.journey.PaySight.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Follows one payment at the server until it is over, and tells what has changed.
final class PayWatch {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final PaymentDesk desk;
  private final Ticker ticker;
  private final Consumer<Event> post;

  PayWatch(PaymentDesk desk, Ticker ticker, Consumer<Event> post) {
    this.desk = desk;
    this.ticker = ticker;
    this.post = post;
  }

  /// Something to ask, as often as it takes.
  @FunctionalInterface
  private interface Question {
    PayAnswer ask() throws InterruptedException;
  }

  /// Begins a payment and follows it. Under its name it is the same one however often it is asked
  /// for.
  void pay(long operation, UUID key, Bill bill) throws InterruptedException {
    follow(operation, key, () -> desk.begin().begin(key, bill), false);
  }

  /// Ends a payment, as soon as the server can be told, and follows it.
  void giveUp(long operation, UUID key) throws InterruptedException {
    follow(operation, key, () -> desk.giveUp().ask(key), true);
  }

  /// Tells once how the payment of a number stands.
  void find(long operation, String number) throws InterruptedException {
    post.accept(
        switch (desk.find().ask(number)) {
          case PayAnswer.Told(var sight, var minutes) ->
              new Event.PaymentTold(operation, Optional.empty(), sight, minutes);
          case PayAnswer.Refused() -> new Event.PaymentUnknown(operation);
          case PayAnswer.Silent() -> new Event.PaymentSilent(operation);
        });
  }

  /// @param ending whether it is asked for again while the server still waits for money
  private void follow(long operation, UUID key, Question first, boolean ending)
      throws InterruptedException {
    var question = first;
    Optional<PayAnswer> before = Optional.empty();
    while (true) {
      var answer = question.ask();
      if (before.filter(answer::equals).isEmpty()) {
        post.accept(event(operation, key, answer));
        before = Optional.of(answer);
      }
      switch (answer) {
        case PayAnswer.Refused() -> {
          return;
        }
        case PayAnswer.Told(var sight, _) -> {
          if (!sight.standing().open()) {
            return;
          }
          question = ending && isWaiting(sight) ? first : () -> desk.watch().ask(key);
        }
        case PayAnswer.Silent() -> {}
      }
      ticker.pause(PAUSE);
    }
  }

  private static boolean isWaiting(PaySight sight) {
    return sight.standing() == Standing.CREATED || sight.standing() == Standing.AWAITING;
  }

  private static Event event(long operation, UUID key, PayAnswer answer) {
    return switch (answer) {
      case PayAnswer.Told(var sight, var minutes) ->
          new Event.PaymentTold(operation, Optional.of(key), sight, minutes);
      case PayAnswer.Refused() -> new Event.PaymentUnknown(operation);
      case PayAnswer.Silent() -> new Event.PaymentSilent(operation);
    };
  }
}
