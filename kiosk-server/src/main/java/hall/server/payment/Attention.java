// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What no rule can settle, so that a person has to look.
public enum Attention {
  /// Another amount came than was asked for; it goes back whole.
  AMOUNT_DIFFERS,
  /// The provider would not, or could not, give money back.
  REFUND_FAILED,
  /// Money that a receipt was given for is gone at the provider.
  MONEY_GONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static @Nullable Attention of(@Nullable String word) {
    return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
