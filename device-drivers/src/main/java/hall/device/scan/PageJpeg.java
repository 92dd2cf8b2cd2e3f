// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pages from devices that deliver pixels instead of JPEG: encoded once, at a quality that keeps
/// small print and seals readable.
public final class PageJpeg {

  private static final float QUALITY = 0.9f;

  private PageJpeg() {}

  /// The image as a page.
  ///
  /// @param image gray or RGB, 8 bits a sample
  /// @param dpi goes into the JFIF density
  public static ScannedPage encode(BufferedImage image, int dpi) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream(1 << 20);
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    } finally {
      writer.dispose();
    }
    return new ScannedPage(
        dense(bytes.toByteArray(), dpi), image.getWidth(), image.getHeight(), dpi);
  }

  /// JFIF's APP0 is the first segment: units at byte 13 (1: per inch), then both densities.
  private static byte[] dense(byte[] jpeg, int dpi) {
    if (jpeg[2] != (byte) 0xFF || jpeg[3] != (byte) 0xE0) {
      throw new IllegalStateException("the encoder wrote no JFIF segment");
    }
    return ByteBuffer.wrap(jpeg)
        .put(13, (byte) 1)
        .putShort(14, (short) dpi)
        .putShort(16, (short) dpi)
        .array();
  }
}
