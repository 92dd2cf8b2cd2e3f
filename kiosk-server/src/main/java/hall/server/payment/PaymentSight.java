// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.HallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A payment as terminals see it: no more of whose bill it is than a person at the terminal may
/// read.
///
/// @param qr only while it can be paid
/// @param secondsLeft to pay, by this server's clock: a terminal's may be wrong
/// @param receipt only of one that is paid
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentSight(
    String number,
    String kind,
    String state,
    @Nullable String ending,
    long amountFen,
    String currency,
    @Nullable String account,
    @Nullable String holder,
    @Nullable String period,
    @Nullable String qr,
    OffsetDateTime createdAt,
    OffsetDateTime expiresAt,
    @Nullable Long secondsLeft,
    @Nullable Receipt receipt,
    long returningFen,
    long returnedFen) {

  /// The receipt: its number is the payment's.
  public record Receipt(String number, String transaction, OffsetDateTime paidAt) {}

  static PaymentSight of(Payment payment, Instant now) {
    PaymentOrder order = payment.order();
    Payment.Offer offer = payment.offer();
    Ending ending = payment.ending();
    long left = Math.max(0, Duration.between(now, order.expiresAt()).toSeconds());
    boolean payable = payment.state() == PaymentState.AWAITING && left > 0;
    return new PaymentSight(
        order.number(),
        order.kind().word(),
        payment.state().word(),
        ending == null ? null : ending.word(),
        order.fen(),
        "CNY",
        offer == null ? null : offer.account(),
        offer == null ? null : offer.holder(),
        offer == null ? null : offer.period(),
        offer != null && payable ? offer.qr() : null,
        HallTime.at(order.createdAt()),
        HallTime.at(order.expiresAt()),
        payable ? left : null,
        payment
            .kept()
            .map(money ->
                new Receipt(order.number(), money.transaction(), HallTime.at(money.paidAt())))
            .orElse(null),
        payment.money().stream()
            .filter(each -> each.why() != null && !each.fate().back())
            .mapToLong(Money::fen)
            .sum(),
        payment.money().stream().filter(each -> each.fate().back()).mapToLong(Money::fen).sum());
  }

  /// Never whose it is.
  @Override
  public String toString() {
    return "PaymentSight[%s %s]".formatted(number, state);
  }
}
