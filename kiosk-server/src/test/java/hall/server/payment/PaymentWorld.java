// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.payment.Answer.Repayment;
import hall.server.payment.Answer.Standing;
import hall.server.payment.Answer.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One payment between a citizen, a server that dies, a line that loses things and a provider.
final class PaymentWorld {
  static final Instant START = Instant.parse("2026-11-26T01:00:00Z");
  static final long FEN = 12_345;
  private static final String NUMBER = "JF2611260000011234";
  private static final Duration CLAIM = Duration.ofSeconds(30);
  private static final Duration DOWN = Duration.ofSeconds(7);

  /// What the citizen does.
  enum Story {
    PAYS,
    PAYS_AND_LEAVES,
    DECLINED,
    NEVER_PAYS,
    GIVES_UP,
    GIVES_UP_AT_ONCE,
    PAYS_LATE,
    PAYS_TWICE,
    PAYS_ANOTHER_AMOUNT,
    PAYS_LATE_AND_IS_REFUSED
  }

  /// Something that happens later.
  private record Later(Instant at, Runnable what) {}

  private final Story story;
  private final Random dice;

  /// At which point the server dies; -1 for by the dice.
  private final int deadly;

  private final ProviderLedger provider = new ProviderLedger();
  private final List<Later> later = new ArrayList<>();
  private Payment row;
  private Instant now = START;
  private Instant upAt = START;
  private int points;
  private boolean lateCame;
  private boolean secondCame;

  PaymentWorld(Story story, int deadly, long seed) {
    this.story = story;
    this.deadly = deadly;
    this.dice = new Random(seed);
    this.row =
        Payment.created(
            new PaymentOrder(
                1,
                NUMBER,
                new UUID(0, 1),
                "t-1",
                BillKind.WATER,
                "b-1",
                FEN,
                START,
                START.plus(Duration.ofMinutes(5))));
  }

  /// How many points there were at which the server could die.
  int points() {
    return points;
  }

  PaymentWorld run() {
    Instant calm = START.plus(Duration.ofMinutes(20));
    Instant end = START.plus(Duration.ofDays(6));
    while (now.isBefore(end)) {
      for (Later each : List.copyOf(later)) {
        if (!each.at().isAfter(now)) {
          later.remove(each);
          each.what().run();
        }
      }
      citizen();
      Instant due = row.nextLook();
      if (!now.isBefore(upAt) && due != null && !due.isAfter(now)) {
        serve();
      }
      now = now.plus(now.isBefore(calm) ? Duration.ofSeconds(1) : Duration.ofSeconds(30));
    }
    return this;
  }

  private void citizen() {
    long second = Duration.between(START, now).toSeconds();
    boolean shown = row.state() == PaymentState.AWAITING;
    switch (story) {
      case PAYS -> pay(second >= 20 && shown, FEN);
      case PAYS_AND_LEAVES -> {
        pay(second >= 20 && shown, FEN);
        giveUp(second == 21);
      }
      case DECLINED -> {
        if (second >= 20 && shown) {
          provider.decline(NUMBER);
        }
      }
      case NEVER_PAYS -> {}
      case GIVES_UP -> giveUp(second == 20);
      case GIVES_UP_AT_ONCE -> giveUp(second == 1);
      case PAYS_LATE, PAYS_LATE_AND_IS_REFUSED -> {
        giveUp(second == 20);
        if (second >= 100 && row.state() == PaymentState.NOT_PAID && !lateCame) {
          lateCame = true;
          if (story == Story.PAYS_LATE_AND_IS_REFUSED) {
            provider.refuseRefund();
          }
          provider.transfer(NUMBER, FEN, now);
        }
        if (row.attention() == Attention.REFUND_FAILED) {
          write(row.revision(), PaymentLife.again(row, now));
        }
      }
      case PAYS_TWICE -> {
        pay(second >= 20 && shown, FEN);
        if (!secondCame && second >= 22 && !provider.paid(NUMBER).isEmpty()) {
          secondCame = true;
          provider.transfer(NUMBER, FEN, now);
        }
      }
      case PAYS_ANOTHER_AMOUNT -> pay(second >= 20 && shown, FEN - 1);
    }
  }

  private void pay(boolean when, long fen) {
    if (when) {
      provider.pay(NUMBER, fen, now);
    }
  }

  private void giveUp(boolean when) {
    if (when) {
      write(row.revision(), PaymentLife.givenUp(row, now));
    }
  }

  /// One look, as a server takes it.
  private void serve() {
    Payment claimed = row;
    row = claimed.looked(now.plus(CLAIM), claimed.looks(), claimed.changedAt());
    if (dies()) {
      return;
    }
    Act act = PaymentLife.next(claimed, now);
    boolean chaos = deadly < 0;
    if (chaos && dice.nextInt(10) == 0) {
      if (dice.nextBoolean()) {
        // It comes at the provider when nobody waits for its answer any more.
        later.add(new Later(now.plusSeconds(1 + dice.nextInt(90)), () -> sent(act)));
      }
      write(claimed.revision(), PaymentLife.after(claimed, new Answer.Silent("lost"), now));
      return;
    }
    Answer answer = sent(act);
    if (dies()) {
      return;
    }
    if (chaos && dice.nextInt(10) == 0) {
      write(claimed.revision(), PaymentLife.after(claimed, new Answer.Silent("timeout"), now));
      return;
    }
    if (chaos && dice.nextInt(10) == 0) {
      // Another server takes the payment up before this one has written what it heard.
      later.add(
          new Later(
              now.plusSeconds(35),
              () -> write(claimed.revision(), PaymentLife.after(claimed, answer, now))));
      return;
    }
    write(claimed.revision(), PaymentLife.after(claimed, answer, now));
    dies();
  }

  private boolean dies() {
    boolean dead = deadly < 0 ? dice.nextInt(25) == 0 : points == deadly;
    points++;
    if (dead) {
      upAt = now.plus(DOWN);
    }
    return dead;
  }

  private void write(long seen, Payment next) {
    if (row.revision() != seen) {
      return;
    }
    if (row.state() == PaymentState.PAID) {
      assertEquals(PaymentState.PAID, next.state(), "paid stays paid");
    }
    row =
        new Payment(
            next.order(),
            next.state(),
            next.ending(),
            next.offer(),
            next.money(),
            next.attention(),
            next.changedAt(),
            next.nextLook(),
            next.looks(),
            seen + 1);
  }

  private Answer sent(Act act) {
    return switch (act) {
      case Act.Open() -> {
        Optional<String> why = provider.open(NUMBER, "b-1", FEN, row.order().expiresAt());
        yield why.isEmpty()
            ? new Answer.Opened(new Payment.Offer("qr", "****1", "张*", "2026-10"))
            : new Answer.Refused(why.get());
      }
      case Act.Ask() -> told(provider.ask(NUMBER, now).orElse(null));
      case Act.Close() -> told(provider.close(NUMBER, now));
      case Act.Repay(Money money) -> {
        String refund = money.refund(NUMBER);
        String state = provider.refund(refund, NUMBER, money.transaction(), money.fen());
        yield new Answer.Repaid(
            refund,
            switch (state) {
              case "done" -> Repayment.DONE;
              case "failed" -> Repayment.FAILED;
              default -> Repayment.PROCESSING;
            });
      }
    };
  }

  private static Answer told(ProviderLedger.@Nullable Entry entry) {
    if (entry == null) {
      return new Answer.Told(Standing.ABSENT, List.of());
    }
    return new Answer.Told(
        switch (entry.state) {
          case "paid" -> Standing.PAID;
          case "closed" -> Standing.CLOSED;
          case "declined" -> Standing.DECLINED;
          default -> Standing.WAITING;
        },
        entry.paid.stream()
            .map(each -> new Transaction(each.transaction(), each.fen(), each.at()))
            .toList());
  }

  /// The server's rows and the provider's books say the same, and nobody's money is lost.
  PaymentState check() {
    String where = story + " dying at " + deadly;
    assertFalse(row.unsettled() && row.attention() != Attention.AMOUNT_DIFFERS, where + row);
    assertEquals(
        provider.paid(NUMBER).stream().map(ProviderLedger.Paid::transaction).sorted().toList(),
        row.money().stream().map(Money::transaction).sorted().toList(),
        where);
    long balance = provider.balance(NUMBER);
    switch (row.state()) {
      case PAID -> {
        assertEquals(FEN, balance, where);
        assertEquals(FEN, Objects.requireNonNull(row.kept().orElse(null), where).fen());
      }
      case NOT_PAID -> {
        assertEquals(0, balance, where);
        assertTrue(row.money().isEmpty(), where);
        assertTrue(row.ending() != null, where);
      }
      case REFUNDED -> {
        assertEquals(0, balance, where);
        assertFalse(row.money().isEmpty(), where);
      }
      case CREATED, AWAITING, CLOSING, REFUND_DUE, REFUNDING ->
          throw new AssertionError(where + " never ended: " + row);
    }
    return row.state();
  }
}
