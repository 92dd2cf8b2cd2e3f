// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Money that came for a payment, and what becomes of it.
///
/// @param place from 0 on, in the order in which it was seen
/// @param transaction the provider's name of it
/// @param fen hundredths of a yuan
/// @param why it goes back; null where it pays the bill
/// @param attempt which refund this is; a new one only after the provider refused
/// @param backAt when it was known to be back
public record Money(
    int place,
    String transaction,
    long fen,
    Instant paidAt,
    Fate fate,
    @Nullable Why why,
    int attempt,
    @Nullable Instant backAt) {

  /// What becomes of it.
  public enum Fate {
    /// It pays the bill.
    KEPT,
    REFUND_DUE,
    REFUNDING,
    REFUNDED,
    /// The provider refused to give it back.
    REFUND_FAILED,
    /// A person gave it back.
    BY_HAND;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the provider has to be asked to give it back, or whether it has.
    boolean waiting() {
      return this == REFUND_DUE || this == REFUNDING;
    }

    boolean back() {
      return this == REFUNDED || this == BY_HAND;
    }

    static Fate of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /// Why it goes back.
  public enum Why {
    /// It came after the provider had closed the payment.
    LATE,
    /// The bill was paid already.
    SECOND,
    AMOUNT_DIFFERS;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Why of(@Nullable String word) {
      return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /// The name of its refund, the same however often it is asked for.
  String refund(String number) {
    return "%s-%d-%d".formatted(number, place, attempt);
  }

  Money with(Fate next, @Nullable Instant back) {
    return new Money(place, transaction, fen, paidAt, next, why, attempt, back);
  }

  Money again() {
    return new Money(place, transaction, fen, paidAt, Fate.REFUND_DUE, why, attempt + 1, null);
  }
}
