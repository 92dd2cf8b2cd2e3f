// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a payment shall not be, or was not, paid.
public enum Ending {
  /// The citizen, or the terminal in their stead, gave it up.
  CANCELLED,
  /// Nobody paid in time.
  EXPIRED,
  /// The citizen's bank or wallet refused.
  DECLINED,
  /// The provider did not take the order: paid meanwhile, or another amount.
  REFUSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Ending of(@Nullable String word) {
    return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
