// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.payment.Answer.Told;
import hall.server.payment.Answer.Transaction;
import hall.server.payment.Money.Fate;
import hall.server.payment.Money.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What happens to a payment. Pure.
///
/// | from | what | to |
/// |---|---|---|
/// | created | the provider took the order | awaiting |
/// | created | the provider refuses the order | closing |
/// | created, awaiting | given up | closing |
/// | created, awaiting, closing | the right amount came | paid, with its receipt |
/// | created, awaiting, closing | another amount came | refund due |
/// | created, awaiting, closing | the provider has closed it, or the bank declined | not paid |
/// | not paid, refunded | money came | refund due |
/// | refund due | the provider took the refund on | refunding |
/// | refund due, refunding | all money is back | refunded |
///
/// Where the provider closed the payment is the watershed: money that it took before pays the bill,
/// also where the citizen had left; money that comes later goes back. Nothing is not paid before
/// the provider has said so. Paid stays paid: more money that comes has a fate of its own. Whatever
/// is asked of the provider is written down first and has a name, so that it can be asked again; no
/// answer changes nothing.
public final class PaymentLife {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_REFUND_PAUSE = Duration.ofHours(1);

  /// When a payment that is over is looked at once more, for money that comes late or twice; the
  /// provider's notices are listened to for ever.
  private static final List<Duration> LATER =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofDays(1),
          Duration.ofDays(3));

  private PaymentLife() {}

  /// What to ask the provider now.
  static Act next(Payment payment, Instant now) {
    return switch (payment.state()) {
      case CREATED -> due(payment, now) ? new Act.Close() : new Act.Open();
      case AWAITING -> due(payment, now) ? new Act.Close() : new Act.Ask();
      case CLOSING -> new Act.Close();
      case PAID, NOT_PAID, REFUND_DUE, REFUNDING, REFUNDED ->
          // In turn, so that a refund that hangs does not hide that more money came.
          payment.looks() % 2 == 0
              ? waiting(payment).<Act>map(Act.Repay::new).orElseGet(Act.Ask::new)
              : new Act.Ask();
    };
  }

  private static boolean due(Payment payment, Instant now) {
    return !now.isBefore(payment.order().expiresAt());
  }

  private static Optional<Money> waiting(Payment payment) {
    return payment.money().stream().filter(each -> each.fate().waiting()).findFirst();
  }

  /// The citizen gives it up; a payment that is over stays as it is.
  static Payment givenUp(Payment payment, Instant now) {
    return switch (payment.state()) {
      case CREATED, AWAITING ->
          payment.in(PaymentState.CLOSING, Ending.CANCELLED).looked(now, 0, now);
      case CLOSING, PAID, NOT_PAID, REFUND_DUE, REFUNDING, REFUNDED -> payment;
    };
  }

  /// The payment after an answer to what [#next] asked for.
  static Payment after(Payment before, Answer answer, Instant now) {
    Payment after =
        switch (answer) {
          case Answer.Silent _ -> before;
          case Answer.Opened(Payment.Offer offer) ->
              before.state() == PaymentState.CREATED
                  ? before.with(offer).in(PaymentState.AWAITING, null)
                  : before;
          case Answer.Refused _ ->
              before.state() == PaymentState.CREATED
                  ? before.in(PaymentState.CLOSING, Ending.REFUSED)
                  : before;
          case Told told ->
              gone(before, told)
                  ? before.noting(Attention.MONEY_GONE)
                  : settled(before.with(told(before, told)), told.standing(), before);
          case Answer.Repaid repaid -> repaid(before, repaid, now);
        };
    return scheduled(before, after, answer, now);
  }

  private static boolean gone(Payment before, Told told) {
    return before.kept().isPresent()
        && told.transactions().stream()
            .noneMatch(each -> each.id().equals(before.kept().get().transaction()));
  }

  /// All money, that which came meanwhile with its fate.
  private static List<Money> told(Payment before, Told told) {
    List<Money> all = new ArrayList<>(before.money());
    boolean wanted = before.state().open();
    List<Transaction> inOrder =
        told.transactions().stream()
            .sorted(Comparator.comparing(Transaction::paidAt).thenComparing(Transaction::id))
            .toList();
    for (Transaction each : inOrder) {
      if (all.stream().anyMatch(known -> known.transaction().equals(each.id()))) {
        continue;
      }
      boolean right = each.fen() == before.order().fen();
      boolean first = all.stream().noneMatch(known -> known.fate() == Fate.KEPT);
      boolean keep = wanted && right && first;
      Why why = keep ? null : !right ? Why.AMOUNT_DIFFERS : first ? Why.LATE : Why.SECOND;
      all.add(
          new Money(
              all.size(),
              each.id(),
              each.fen(),
              each.paidAt(),
              keep ? Fate.KEPT : Fate.REFUND_DUE,
              why,
              0,
              null));
    }
    return all;
  }

  private static Payment settled(Payment now, Answer.Standing standing, Payment before) {
    boolean differs =
        now.money().stream()
            .skip(before.money().size())
            .anyMatch(each -> each.why() == Why.AMOUNT_DIFFERS);
    Payment noted = differs ? now.noting(Attention.AMOUNT_DIFFERS) : now;
    if (now.kept().isPresent()) {
      return noted.in(PaymentState.PAID, null);
    }
    if (!now.money().isEmpty()) {
      return returning(noted);
    }
    if (!now.state().open()) {
      return noted;
    }
    return switch (standing) {
      case WAITING, PAID, ABSENT -> noted;
      case CLOSED ->
          noted.in(PaymentState.NOT_PAID, now.ending() == null ? Ending.EXPIRED : now.ending());
      case DECLINED -> noted.in(PaymentState.NOT_PAID, Ending.DECLINED);
    };
  }

  /// Where no money pays the bill: how far all of it is on its way back.
  private static Payment returning(Payment payment) {
    List<Money> all = payment.money();
    PaymentState state =
        all.stream().anyMatch(each -> each.fate() == Fate.REFUND_DUE)
            ? PaymentState.REFUND_DUE
            : all.stream().allMatch(each -> each.fate().back())
                ? PaymentState.REFUNDED
                : PaymentState.REFUNDING;
    return payment.in(state, payment.ending());
  }

  private static Payment repaid(Payment before, Answer.Repaid repaid, Instant now) {
    List<Money> all = new ArrayList<>();
    boolean failed = false;
    for (Money each : before.money()) {
      boolean meant =
          each.fate().waiting() && each.refund(before.order().number()).equals(repaid.refund());
      failed |= meant && repaid.repayment() == Answer.Repayment.FAILED;
      all.add(
          !meant
              ? each
              : switch (repaid.repayment()) {
                case PROCESSING -> each.with(Fate.REFUNDING, null);
                case DONE -> each.with(Fate.REFUNDED, now);
                case FAILED -> each.with(Fate.REFUND_FAILED, null);
              });
    }
    Payment after = before.with(all);
    Payment noted = failed ? after.noting(Attention.REFUND_FAILED) : after;
    return noted.kept().isPresent() ? noted : returning(noted);
  }

  /// A person asks the provider once more for the refunds that it refused.
  static Payment again(Payment payment, Instant now) {
    List<Money> all =
        payment.money().stream()
            .map(each -> each.fate() == Fate.REFUND_FAILED ? each.again() : each)
            .toList();
    return resolved(payment.with(all)).looked(now, 0, now);
  }

  /// A person has seen to it; refunds that the provider refused were given back by hand.
  static Payment byHand(Payment payment, Instant now) {
    List<Money> all =
        payment.money().stream()
            .map(each -> each.fate() == Fate.REFUND_FAILED ? each.with(Fate.BY_HAND, now) : each)
            .toList();
    return resolved(payment.with(all));
  }

  private static Payment resolved(Payment payment) {
    Payment noted = payment.noting(null);
    return noted.kept().isPresent() || noted.money().isEmpty() ? noted : returning(noted);
  }

  /// Says when to look next.
  private static Payment scheduled(Payment before, Payment after, Answer answer, Instant now) {
    boolean moved = after.state() != before.state() || !after.money().equals(before.money());
    boolean heard = after.state().open() && !(answer instanceof Answer.Silent);
    int looks = moved || heard ? 0 : before.looks() + 1;
    Instant changed = moved ? now : before.changedAt();
    if (waiting(after).isPresent()) {
      return after.looked(
          moved ? now : now.plus(pause(looks, LONGEST_REFUND_PAUSE)), looks, changed);
    }
    if (after.state().open()) {
      boolean hurried = moved && after.state() == PaymentState.CLOSING;
      Duration pause = hurried ? Duration.ZERO : pause(looks, LONGEST_PAUSE);
      return after.looked(now.plus(pause), looks, changed);
    }
    return after.looked(looks < LATER.size() ? now.plus(LATER.get(looks)) : null, looks, changed);
  }

  private static Duration pause(int looks, Duration longest) {
    Duration pause = PAUSE.multipliedBy(1L << Math.clamp(looks, 0, 20));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
