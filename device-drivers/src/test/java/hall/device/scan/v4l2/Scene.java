// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// What stands before a camera: a dark desk, a white sheet with lines of print and a red seal.
///
/// @param shift of the sheet to the right, in pixels
/// @param light added to every pixel
/// @param blur how many neighbours are averaged, as by a lens out of focus
/// @param hand where a hand lies, -1 for none
record Scene(int shift, int light, int blur, int hand) {

  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  static final Scene STILL = new Scene(0, 0, 0, -1);

  Scene shifted(int pixels) {
    return new Scene(pixels, light, blur, hand);
  }

  Scene lit(int levels) {
    return new Scene(shift, levels, blur, hand);
  }

  Scene blurred(int neighbours) {
    return new Scene(shift, light, neighbours, hand);
  }

  Scene withHand(int at) {
    return new Scene(shift, light, blur, at);
  }

  BufferedImage image() {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int sum = 0;
        for (int i = -blur; i <= blur; i++) {
          sum += level(x + i, y);
        }
        int level = Math.clamp(sum / (2 * blur + 1) + light, 0, 255);
        boolean seal = Math.hypot(x - shift - 420, y - 360) < 40;
        image.setRGB(
            x, y, new Color(level, seal ? level / 4 : level, seal ? level / 4 : level).getRGB());
      }
    }
    return image;
  }

  private int level(int x, int y) {
    if (hand >= 0 && Math.hypot(x - hand, (y - HEIGHT) / 3.0) < 70) {
      return 120;
    }
    int sheetX = x - shift;
    if (sheetX < 80 || sheetX > 560 || y < 30 || y > 450) {
      return 60;
    }
    boolean print = y % 20 < 7 && sheetX > 110 && sheetX < 530 && sheetX * 7 % 11 < 5;
    return print ? 40 : 220;
  }

  /// As a camera's Motion JPEG with tables, baseline 4:2:0.
  byte[] jpeg() throws IOException {
    return jpeg(image());
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0.9f);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /// The same as many cameras send it: without the segments of Huffman tables, padded to whole
  /// packets.
  static byte[] withoutTables(byte[] jpeg, int padding) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      int size = 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
      if ((jpeg[at + 1] & 0xFF) != 0xC4) {
        out.write(jpeg, at, size);
      }
      at += size;
    }
    out.write(jpeg, at, jpeg.length - at);
    out.writeBytes(new byte[padding]);
    return out.toByteArray();
  }

  /// Packed 4:2:2 of the limited range, by the equations of BT.601 in floating point.
  byte[] yuyv(int bytesPerLine) {
    return yuyv(image(), bytesPerLine);
  }

  static byte[] yuyv(BufferedImage image, int bytesPerLine) {
    var bytes = new byte[bytesPerLine * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        var color = new Color(image.getRGB(x, y));
        double r = color.getRed() / 255.0;
        double g = color.getGreen() / 255.0;
        double b = color.getBlue() / 255.0;
        double luma = 0.299 * r + 0.587 * g + 0.114 * b;
        int at = y * bytesPerLine + 2 * x;
        bytes[at] = (byte) Math.round(16 + 219 * luma);
        double chroma = x % 2 == 0 ? (b - luma) / 1.772 : (r - luma) / 1.402;
        bytes[at + 1] = (byte) Math.round(128 + 224 * chroma);
      }
    }
    return bytes;
  }
}
