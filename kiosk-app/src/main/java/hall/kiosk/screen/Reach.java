// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import java.util.Optional;

/// The part of the glass within reach of somebody who sits (A10).
///
/// @param abovePx so much of the glass is too high
/// @param heightPx of the part in reach
/// @param belowPx so much of the glass is too low
record Reach(int abovePx, int heightPx, int belowPx) {

  /// A10, above the floor.
  static final int LOWEST_MM = 380;

  static final int HIGHEST_MM = 1120;

  /// With less than this, a screen in the largest text has no room.
  static final int LEAST_MM = 265;

  static Reach all(Panel panel) {
    return new Reach(0, panel.heightPx(), 0);
  }

  static Optional<Reach> on(Panel panel, int lowerEdgeMm) {
    double upperEdgeMm = lowerEdgeMm + panel.heightPx() / panel.pxPerMm();
    int above = pixels(panel, upperEdgeMm - HIGHEST_MM);
    int below = pixels(panel, LOWEST_MM - lowerEdgeMm);
    var reach = new Reach(above, panel.heightPx() - above - below, below);
    return above + below > 0 && reach.suits(panel) ? Optional.of(reach) : Optional.empty();
  }

  private static int pixels(Panel panel, double mm) {
    return (int) Math.ceil(Math.max(0, mm) * panel.pxPerMm());
  }

  /// High enough for every screen, and of the panel's own shape: what is laid out upright does not
  /// lie.
  private boolean suits(Panel panel) {
    boolean upright = panel.heightPx() > panel.widthPx();
    return heightPx >= LEAST_MM * panel.pxPerMm() && (!upright || heightPx > panel.widthPx());
  }
}
