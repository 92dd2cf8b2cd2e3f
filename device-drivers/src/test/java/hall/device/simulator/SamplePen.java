// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/// Draws in millimetres: print, rules, tables and handwriting.
///
/// Text is filled as outlines, so that it looks printed at any resolution and any skew.
final class SamplePen {

  static final Color PRINT = new Color(28, 28, 32);
  static final Color FAINT = new Color(120, 120, 126);
  static final Color INK = new Color(24, 36, 92);

  private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);
  private static final Font SERIF = font("Noto Serif CJK SC");
  private static final Font SANS = font("Noto Sans CJK SC");

  final Graphics2D graphics;
  final Random random;

  SamplePen(Graphics2D graphics, Random random) {
    this.graphics = graphics;
    this.random = random;
  }

  private static Font font(String family) {
    var font = new Font(family, Font.PLAIN, 1);
    if (!font.canDisplay('张')) {
      throw new IllegalStateException("no font with Chinese: install fonts-noto-cjk");
    }
    return font;
  }

  static Shape outline(String text, boolean sans, boolean bold, double size) {
    return glyphs(text, sans, bold, size).getOutline();
  }

  private static GlyphVector glyphs(String text, boolean sans, boolean bold, double size) {
    var font = (sans ? SANS : SERIF).deriveFont(bold ? Font.BOLD : Font.PLAIN, (float) size);
    return font.createGlyphVector(PLAIN, text);
  }

  static double width(String text, double size) {
    return glyphs(text, false, false, size).getLogicalBounds().getWidth();
  }

  /// Body text with its baseline at `y`.
  void text(String text, double x, double y, double size) {
    fill(outline(text, false, false, size), x, y, PRINT);
  }

  void faint(String text, double x, double y, double size) {
    fill(outline(text, true, false, size), x, y, FAINT);
  }

  void centered(String text, double center, double y, double size, boolean bold) {
    var shape = outline(text, bold, bold, size);
    fill(shape, center - shape.getBounds2D().getCenterX(), y, PRINT);
  }

  void fill(Shape shape, double x, double y, Color color) {
    graphics.setColor(color);
    graphics.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape));
  }

  /// Text as a hand writes it: each character a little off in size, place and slant.
  void handwritten(String text, double x, double y, double size) {
    double at = x;
    for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
      double wide = width(character, size);
      var place = AffineTransform.getTranslateInstance(at, y + jitter(size * 0.06));
      place.rotate(jitter(0.07));
      place.shear(-0.16 + jitter(0.08), jitter(0.05));
      double scale = 0.95 + jitter(0.08);
      place.scale(scale, scale * (1 + jitter(0.06)));
      graphics.setColor(INK);
      graphics.fill(place.createTransformedShape(outline(character, true, false, size)));
      at += wide * (0.98 + jitter(0.06));
    }
  }

  /// Running text, broken after `width` millimetres, its first line indented by two characters.
  ///
  /// @return the baseline after the last line
  double paragraph(String text, double x, double y, double width, double size, double leading) {
    var line = new StringBuilder();
    double used = 2 * size;
    double start = x + used;
    double baseline = y;
    for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
      double wide = width(character, size);
      if (used + wide > width && "，。、；：）".indexOf(character.charAt(0)) < 0) {
        text(line.toString(), start, baseline, size);
        line.setLength(0);
        used = 0;
        start = x;
        baseline += leading;
      }
      line.append(character);
      used += wide;
    }
    text(line.toString(), start, baseline, size);
    return baseline + leading;
  }

  void line(double x1, double y1, double x2, double y2, double thickness) {
    graphics.setColor(PRINT);
    graphics.setStroke(new BasicStroke((float) thickness));
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  void box(double x, double y, double width, double height, double thickness) {
    graphics.setColor(PRINT);
    graphics.setStroke(new BasicStroke((float) thickness));
    graphics.draw(new Rectangle2D.Double(x, y, width, height));
  }

  double jitter(double most) {
    return (random.nextDouble() * 2 - 1) * most;
  }
}
