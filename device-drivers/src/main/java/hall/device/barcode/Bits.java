// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import hall.device.picture.Picture;

/// Which pixels of a gray picture are dark for their surroundings, 1 dark, 0 light.
///
/// Each block of 8 by 8 pixels has one threshold: the mean of those of the 5 by 5 blocks around it
/// that have contrast. Where none has, all is light.
record Bits(int width, int height, byte[] dark) {

  private static final int BLOCK = 8;
  private static final int AROUND = 2;

  /// What is flatter has no code in it, however quiet the paper is.
  private static final int LEAST_CONTRAST = 12;

  /// Noise is never taken for more than this.
  private static final int MOST_CONTRAST = 90;

  static Bits of(Picture gray) {
    int width = gray.width();
    int height = gray.height();
    int columns = (width + BLOCK - 1) / BLOCK;
    int rows = (height + BLOCK - 1) / BLOCK;
    var means = means(gray, columns, rows);
    var dark = new byte[width * height];
    var samples = gray.samples();
    var thresholds = new int[columns];
    for (int row = 0; row < rows; row++) {
      around(means, columns, rows, row, thresholds);
      int bottom = Math.min(height, (row + 1) * BLOCK);
      for (int y = row * BLOCK; y < bottom; y++) {
        int at = y * width;
        for (int column = 0; column < columns; column++) {
          int threshold = thresholds[column];
          int end = y * width + Math.min(width, (column + 1) * BLOCK);
          for (; at < end; at++) {
            dark[at] = (byte) (((samples[at] & 0xFF) - threshold) >>> 31);
          }
        }
      }
    }
    return new Bits(width, height, dark);
  }

  private static int[] means(Picture gray, int columns, int rows) {
    var means = new int[columns * rows];
    var ranges = new int[columns * rows];
    for (int at = 0; at < means.length; at++) {
      measure(gray, at % columns, at / columns, at, means, ranges);
    }
    int contrast = contrast(ranges);
    for (int at = 0; at < means.length; at++) {
      if (ranges[at] <= contrast) {
        means[at] = 0;
      }
    }
    return means;
  }

  private static void measure(
      Picture gray, int column, int row, int at, int[] means, int[] ranges) {
    var samples = gray.samples();
    int top = Math.max(0, Math.min(row * BLOCK, gray.height() - BLOCK));
    int left = Math.max(0, Math.min(column * BLOCK, gray.width() - BLOCK));
    int tall = Math.min(BLOCK, gray.height());
    int wide = Math.min(BLOCK, gray.width());
    int sum = 0;
    int least = 255;
    int most = 0;
    for (int y = top; y < top + tall; y++) {
      int from = y * gray.width() + left;
      for (int i = from; i < from + wide; i++) {
        int level = samples[i] & 0xFF;
        sum += level;
        least = Math.min(least, level);
        most = Math.max(most, level);
      }
    }
    means[at] = sum / (tall * wide);
    ranges[at] = most - least;
  }

  /// More than the noise of blank paper, which a quarter of the blocks are.
  private static int contrast(int[] ranges) {
    var counts = new int[256];
    for (int range : ranges) {
      counts[range]++;
    }
    int left = ranges.length / 4;
    int quiet = 0;
    while (quiet < 255 && left >= counts[quiet]) {
      left -= counts[quiet++];
    }
    return Math.clamp(quiet * 3 / 2, LEAST_CONTRAST, MOST_CONTRAST);
  }

  private static void around(int[] means, int columns, int rows, int row, int[] thresholds) {
    int top = Math.max(0, Math.min(row, rows - 1 - AROUND) - AROUND);
    int bottom = Math.min(rows - 1, Math.max(row, AROUND) + AROUND);
    var sums = new int[columns];
    var counts = new int[columns];
    for (int y = top; y <= bottom; y++) {
      for (int x = 0; x < columns; x++) {
        int mean = means[y * columns + x];
        sums[x] += mean;
        counts[x] += mean > 0 ? 1 : 0;
      }
    }
    for (int x = 0; x < columns; x++) {
      int left = Math.max(0, Math.min(x, columns - 1 - AROUND) - AROUND);
      int right = Math.min(columns - 1, Math.max(x, AROUND) + AROUND);
      int sum = 0;
      int count = 0;
      for (int i = left; i <= right; i++) {
        sum += sums[i];
        count += counts[i];
      }
      thresholds[x] = count == 0 ? 0 : sum / count;
    }
  }

  int at(int x, int y) {
    return dark[y * width + x];
  }
}
