// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// JPEG as a scanner writes it: quality 85, a JFIF density, a comment.
final class SampleJpeg {

  private static final float QUALITY = 0.85f;

  private SampleJpeg() {}

  static byte[] encode(BufferedImage image, int dpi, String comment) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream(1 << 20);
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return marked(bytes.toByteArray(), dpi, comment);
  }

  /// Sets the density in the JFIF segment (bytes 13 to 17) and puts a comment segment after it.
  private static byte[] marked(byte[] jpeg, int dpi, String comment) {
    if (jpeg[2] != (byte) 0xFF || jpeg[3] != (byte) 0xE0) {
      throw new IllegalStateException("no JFIF segment after SOI");
    }
    int after = 4 + (((jpeg[4] & 0xFF) << 8) | (jpeg[5] & 0xFF));
    var text = comment.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(jpeg.length + 4 + text.length)
        .put(jpeg, 0, after)
        .put((byte) 0xFF)
        .put((byte) 0xFE)
        .putShort((short) (2 + text.length))
        .put(text)
        .put(jpeg, after, jpeg.length - after)
        .put(13, (byte) 1)
        .putShort(14, (short) dpi)
        .putShort(16, (short) dpi)
        .array();
  }
}
