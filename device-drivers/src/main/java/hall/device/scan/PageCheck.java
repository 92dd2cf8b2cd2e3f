// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.picture.Picture;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.Set;

/// Whether a page is worth keeping: a mark for an empty sheet, warnings for one that nobody could
/// read.
///
/// Only the sheet's inside is looked at; 12 mm at each edge are left out, where a sheet lying askew
/// shows the dark of the scanner.
///
/// @param blank nothing is on the page but what dust, a fold and noise leave
public record PageCheck(boolean blank, Set<Warning> warnings) {

  /// What makes a page hard to read.
  public enum Warning {
    TOO_DARK,
    BLURRED,
    /// What is written or drawn runs over the border of the picture; told by the page pipeline.
    CUT_EDGE
  }

  private static final double MM_PER_INCH = 25.4;
  private static final double MARGIN_MM = 12;

  /// Darker than this, in levels below the paper, is ink; a fold reaches some 20.
  private static final int INK_BELOW_PAPER = 45;

  /// Dust covers about 0.003 % of a sheet, two printed characters 0.01 %.
  private static final double BLANK_INK_SHARE = 0.0001;

  private static final int DARK_PAPER = 120;

  /// The rise of an edge of print; a sharp scan stays under 2 pixels.
  private static final double BLURRED_RISE_MM = 0.6;

  private static final double BLURRED_RISE_PIXELS = 2.5;

  public PageCheck {
    warnings = Set.copyOf(warnings);
  }

  /// Looks at every pixel once.
  ///
  /// @param image gray or RGB, 8 bits a sample
  public static PageCheck of(BufferedImage image, int dpi) {
    return of(Picture.of(image).gray(), dpi);
  }

  /// Looks at every pixel once.
  ///
  /// @param picture gray
  public static PageCheck of(Picture picture, int dpi) {
    int margin = (int) Math.round(MARGIN_MM * dpi / MM_PER_INCH);
    if (picture.width() <= 2 * margin + 2 || picture.height() <= 2 * margin + 2) {
      margin = 0; // a card or a slip
    }
    var tones = PageTones.of(picture, margin);
    int paper = tones.level(0.5);
    long ink = tones.below(paper - INK_BELOW_PAPER);
    boolean blank = paper >= DARK_PAPER && ink < BLANK_INK_SHARE * tones.pixels();
    var warnings = EnumSet.noneOf(Warning.class);
    if (paper < DARK_PAPER) {
      warnings.add(Warning.TOO_DARK);
    } else if (!blank && blurred(tones, paper, ink, dpi)) {
      warnings.add(Warning.BLURRED);
    }
    return new PageCheck(blank, warnings);
  }

  /// Compares how dark the print is with how steeply it gets there, so that faint but sharp print
  /// passes.
  private static boolean blurred(PageTones tones, int paper, long ink, int dpi) {
    int contrast = paper - tones.darkest(Math.max(1, ink / 2));
    int steep = tones.steepest(Math.max(1, ink / 10));
    double pixels = (double) contrast / Math.max(1, steep);
    return pixels > BLURRED_RISE_PIXELS && pixels * MM_PER_INCH / dpi > BLURRED_RISE_MM;
  }
}
