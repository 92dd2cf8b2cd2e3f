// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.picture.Picture;
import java.util.Arrays;

/// Which pixels are darker than what lies around them, in one walk down the picture with the sums
/// of the columns around the row.
final class InkThreshold {

  /// A pixel is ink below this share, in 1/256, of the mean around it.
  private static final int INK_SHARE = 225;

  /// These parts, in 1/256, of the paper's brightness: always black below, always white above.
  private static final int BLACK_SHARE = 90;

  private static final int WHITE_SHARE = 245;

  private final Picture picture;
  private final int radius;
  private final int[] columns;
  private final int black;
  private final int white;
  private int rows;

  InkThreshold(Picture picture, int radius) {
    this.picture = picture;
    this.radius = radius;
    this.columns = new int[picture.width()];
    int paper = PageTones.of(picture, 0).level(0.75);
    this.black = (paper * BLACK_SHARE) >> 8;
    this.white = (paper * WHITE_SHARE) >> 8;
  }

  byte[] packed() {
    int stride = (picture.width() + 7) / 8;
    var packed = new byte[stride * picture.height()];
    for (int y = 0; y < Math.min(radius, picture.height()); y++) {
      add(y, 1);
    }
    for (int y = 0; y < picture.height(); y++) {
      if (y + radius < picture.height()) {
        add(y + radius, 1);
      }
      if (y - radius - 1 >= 0) {
        add(y - radius - 1, -1);
      }
      row(y, packed, y * stride);
    }
    return packed;
  }

  private void add(int y, int sign) {
    rows += sign;
    int from = y * picture.width();
    for (int x = 0; x < columns.length; x++) {
      columns[x] += sign * (picture.samples()[from + x] & 0xFF);
    }
  }

  private void row(int y, byte[] packed, int to) {
    int width = picture.width();
    int from = y * width;
    int sum = Arrays.stream(columns, 0, Math.min(radius, width)).sum();
    int area = rows * Math.min(radius, width);
    for (int x = 0; x < width; x++) {
      if (x + radius < width) {
        sum += columns[x + radius];
        area += rows;
      }
      if (x - radius - 1 >= 0) {
        sum -= columns[x - radius - 1];
        area -= rows;
      }
      int level = picture.samples()[from + x] & 0xFF;
      boolean ink =
          level < black || (level < white && 256L * level * area < (long) sum * INK_SHARE);
      if (ink) {
        packed[to + x / 8] |= (byte) (0x80 >> x % 8);
      }
    }
  }
}
