// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.barcode.SampleCodes;
import hall.device.picture.Jpeg;
import hall.device.picture.Picture;
import hall.device.scan.ScannedPage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/// Sheets of known size, skew and content on the glass or under a camera.
final class PageScene {

  static final int DPI = 150;
  static final int WIDTH = 1240;
  static final int HEIGHT = 1754;
  static final String CODE = "HALL-PAGE-0001";

  private PageScene() {}

  /// A printed sheet seen from straight above, without anything around it.
  static BufferedImage sheet(boolean code) {
    var sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = sheet.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(246, 244, 238));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(new Color(30, 30, 34));
    graphics.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, 24));
    for (int y = 260; y < HEIGHT - 200; y += 44) {
      graphics.drawString("申请人应当如实提交有关材料和反映真实情况，并对其申请材料实质内容负责。", 130, y);
    }
    graphics.setColor(new Color(200, 40, 40));
    graphics.setStroke(new BasicStroke(7));
    graphics.drawOval(780, 1250, 240, 240);
    if (code) {
      graphics.drawImage(SampleCodes.qr(CODE, 5), 960, 20, null);
    }
    graphics.dispose();
    return sheet;
  }

  /// The sheet turned clockwise on ground of a colour, as a scanner sees it.
  static BufferedImage onGlass(BufferedImage sheet, double degrees, double share, Color ground) {
    var glass = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = glass.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(ground);
    graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    var way = AffineTransform.getTranslateInstance(WIDTH / 2.0, HEIGHT / 2.0);
    way.rotate(Math.toRadians(degrees));
    way.scale(share, share);
    way.translate(-sheet.getWidth() / 2.0, -sheet.getHeight() / 2.0);
    graphics.drawImage(sheet, way, null);
    graphics.dispose();
    return glass;
  }

  /// Under a camera: the sheet's corners come to lie at these points of a picture of a dark table.
  static Picture shot(BufferedImage sheet, int width, int height, double... corners) {
    var points = new Point[4];
    for (int i = 0; i < 4; i++) {
      points[i] = new Point(corners[2 * i], corners[2 * i + 1]);
    }
    var from = Picture.of(sheet);
    var h = inverse(Mapping.quad(points, from.width(), from.height()).h());
    var shot = Picture.blank(width, height, Picture.COLOR);
    var random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        paint(from, h, shot, x, y, random);
      }
    }
    return shot;
  }

  /// Where a camera of 1600 by 1200 pixels, tipped forwards and turned, sees the corners of A4.
  static double[] corners(double tip, double turn) {
    double[] corners = new double[8];
    double tipCos = Math.cos(Math.toRadians(tip));
    double tipSin = Math.sin(Math.toRadians(tip));
    double cos = Math.cos(Math.toRadians(turn));
    double sin = Math.sin(Math.toRadians(turn));
    double[][] paper = {{-105, -148.5}, {105, -148.5}, {105, 148.5}, {-105, 148.5}};
    for (int i = 0; i < 4; i++) {
      double x = paper[i][0] * cos - paper[i][1] * sin;
      double y = paper[i][0] * sin + paper[i][1] * cos;
      double far = 480 - y * tipSin;
      corners[2 * i] = 800 + 1500 * x / far;
      corners[2 * i + 1] = 600 + 1500 * y * tipCos / far;
    }
    return corners;
  }

  private static void paint(Picture from, double[] h, Picture shot, int x, int y, Random random) {
    // Four looks a pixel, as a lens mixes them; light falls off to the right.
    double light = 1 - 0.25 * x / shot.width();
    int noise = (int) (random.nextGaussian() * 3);
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      for (int look = 0; look < 4; look++) {
        double px = x + 0.25 + (look % 2 == 0 ? 0 : 0.5);
        double py = y + 0.25 + (look < 2 ? 0 : 0.5);
        double scale = 1 / (h[6] * px + h[7] * py + h[8]);
        int u = (int) Math.floor((h[0] * px + h[1] * py + h[2]) * scale);
        int v = (int) Math.floor((h[3] * px + h[4] * py + h[5]) * scale);
        boolean inside = u >= 0 && v >= 0 && u < from.width() && v < from.height();
        sum +=
            inside ? from.samples()[(v * from.width() + u) * 3 + channel] & 0xFF : 50 + 8 * channel;
      }
      shot.samples()[(y * shot.width() + x) * 3 + channel] =
          (byte) Math.clamp((long) (sum / 4 * light) + noise, 0, 255);
    }
  }

  private static double[] inverse(double[] m) {
    return new double[] {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
  }

  static ScannedPage page(BufferedImage image) {
    return page(Picture.of(image));
  }

  static ScannedPage page(Picture picture) {
    return new ScannedPage(Jpeg.encode(picture, 85, DPI), picture.width(), picture.height(), DPI);
  }
}
