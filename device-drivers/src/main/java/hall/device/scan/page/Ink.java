// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;

/// Which pixels of a small gray picture are darker than what surrounds them.
///
/// @param marks row by row
record Ink(int width, int height, boolean[] marks) {

  private static final int RADIUS = 9;
  private static final int BELOW = 24;

  static Ink of(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    var samples = picture.samples();
    int stride = width + 1;
    var sums = new int[stride * (height + 1)];
    for (int y = 0; y < height; y++) {
      int row = 0;
      for (int x = 0; x < width; x++) {
        row += samples[y * width + x] & 0xFF;
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    var marks = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - RADIUS) * stride;
      int bottom = Math.min(height, y + RADIUS + 1) * stride;
      int rows = (bottom - top) / stride;
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - RADIUS);
        int right = Math.min(width, x + RADIUS + 1);
        int sum = sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left];
        marks[y * width + x] =
            ((samples[y * width + x] & 0xFF) + BELOW) * rows * (right - left) < sum;
      }
    }
    return new Ink(width, height, marks);
  }

  boolean at(int x, int y) {
    return marks[y * width + x];
  }
}
