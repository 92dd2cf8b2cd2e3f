// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.Arrays;
import java.util.Locale;

/// The papers that a simulated citizen brings, by the names of the control port.
enum SampleDocument {
  APPLICATION,
  PROOF,
  LEASE,
  ID_FRONT,
  ID_BACK,
  /// The other side of any of them, as a duplex unit sees it.
  BACK,
  BLANK;

  /// Prints one sheet; the pen works in millimetres from the paper's upper left corner.
  interface Layout {
    void paint(SamplePen pen);
  }

  Layout layout() {
    return switch (this) {
      case APPLICATION -> new SampleApplication();
      case PROOF -> new SampleProof();
      case LEASE -> new SampleLease();
      case ID_FRONT -> new SampleIdCopy(true);
      case ID_BACK -> new SampleIdCopy(false);
      case BACK -> pen -> pen.centered("背面", 105, 40, 9, true);
      case BLANK -> pen -> {};
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static SampleDocument of(String word) {
    return Arrays.stream(values())
        .filter(document -> document.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no document " + word));
  }
}
