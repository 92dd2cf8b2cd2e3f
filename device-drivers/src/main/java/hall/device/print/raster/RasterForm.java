// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import hall.device.print.PrintSettings.Sides;

/// How a document is to be rastered.
///
/// @param dpi both ways
/// @param colour sRGB, otherwise gray
/// @param sides as asked of the printer
/// @param back how the printer wants the back of a sheet
/// @param paper the sheet
public record RasterForm(int dpi, boolean colour, Sides sides, SheetBack back, Paper paper) {

  int width() {
    return paper.pixels(paper.widthMm100(), dpi);
  }

  int height() {
    return paper.pixels(paper.heightMm100(), dpi);
  }

  /// The header of the page that comes at `place`, counted from 0, of `total`.
  PwgPage page(int place, int total) {
    var turn = place % 2 == 1 ? back.turn(sides) : PwgPage.Turn.UPRIGHT;
    var duplex =
        switch (sides) {
          case ONE_SIDED -> PwgPage.Duplex.NONE;
          case TWO_SIDED_LONG_EDGE -> PwgPage.Duplex.LONG_EDGE;
          case TWO_SIDED_SHORT_EDGE -> PwgPage.Duplex.SHORT_EDGE;
        };
    return new PwgPage(width(), height(), dpi, colour, duplex, turn, total, paper.name());
  }
}
