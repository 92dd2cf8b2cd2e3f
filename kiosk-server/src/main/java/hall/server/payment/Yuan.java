// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.math.BigDecimal;

/// Money as people write it.
public final class Yuan {
  private Yuan() {}

  /// `123.45` of 12345 fen.
  public static String of(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
