// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One ticket on 80 mm thermal paper: 640 dots wide, of which 576 are printed.
final class TicketPaper {

  private static final int MARGIN = (640 - EscPosPaper.DOTS) / 2;

  /// The paper between print head and cutter, which the ticket before could not use.
  private static final int HEAD_TO_CUTTER = 56;

  private static final int CHARACTER = 24;
  private static final Color PAPER = new Color(0xFC, 0xFB, 0xF6);
  private static final Color INK = new Color(0x26, 0x24, 0x22);
  private static final Charset GB18030 = Charset.forName("GB18030");

  /// The first one installed; each has half-width letters that are exactly half a Chinese one.
  private static final List<String> FONTS =
      List.of("Noto Sans Mono CJK SC", "WenQuanYi Zen Hei Mono");

  private record Glyph(String character, EscPosStyle style) {

    int dots() {
      return (character.getBytes(GB18030).length == 1 ? CHARACTER / 2 : CHARACTER) * style.wide();
    }
  }

  private BufferedImage dots = blank(1000);
  private final StringBuilder text = new StringBuilder();
  private final List<Glyph> line = new ArrayList<>();
  private int y = HEAD_TO_CUTTER;

  private static BufferedImage blank(int height) {
    var image = new BufferedImage(EscPosPaper.DOTS, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, image.getWidth(), height);
    graphics.dispose();
    return image;
  }

  /// Puts a character into the line; a full line is set at once.
  void print(String character, EscPosStyle style) {
    var glyph = new Glyph(character, style);
    if (width() + glyph.dots() > EscPosPaper.DOTS) {
      lineFeed(style);
    }
    line.add(glyph);
  }

  void discardLine() {
    line.clear();
  }

  private int width() {
    return line.stream().mapToInt(Glyph::dots).sum();
  }

  /// Sets the line; returns how many rows the paper moves.
  int lineFeed(EscPosStyle style) {
    int high = line.stream().mapToInt(g -> CHARACTER * g.style().high()).max().orElse(CHARACTER);
    int x = indent(style, width());
    grow(y + high);
    var graphics = graphics();
    for (var glyph : line) {
      draw(graphics, glyph, x, y + high);
      text.append(glyph.character());
      x += glyph.dots();
    }
    graphics.dispose();
    text.append('\n');
    line.clear();
    int rows = Math.max(high, style.lineDots());
    y += rows;
    return rows;
  }

  void printQr(QrDots qr, EscPosStyle style) {
    int x = indent(style, qr.width());
    grow(y + qr.width());
    for (int row = 0; row < qr.width(); row++) {
      for (int column = 0; column < qr.width(); column++) {
        if (qr.dark(column, row)) {
          dots.setRGB(x + column, y + row, INK.getRGB());
        }
      }
    }
    text.append("[QR: ").append(qr.content()).append("]\n");
    y += qr.width();
  }

  void beginDots(int width, int rows) {
    text.append("[dots %dx%d]%n".formatted(width, rows));
  }

  /// One row of a raster picture.
  void printDots(byte[] row, EscPosStyle style) {
    int x = indent(style, row.length * 8);
    grow(y + 1);
    for (int column = 0; column < row.length * 8; column++) {
      if ((row[column / 8] & (0x80 >> (column % 8))) != 0) {
        dots.setRGB(x + column, y, INK.getRGB());
      }
    }
    y++;
  }

  void feed(int rows) {
    y += rows;
    grow(y);
  }

  private static int indent(EscPosStyle style, int width) {
    return switch (style.align()) {
      case 1 -> (EscPosPaper.DOTS - width) / 2;
      case 2 -> EscPosPaper.DOTS - width;
      default -> 0;
    };
  }

  private void grow(int height) {
    if (height <= dots.getHeight()) {
      return;
    }
    var larger = blank(height + 1000);
    larger.createGraphics().drawImage(dots, 0, 0, null);
    dots = larger;
  }

  private Graphics2D graphics() {
    var graphics = dots.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(INK);
    return graphics;
  }

  /// Each character in its own cell, stretched as the printer stretches it.
  private static void draw(Graphics2D graphics, Glyph glyph, int x, int bottom) {
    var style = glyph.style();
    var cell = (Graphics2D) graphics.create();
    cell.translate(x, bottom - CHARACTER * style.high());
    cell.scale(style.wide(), style.high());
    cell.setFont(FontHolder.font(style.bold()));
    cell.drawString(glyph.character(), 0, CHARACTER - 3);
    cell.dispose();
  }

  /// What the ticket says; a QR code as `[QR: content]`.
  String text() {
    return text.toString();
  }

  /// The ticket as it lies in the hand: margins, and the teeth of the cutter at both ends.
  BufferedImage picture() {
    int height = y;
    var picture = new BufferedImage(640, height, BufferedImage.TYPE_INT_ARGB);
    var graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(PAPER);
    graphics.fill(outline(height));
    graphics.setClip(outline(height));
    graphics.drawImage(dots, MARGIN, 0, null);
    graphics.dispose();
    return picture;
  }

  private static Path2D outline(int height) {
    var path = new Path2D.Double();
    path.moveTo(0, 4);
    for (int x = 0; x < 640; x += 8) {
      path.lineTo(x + 4, 0);
      path.lineTo(x + 8, 4);
    }
    path.lineTo(640, height - 4);
    for (int x = 640; x > 0; x -= 8) {
      path.lineTo(x - 4, height);
      path.lineTo(x - 8, height - 4);
    }
    path.closePath();
    return path;
  }

  /// Looking for fonts takes a second, so it happens with the first character only.
  private static final class FontHolder {
    private static final String FAMILY =
        FONTS.stream()
            .filter(
                Arrays.asList(
                        GraphicsEnvironment.getLocalGraphicsEnvironment()
                            .getAvailableFontFamilyNames())
                    ::contains)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("none of the fonts is here: " + FONTS));
    private static final Font PLAIN = new Font(FAMILY, Font.PLAIN, CHARACTER);
    private static final Font BOLD = new Font(FAMILY, Font.BOLD, CHARACTER);

    static Font font(boolean bold) {
      return bold ? BOLD : PLAIN;
    }
  }
}
