// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.Masking;

/// Whose bill it is, as much as the person who pays has to see: the rest stays with the provider.
final class PaymentMask {
  private static final int SHOWN = 4;

  private PaymentMask() {}

  /// The last four; of a short number fewer.
  static String account(String number) {
    int shown = Math.min(SHOWN, number.length() / 2);
    return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
  }

  static String holder(String name) {
    return Masking.name(name.strip());
  }
}
