// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import hall.device.print.PrintSettings.Sides;
import java.util.Locale;

/// How a printer wants the back of a two-sided sheet (`pwg-raster-document-sheet-back`, PWG 5102.4
/// section 4.3.2 with its table of transforms).
public enum SheetBack {
  NORMAL,
  FLIPPED,
  ROTATED,
  MANUAL_TUMBLE;

  /// The keyword's meaning; an unknown one is taken as `normal`, which is the specification's
  /// default.
  public static SheetBack of(String keyword) {
    for (var back : values()) {
      if (back.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(keyword)) {
        return back;
      }
    }
    return NORMAL;
  }

  /// How the page on the back is turned in memory.
  PwgPage.Turn turn(Sides sides) {
    return switch (sides) {
      case ONE_SIDED -> PwgPage.Turn.UPRIGHT;
      case TWO_SIDED_LONG_EDGE ->
          switch (this) {
            case NORMAL, MANUAL_TUMBLE -> PwgPage.Turn.UPRIGHT;
            case FLIPPED -> new PwgPage.Turn(1, -1);
            case ROTATED -> new PwgPage.Turn(-1, -1);
          };
      case TWO_SIDED_SHORT_EDGE ->
          switch (this) {
            case NORMAL, ROTATED -> PwgPage.Turn.UPRIGHT;
            case FLIPPED -> new PwgPage.Turn(-1, 1);
            case MANUAL_TUMBLE -> new PwgPage.Turn(-1, -1);
          };
    };
  }
}
