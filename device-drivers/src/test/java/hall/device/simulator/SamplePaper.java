// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// A sheet of paper as a scanner sees it: off-white, askew, with the dark of the scanner at its
/// edges, a fold, dust and sensor noise. The same sheet always scans to the same bytes.
final class SamplePaper {

  /// What was scanned how.
  ///
  /// @param width of the scanned region in 1/300 inch
  /// @param height of the scanned region in 1/300 inch
  record Shot(SampleDocument document, int sheet, int dpi, boolean gray, int width, int height) {}

  private static final Map<Shot, byte[]> SEEN = new ConcurrentHashMap<>();

  private SamplePaper() {}

  static byte[] scan(Shot shot) throws IOException {
    var known = SEEN.get(shot);
    if (known == null) {
      known = render(shot);
      if (SEEN.size() < 32) {
        SEEN.put(shot, known);
      }
    }
    return known;
  }

  private static byte[] render(Shot shot) throws IOException {
    int width = (int) Math.round(shot.width * shot.dpi / 300.0);
    int height = (int) Math.round(shot.height * shot.dpi / 300.0);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var random = new Random(shot.document.word().hashCode() * 7919L + shot.sheet);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(shot.dpi / 25.4, shot.dpi / 25.4);
    paint(graphics, shot, random);
    graphics.dispose();
    var noise = new SampleNoise(random.nextInt());
    return shot.gray
        ? SampleJpeg.encode(noise.gray(image), shot.dpi, comment(shot))
        : SampleJpeg.encode(noise.color(image), shot.dpi, comment(shot));
  }

  /// What the image's comment segment and the code in its corner say.
  private static String comment(Shot shot) {
    return "SHEET-%d-%s".formatted(shot.sheet, shot.document.word());
  }

  private static void paint(Graphics2D graphics, Shot shot, Random random) {
    graphics.setColor(new Color(34, 34, 37));
    graphics.fill(new Rectangle2D.Double(0, 0, 230, 320));
    double degrees = 0.5 + random.nextDouble() * 1.3;
    double skew = Math.toRadians(random.nextBoolean() ? degrees : -degrees);
    // The paper never lies exactly at the stop: a strip of the scanner shows at one edge.
    graphics.translate(random.nextBoolean() ? 1.4 : -1.4, random.nextDouble() * 1.2);
    graphics.rotate(skew, 105, 148);
    int tint = random.nextInt(5);
    graphics.setPaint(
        new GradientPaint(
            0,
            0,
            new Color(251 - tint, 249 - tint, 242 - 2 * tint),
            210,
            297,
            new Color(241 - tint, 239 - tint, 231 - 2 * tint)));
    graphics.fill(new Rectangle2D.Double(0, 0, 210, 297));
    shade(graphics, 0, 0, 5, 0);
    shade(graphics, 210, 0, 204, 0);
    shade(graphics, 0, 297, 0, 291);
    fold(graphics, 146 + random.nextDouble() * 6);
    var pen = new SamplePen(graphics, random);
    shot.document.layout().paint(pen);
    corner(pen, shot);
    dust(graphics, random);
  }

  /// A soft shadow along one edge of the paper.
  private static void shade(Graphics2D graphics, float x1, float y1, float x2, float y2) {
    graphics.setPaint(
        new GradientPaint(
            x1, y1, new Color(90, 86, 80, 70), x2, y2, new Color(90, 86, 80, 0), false));
    graphics.fill(
        x1 == x2
            ? new Rectangle2D.Double(0, Math.min(y1, y2), 210, Math.abs(y1 - y2))
            : new Rectangle2D.Double(Math.min(x1, x2), 0, Math.abs(x1 - x2), 297));
  }

  private static void fold(Graphics2D graphics, double y) {
    graphics.setPaint(
        new GradientPaint(
            0,
            (float) y - 3,
            new Color(120, 116, 108, 0),
            0,
            (float) y,
            new Color(120, 116, 108, 34)));
    graphics.fill(new Rectangle2D.Double(0, y - 3, 210, 3));
    graphics.setColor(new Color(255, 255, 252, 120));
    graphics.fill(new Rectangle2D.Double(0, y, 210, 0.5));
  }

  private static void dust(Graphics2D graphics, Random random) {
    for (int i = 0; i < 26; i++) {
      double size = 0.08 + random.nextDouble() * 0.22;
      graphics.setColor(new Color(70, 66, 60, 60 + random.nextInt(120)));
      graphics.fill(
          new Rectangle2D.Double(
              random.nextDouble() * 210, random.nextDouble() * 297, size, size * 1.4));
    }
  }

  private static void corner(SamplePen pen, Shot shot) {
    if (shot.document == SampleDocument.BLANK) {
      return;
    }
    pen.centered("- " + shot.sheet + " -", 105, 286, 3.8, false);
    try {
      var code = new QRCodeWriter().encode(comment(shot), BarcodeFormat.QR_CODE, 0, 0);
      double module = 15.0 / code.getWidth();
      pen.graphics.setColor(SamplePen.PRINT);
      for (int y = 0; y < code.getHeight(); y++) {
        for (int x = 0; x < code.getWidth(); x++) {
          if (code.get(x, y)) {
            pen.graphics.fill(
                new Rectangle2D.Double(
                    184 + x * module, 9 + y * module, module * 1.01, module * 1.01));
          }
        }
      }
    } catch (WriterException e) {
      throw new IllegalStateException("the sheet's code can't be drawn", e);
    }
  }
}
