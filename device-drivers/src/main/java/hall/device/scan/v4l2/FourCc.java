// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.nio.charset.StandardCharsets;

/// Pixel formats by their four letters, the first in the lowest byte (`v4l2_fourcc`).
final class FourCc {

  /// Motion JPEG: each frame an image by itself.
  static final int MJPG = of("MJPG");

  /// JFIF images, what some cameras call their Motion JPEG.
  static final int JPEG = of("JPEG");

  /// Packed 4:2:2: Y0 U Y1 V for two pixels.
  static final int YUYV = of("YUYV");

  private FourCc() {}

  static int of(String letters) {
    var bytes = letters.getBytes(StandardCharsets.US_ASCII);
    return (bytes[0] & 0xFF)
        | (bytes[1] & 0xFF) << 8
        | (bytes[2] & 0xFF) << 16
        | (bytes[3] & 0xFF) << 24;
  }

  static boolean compressed(int fourCc) {
    return fourCc == MJPG || fourCc == JPEG;
  }

  /// For people; what is no printable ASCII becomes a dot.
  static String text(int fourCc) {
    var text = new StringBuilder();
    for (int shift = 0; shift < 32; shift += 8) {
      char letter = (char) (fourCc >> shift & 0xFF);
      text.append(letter > ' ' && letter < 0x7F ? letter : '.');
    }
    return text.toString();
  }
}
