// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

/// How the print head prints characters now.
///
/// @param align 0 left, 1 centre, 2 right
/// @param lineDots from one line to the next
record EscPosStyle(int align, boolean bold, int wide, int high, int lineDots) {

  static final EscPosStyle INITIAL = new EscPosStyle(0, false, 1, 1, 34);

  EscPosStyle withAlign(int value) {
    return new EscPosStyle(value, bold, wide, high, lineDots);
  }

  EscPosStyle withBold(boolean value) {
    return new EscPosStyle(align, value, wide, high, lineDots);
  }

  EscPosStyle withScale(int newWide, int newHigh) {
    return new EscPosStyle(align, bold, newWide, newHigh, lineDots);
  }

  EscPosStyle withLineDots(int value) {
    return new EscPosStyle(align, bold, wide, high, value);
  }
}
