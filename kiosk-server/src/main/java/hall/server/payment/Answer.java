// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.time.Instant;
import java.util.List;

/// What came of asking the provider something.
public sealed interface Answer {
  /// The order is there, now or since before.
  record Opened(Payment.Offer offer) implements Answer {}

  /// The provider does not take the order.
  ///
  /// @param why a kebab-case word of the provider's
  record Refused(String why) implements Answer {}

  /// How the order stands, with all money that ever came for it.
  record Told(Standing standing, List<Transaction> transactions) implements Answer {}

  /// How a refund stands.
  record Repaid(String refund, Repayment repayment) implements Answer {}

  /// No answer, or none that can be trusted: anything may have happened.
  ///
  /// @param why a kebab-case word for the log
  record Silent(String why) implements Answer {}

  /// Money that came.
  record Transaction(String id, long fen, Instant paidAt) {}

  /// How an order stands.
  enum Standing {
    /// It can still be paid.
    WAITING,
    PAID,
    /// It cannot be paid any more.
    CLOSED,
    DECLINED,
    /// It never came.
    ABSENT
  }

  /// How a refund stands.
  enum Repayment {
    PROCESSING,
    DONE,
    FAILED
  }
}
