// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import java.util.Locale;

/// How a printer parts a ticket from the roll (`GS V`).
public enum Cut {
  /// It has no cutter: the ticket is torn off.
  NONE(-1),
  /// Through; the paper must have been fed to the cutter before.
  FULL(0),
  /// But for one point; the paper must have been fed to the cutter before.
  PARTIAL(1),
  /// Feeds to the cutter by itself, then through.
  FEED_FULL(65),
  /// Feeds to the cutter by itself, then but for one point.
  FEED_PARTIAL(66);

  /// The parameter m of `GS V m`.
  final int mode;

  Cut(int mode) {
    this.mode = mode;
  }

  /// The word in a model's data.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
