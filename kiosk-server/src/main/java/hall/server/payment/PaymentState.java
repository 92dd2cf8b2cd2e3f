// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How far a payment is.
public enum PaymentState {
  /// It was written down; whether the provider knows it is not certain.
  CREATED,
  /// The provider has given a code and waits for the money.
  AWAITING,
  /// It shall not be paid any more, and the provider has not yet said which it is.
  CLOSING,
  /// The money came, and there is a receipt: both are written at once.
  PAID,
  /// The provider closed it, and no money came.
  NOT_PAID,
  /// Money came that must go back.
  REFUND_DUE,
  /// The provider has taken the refund on.
  REFUNDING,
  /// All money went back.
  REFUNDED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether money that comes now still pays the bill.
  public boolean open() {
    return switch (this) {
      case CREATED, AWAITING, CLOSING -> true;
      case PAID, NOT_PAID, REFUND_DUE, REFUNDING, REFUNDED -> false;
    };
  }

  /// Whether somebody still waits for money, or for the word that there is none.
  public boolean unsettled() {
    return switch (this) {
      case CREATED, AWAITING, CLOSING, REFUND_DUE, REFUNDING -> true;
      case PAID, NOT_PAID, REFUNDED -> false;
    };
  }

  static PaymentState of(String word) {
    return find(word).orElseThrow();
  }

  public static Optional<PaymentState> find(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
