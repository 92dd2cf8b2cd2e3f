// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.scan.ScanFaults;
import java.util.Optional;

/// SANE_Parameters (SANE Standard 4.3.8): what the frame under way looks like.
///
/// @param format 0 gray, 1 RGB, 2 to 4 one colour of a three-pass scan
/// @param bytesPerLine padding at its end included
/// @param lines -1 where the scanner does not know yet
/// @param depth bits per sample
record SaneParameters(
    int format, boolean lastFrame, int bytesPerLine, int pixelsPerLine, int lines, int depth) {

  static final int GRAY = 0;
  static final int RGB = 1;
  static final int RED = 2;
  private static final int BLUE = 4;

  /// A4 at 600 dpi in colour takes 104 MB.
  static final int LARGEST_FRAME = 128 << 20;

  /// What JPEG can count (ITU-T T.81 B.2.2).
  static final int LONGEST_SIDE = 65_535;

  int components() {
    return format == RGB ? 3 : 1;
  }

  boolean heightKnown() {
    return lines >= 0;
  }

  /// The exact number of bytes; only for a known height.
  int size() {
    return Math.multiplyExact(bytesPerLine, lines);
  }

  /// Why such a frame is not taken; asked before a byte is allocated for it.
  Optional<DeviceFault> trouble() {
    if (format < 0
        || format > BLUE
        || pixelsPerLine < 1
        || lines < -1
        || lines == 0
        || bytesPerLine < 1) {
      return Optional.of(Faults.protocol("no possible frame: " + this));
    }
    boolean depthKnown = depth == 8 || depth == 16 || (depth == 1 && format == GRAY);
    if (!depthKnown) {
      return Optional.of(ScanFaults.formatUnsupported("depth: " + this));
    }
    if (pixelsPerLine > LONGEST_SIDE
        || lines > LONGEST_SIDE
        || (long) bytesPerLine * Math.max(1, lines) > LARGEST_FRAME) {
      return Optional.of(Faults.protocol("too large: " + this));
    }
    if (((long) pixelsPerLine * components() * depth + 7) / 8 > bytesPerLine) {
      return Optional.of(Faults.protocol("lines shorter than their pixels: " + this));
    }
    return Optional.empty();
  }
}
