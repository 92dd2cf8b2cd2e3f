// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/// Turns the bytes of frames (SANE Standard 3.2.1) into an image of 8 bits a sample.
///
/// Samples of 16 bits, in the byte order that START named, keep their upper byte; with 1 bit a
/// pixel, 1 is black and the first pixel is the highest bit.
final class SaneRaster {

  /// Samples of 8 bits.
  ///
  /// @param stride from one line to the next
  /// @param lines how many there are, also where the height was not known
  record Samples(byte[] bytes, int stride, int lines) {}

  private SaneRaster() {}

  /// Takes the frame's own bytes where they are fit, which halves the memory of a page.
  static Samples samples(SaneParameters parameters, boolean littleEndian, byte[] bytes, int lines) {
    int width = parameters.pixelsPerLine() * parameters.components();
    return switch (parameters.depth()) {
      case 8 -> new Samples(bytes, parameters.bytesPerLine(), lines);
      case 16 -> {
        upperBytes(bytes, parameters.bytesPerLine(), width, lines, littleEndian);
        yield new Samples(bytes, width, lines);
      }
      case 1 -> new Samples(spread(parameters, bytes, lines), width, lines);
      default -> throw new IllegalArgumentException("depth " + parameters.depth());
    };
  }

  /// A gray image of one plane, or a colour image of red, green and blue ones of one size.
  static BufferedImage planes(int width, Samples... planes) {
    int lines = planes[0].lines;
    int stride = planes[0].stride;
    var banks = new byte[planes.length][];
    var bank = new int[planes.length];
    for (int i = 0; i < planes.length; i++) {
      banks[i] = planes[i].bytes;
      bank[i] = i;
    }
    return image(
        Raster.createBandedRaster(
            new DataBufferByte(banks, stride * lines),
            width,
            lines,
            stride,
            bank,
            new int[planes.length],
            null));
  }

  /// A colour image whose samples follow each other pixel by pixel; red and blue change places in the
  /// very array, since an image in that order is encoded without being copied.
  static BufferedImage interleaved(int width, Samples samples) {
    for (int line = 0; line < samples.lines; line++) {
      int end = line * samples.stride + 3 * width;
      for (int at = line * samples.stride; at < end; at += 3) {
        byte red = samples.bytes[at];
        samples.bytes[at] = samples.bytes[at + 2];
        samples.bytes[at + 2] = red;
      }
    }
    return image(
        Raster.createInterleavedRaster(
            new DataBufferByte(samples.bytes, samples.stride * samples.lines),
            width,
            samples.lines,
            samples.stride,
            3,
            new int[] {2, 1, 0},
            null));
  }

  private static BufferedImage image(WritableRaster raster) {
    boolean color = raster.getNumBands() == 3;
    var space = ColorSpace.getInstance(color ? ColorSpace.CS_sRGB : ColorSpace.CS_GRAY);
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
