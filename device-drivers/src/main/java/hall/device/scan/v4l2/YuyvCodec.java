// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.scan.v4l2.V4l2Codec.Format;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Optional;

/// Packed 4:2:2 pictures (`V4L2_PIX_FMT_YUYV`): bytes Y0 U Y1 V for two pixels, rows of
/// `bytesperline`.
///
/// Colours are those of ITU-R BT.601: what cameras send whatever colour space they name, since
/// `V4L2_MAP_YCBCR_ENC_DEFAULT` makes it of sRGB too. Brightness runs from 16 to 235 unless the
/// format says full range.
final class YuyvCodec {

  /// `V4L2_QUANTIZATION_FULL_RANGE`.
  private static final int FULL_RANGE = 1;

  /// `V4L2_COLORSPACE_JPEG`, whose default is the full range.
  private static final int COLORSPACE_JPEG = 7;

  private YuyvCodec() {}

  /// Why the bytes are no whole picture; empty where they are.
  static Optional<String> trouble(Format format, int bytes) {
    long row = format.bytesPerLine();
    if (format.width() < 2 || format.height() < 1 || row < 2L * format.width()) {
      return Optional.of(
          "%dx%d in rows of %d bytes".formatted(format.width(), format.height(), row));
    }
    // Some drivers do not pad the last row.
    long least = row * (format.height() - 1) + 2L * format.width();
    return bytes < least ? Optional.of("%d bytes of %d".formatted(bytes, least)) : Optional.empty();
  }

  /// The brightness of a whole picture.
  static LumaPlane luma(Format format, byte[] bytes) {
    return new LumaPlane(bytes, 0, 2, format.bytesPerLine(), format.width(), format.height());
  }

  /// The colours of a whole picture; an odd last column takes the colour of its left neighbour.
  static BufferedImage image(Format format, byte[] bytes) {
    int width = format.width();
    var image = new BufferedImage(width, format.height(), BufferedImage.TYPE_3BYTE_BGR);
    var out = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    boolean full = full(format);
    for (int y = 0; y < format.height(); y++) {
      int row = y * format.bytesPerLine();
      for (int x = 0; x < width; x++) {
        int pair = row + 4 * Math.min(x / 2, width / 2 - 1);
        pixel(
            full,
            bytes[row + 2 * x] & 0xFF,
            (bytes[pair + 1] & 0xFF) - 128,
            (bytes[pair + 3] & 0xFF) - 128,
            out,
            3 * (y * width + x));
      }
    }
    return image;
  }

  /// What each brightness is in a gray picture, which always has the full range.
  static byte[] levels(Format format) {
    var levels = new byte[256];
    for (int luma = 0; luma < levels.length; luma++) {
      levels[luma] = clamp(brightness(full(format), luma));
    }
    return levels;
  }

  private static boolean full(Format format) {
    return format.quantization() == FULL_RANGE
        || (format.quantization() == 0 && format.colorspace() == COLORSPACE_JPEG);
  }

  private static int brightness(boolean full, int luma) {
    return (full ? luma << 16 : (luma - 16) * 76_309) + 32_768;
  }

  /// BT.601 in 16 fractional bits: R = Y + 1.402 V, G = Y - 0.344136 U - 0.714136 V, B = Y + 1.772
  /// U; of the limited range, Y is stretched by 255/219 and U, V by 255/224.
  private static void pixel(boolean full, int luma, int u, int v, byte[] out, int at) {
    int y = brightness(full, luma);
    out[at] = clamp(y + u * (full ? 116_130 : 132_201));
    out[at + 1] = clamp(y - u * (full ? 22_553 : 25_674) - v * (full ? 46_802 : 53_278));
    out[at + 2] = clamp(y + v * (full ? 91_881 : 104_597));
  }

  private static byte clamp(int value) {
    return (byte) Math.clamp(value >> 16, 0, 255);
  }
}
