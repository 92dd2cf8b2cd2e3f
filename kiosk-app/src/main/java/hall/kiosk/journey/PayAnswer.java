// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// What the server says to a payment.
public sealed interface PayAnswer {

  /// How it stands.
  ///
  /// @param minutes that are left to pay, begun ones counted
  record Told(PaySight sight, int minutes) implements PayAnswer {}

  /// The server does not take it, or knows no such payment.
  record Refused() implements PayAnswer {}

  /// Nobody answered: it may be known there or not.
  record Silent() implements PayAnswer {}
}
