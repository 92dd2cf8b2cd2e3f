// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code as one path of an SVG picture.
///
/// @param size modules a side, without the quiet zone of four around it
/// @param path a rectangle for each run of dark modules
public record QrCode(int size, String path) {
  private static final int QUIET = 4;

  static QrCode of(String text) {
    try {
      ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < modules.getHeight(); y++) {
        int x = 0;
        while (x < modules.getWidth()) {
          int start = x;
          while (x < modules.getWidth() && modules.get(x, y) == 1) {
            x++;
          }
          if (x > start) {
            int run = x - start;
            path.append('M').append(start).append(' ').append(y);
            path.append('h').append(run).append("v1h-").append(run).append('z');
          }
          x++;
        }
      }
      return new QrCode(modules.getWidth(), path.toString());
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR code", e);
    }
  }

  /// The view box with the quiet zone.
  public String viewBox() {
    int whole = size + 2 * QUIET;
    return -QUIET + " " + -QUIET + " " + whole + " " + whole;
  }
}
