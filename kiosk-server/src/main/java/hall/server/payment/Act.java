// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

/// What is asked of the provider next. Each may be asked any number of times with the same effect.
public sealed interface Act {
  /// Takes the order.
  record Open() implements Act {}

  /// Tells how it stands.
  record Ask() implements Act {}

  /// Lets nobody pay it any more, also where it never came.
  record Close() implements Act {}

  /// Gives money back.
  record Repay(Money money) implements Act {}
}
