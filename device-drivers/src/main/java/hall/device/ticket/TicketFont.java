// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fonts of this machine, for the characters that a printer lacks.
///
/// Looking for them takes a moment, so nothing happens before the first such character. A character
/// is looked for in the Chinese fonts first, then in every other.
final class TicketFont {

  static final int CELL = 24;
  private static final int BASELINE = 21;

  /// A little under half, since a thermal head draws thin strokes thinner.
  private static final int THRESHOLD = 104;

  /// First those whose letters are half as wide as a Chinese character.
  private static final List<String> CHINESE =
      List.of(
          "Noto Sans Mono CJK SC",
          "Noto Sans CJK SC",
          "WenQuanYi Zen Hei Mono",
          "WenQuanYi Zen Hei");

  private static final FontRenderContext CONTEXT =
      new FontRenderContext(new AffineTransform(), true, true);

  private final Map<Integer, Optional<Font>> known = new HashMap<>();
  private List<Font> fonts = List.of();

  /// Whether some font here has the character.
  boolean has(int codePoint) {
    return font(codePoint).isPresent();
  }

  private synchronized Optional<Font> font(int codePoint) {
    if (fonts.isEmpty()) {
      fonts = installed();
    }
    return known.computeIfAbsent(
        codePoint, c -> fonts.stream().filter(font -> font.canDisplay(c)).findFirst());
  }

  /// The composite fonts of the JDK come last: they claim what they then draw as a box.
  private static List<Font> installed() {
    var all =
        Arrays.asList(
            GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    var logical =
        List.of(Font.DIALOG, Font.DIALOG_INPUT, Font.MONOSPACED, Font.SANS_SERIF, Font.SERIF);
    var families = new ArrayList<>(CHINESE.stream().filter(all::contains).toList());
    all.stream()
        .filter(family -> !families.contains(family) && !logical.contains(family))
        .forEach(families::add);
    return families.stream().map(family -> new Font(family, Font.PLAIN, CELL)).toList();
  }

  /// One row of text, as wide as it is and 24 dots high at scale 1; each character in its own cell,
  /// as the firmware sets them.
  ///
  /// @param row not wider than the paper; every character must be in some font
  Dots draw(String row, int scale, boolean bold) {
    int columns = row.codePoints().map(Glyphs::columns).sum();
    var image =
        new BufferedImage(
            Math.max(1, columns) * CELL / 2 * scale, CELL * scale, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    int x = 0;
    for (int codePoint : row.codePoints().toArray()) {
      int width = Glyphs.columns(codePoint) * CELL / 2 * scale;
      draw(graphics, codePoint, x, width, scale, bold);
      x += width;
    }
    graphics.dispose();
    return black(image);
  }

  private void draw(Graphics2D graphics, int codePoint, int x, int width, int scale, boolean bold) {
    var font = font(codePoint).orElseThrow(() -> missing(codePoint));
    var sized = font.deriveFont(bold ? Font.BOLD : Font.PLAIN, (float) CELL * scale);
    var text = Character.toString(codePoint);
    double advance = sized.getStringBounds(text, CONTEXT).getWidth();
    var cell = (Graphics2D) graphics.create();
    cell.translate(x + Math.max(0, (width - advance) / 2), BASELINE * scale);
    if (advance > width) {
      cell.scale(width / advance, 1);
    }
    cell.setFont(sized);
    cell.drawString(text, 0, 0);
    cell.dispose();
  }

  private static IllegalArgumentException missing(int codePoint) {
    return new IllegalArgumentException("no font has U+%04X".formatted(codePoint));
  }

  /// The image is drawn white on black.
  private static Dots black(BufferedImage image) {
    var dots = new Dots(image.getWidth(), image.getHeight());
    var raster = image.getRaster();
    var row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int x = 0; x < row.length; x++) {
        if (row[x] >= THRESHOLD) {
          dots.blacken(x, y);
        }
      }
    }
    return dots;
  }
}
