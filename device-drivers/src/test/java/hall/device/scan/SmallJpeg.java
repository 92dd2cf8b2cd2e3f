// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// Small JPEG images for tests.
final class SmallJpeg {

  private SmallJpeg() {}

  static byte[] color(int width, int height) throws IOException {
    return encode(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR));
  }

  static byte[] gray(int width, int height) throws IOException {
    return encode(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, x * 7919 ^ y * 104729);
      }
    }
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpeg", bytes)) {
      throw new IOException("no JPEG writer");
    }
    return bytes.toByteArray();
  }
}
