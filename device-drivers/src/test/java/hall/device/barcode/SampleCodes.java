// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Random;

/// Pictures of codes as cameras and scanners see them.
public final class SampleCodes {

  private SampleCodes() {}

  public static BufferedImage paper(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  /// A QR code with its quiet zone.
  public static BufferedImage qr(String text, int module) {
    return code(BarcodeFormat.QR_CODE, text, module, 1);
  }

  /// @param height in modules; 1 for a code that has its own
  static BufferedImage code(BarcodeFormat format, String text, int module, int height) {
    try {
      var hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, "4");
      var bits = new MultiFormatWriter().encode(text, format, 1, height, hints);
      int quiet = 6 * module;
      var image =
          paper(bits.getWidth() * module + 2 * quiet, bits.getHeight() * module + 2 * quiet);
      for (int y = 0; y < bits.getHeight() * module; y++) {
        for (int x = 0; x < bits.getWidth() * module; x++) {
          if (bits.get(x / module, y / module)) {
            image.getRaster().setSample(quiet + x, quiet + y, 0, 0);
          }
        }
      }
      return image;
    } catch (WriterException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /// Lays a code on paper, turned about its middle, which is at `x`, `y`.
  static void lay(BufferedImage paper, BufferedImage code, int x, int y, double degrees) {
    var graphics = paper.createGraphics();
    smooth(graphics);
    var way = AffineTransform.getTranslateInstance(x, y);
    way.rotate(Math.toRadians(degrees));
    way.translate(-code.getWidth() / 2.0, -code.getHeight() / 2.0);
    graphics.drawImage(code, way, null);
    graphics.dispose();
  }

  private static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
  }

  /// Every shade between `black` and `white`; the other way round makes a negative.
  static BufferedImage shaded(BufferedImage image, int black, int white) {
    var shaded = paper(image.getWidth(), image.getHeight());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int shade = image.getRaster().getSample(x, y, 0);
        shaded.getRaster().setSample(x, y, 0, black + shade * (white - black) / 255);
      }
    }
    return shaded;
  }

  static BufferedImage noisy(BufferedImage image, int strength, long seed) {
    var random = new Random(seed);
    var noisy = paper(image.getWidth(), image.getHeight());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        double shade = image.getRaster().getSample(x, y, 0) + random.nextGaussian() * strength;
        noisy.getRaster().setSample(x, y, 0, (int) Math.clamp(shade, 0, 255));
      }
    }
    return noisy;
  }
}
