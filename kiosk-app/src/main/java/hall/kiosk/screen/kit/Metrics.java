// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Visit.TextSize;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// Every length of the screens, in millimetres on the glass (A1, A2).
///
/// @param heightPx of the part where controls may stand
/// @param abovePx so much of the glass above it is for looking at alone
public record Metrics(int widthPx, int heightPx, int abovePx, double pxPerMm, TextSize textSize) {

  /// Named explicitly: the default glyphs of Chinese characters differ by locale.
  public static final String FAMILY = "Noto Sans CJK SC";

  /// Height of a capital in the font's em.
  public static final double CAPITAL = 0.733;

  /// The least target of A2.
  public static final double TARGET_MM = 12.7;

  /// The least gap between targets of A2.
  public static final double GAP_MM = 2.54;

  private static final double NARROW_MM = 420;
  private static final double LOW_MM = 400;
  private static final double TITLE_MM = 125;

  /// The type scale, by the height of a capital in millimetres at the default size.
  public enum Role {
    CAPTION(5.5, 1),
    BODY(6.4, 1),
    LEAD(7.3, 0.9),
    TITLE(9, 0.5),
    DISPLAY(13, 0.35);

    private final double capitalMm;
    private final double growth;

    Role(double capitalMm, double growth) {
      this.capitalMm = capitalMm;
      this.growth = growth;
    }
  }

  public boolean landscape() {
    return widthPx > heightPx;
  }

  /// A panel of about 5:4: high enough, but with no room beside the content.
  public boolean narrow() {
    return landscape() && widthPx < NARROW_MM * pxPerMm;
  }

  /// An upright panel of which only the lower part is in use.
  public boolean low() {
    return !landscape() && heightPx < LOW_MM * pxPerMm;
  }

  /// Whether progress and title find room above the controls.
  public boolean titleAbove() {
    return low() && abovePx >= TITLE_MM * pxPerMm;
  }

  /// So many columns of small cells, where a wide panel has room for four.
  public int columns() {
    return !landscape() || narrow() ? 2 : tight() ? 3 : 4;
  }

  /// Whole pixels, rounded up so that no minimum is missed.
  public double px(double mm) {
    return Math.ceil(mm * pxPerMm);
  }

  /// The gap between two targets.
  public double gap() {
    return px(tight() ? 2.6 : 3);
  }

  public double capitalMm(Role role) {
    return role.capitalMm * (1 + (factor() - 1) * role.growth);
  }

  public double fontPx(Role role) {
    return Math.ceil(capitalMm(role) * pxPerMm / CAPITAL);
  }

  public Font font(Role role, boolean bold) {
    return Font.font(FAMILY, bold ? FontWeight.BOLD : FontWeight.NORMAL, fontPx(role));
  }

  /// Size of an icon that stands beside text of this role.
  public double icon(Role role) {
    return Math.ceil(fontPx(role) * 1.15);
  }

  /// Large text on a low panel: what is said twice is said once.
  public boolean tight() {
    return switch (textSize) {
      case NORMAL -> false;
      case LARGE -> narrow() || low();
      case LARGER, LARGEST -> landscape() || low();
    };
  }

  /// How much of its width a picture may take; large text needs the room.
  public double picture() {
    return switch (textSize) {
      case NORMAL -> 1;
      case LARGE -> 0.85;
      case LARGER -> 0.7;
      case LARGEST -> 0.5;
    };
  }

  private double factor() {
    return switch (textSize) {
      case NORMAL -> 1;
      case LARGE -> 1.12;
      case LARGER -> 1.23;
      case LARGEST -> 1.34;
    };
  }
}
