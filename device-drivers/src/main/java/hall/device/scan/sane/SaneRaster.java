// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/// Turns the bytes of a frame (SANE Standard 3.2.1) into an image of 8 bits a sample.
///
/// Samples of 16 bits, in the byte order that START named, keep their upper byte; with 1 bit a
/// pixel, 1 is black and the first pixel is the highest bit.
final class SaneRaster {

  private SaneRaster() {}

  /// Takes the frame's own bytes where they are fit, which halves the memory of a page.
  ///
  /// @param lines how many there are, also where the height was not known
  static BufferedImage image(
      SaneParameters parameters, boolean littleEndian, byte[] bytes, int lines) {
    return switch (parameters.depth()) {
      case 8 -> wrap(parameters, bytes, parameters.bytesPerLine(), lines);
      case 16 -> {
        int samples = parameters.pixelsPerLine() * parameters.components();
        upperBytes(bytes, parameters.bytesPerLine(), samples, lines, littleEndian);
        yield wrap(parameters, bytes, samples, lines);
      }
      case 1 ->
          wrap(parameters, spread(parameters, bytes, lines), parameters.pixelsPerLine(), lines);
      default -> throw new IllegalArgumentException("depth " + parameters.depth());
    };
  }

  private static BufferedImage wrap(
      SaneParameters parameters, byte[] samples, int stride, int lines) {
    int components = parameters.components();
    var offsets = components == 3 ? new int[] {0, 1, 2} : new int[] {0};
    var raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(samples, stride * lines),
            parameters.pixelsPerLine(),
            lines,
            stride,
            components,
            offsets,
            null);
    var space = ColorSpace.getInstance(components == 3 ? ColorSpace.CS_sRGB : ColorSpace.CS_GRAY);
    var model =
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, raster, false, null);
  }

  private static void upperBytes(
      byte[] bytes, int stride, int samples, int lines, boolean littleEndian) {
    int to = 0;
    for (int line = 0; line < lines; line++) {
      int from = line * stride + (littleEndian ? 1 : 0);
      for (int i = 0; i < samples; i++) {
        bytes[to++] = bytes[from + 2 * i];
      }
    }
  }

  private static byte[] spread(SaneParameters parameters, byte[] bits, int lines) {
    int width = parameters.pixelsPerLine();
    var samples = new byte[Math.multiplyExact(width, lines)];
    for (int line = 0; line < lines; line++) {
      int from = line * parameters.bytesPerLine();
      for (int x = 0; x < width; x++) {
        boolean black = (bits[from + x / 8] & (0x80 >> x % 8)) != 0;
        samples[line * width + x] = (byte) (black ? 0 : 255);
      }
    }
    return samples;
  }
}
