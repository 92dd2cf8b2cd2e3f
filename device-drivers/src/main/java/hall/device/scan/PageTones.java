// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import java.awt.image.BufferedImage;

/// How often each brightness and each step between neighbours occurs on a page.
final class PageTones {

  private static final int LEVELS = 256;

  private final long[] levels = new long[LEVELS];
  private final long[] steps = new long[LEVELS];
  private long pixels;

  private PageTones() {}

  /// @param margin in pixels, left out on each side
  static PageTones of(BufferedImage image, int margin) {
    var tones = new PageTones();
    var raster = image.getRaster();
    int bands = raster.getNumBands();
    int width = image.getWidth() - 2 * margin;
    var row = new int[width * bands];
    for (int y = margin; y < image.getHeight() - margin; y++) {
      raster.getPixels(margin, y, width, 1, row);
      int before = luma(row, 0, bands);
      for (int x = 0; x < width; x++) {
        int luma = luma(row, x * bands, bands);
        tones.levels[luma]++;
        tones.steps[Math.abs(luma - before)]++;
        before = luma;
      }
    }
    tones.pixels = (long) width * (image.getHeight() - 2 * margin);
    return tones;
  }

  /// A raster gives red, green and blue in this order, however they lie in memory.
  private static int luma(int[] row, int at, int bands) {
    return bands < 3 ? row[at] : (77 * row[at] + 150 * row[at + 1] + 29 * row[at + 2]) >> 8;
  }

  long pixels() {
    return pixels;
  }

  /// The brightness that this share of the page does not exceed.
  int level(double share) {
    return darkest((long) (share * pixels));
  }

  /// The brightness that this many pixels do not exceed.
  int darkest(long count) {
    long seen = 0;
    for (int level = 0; level < LEVELS; level++) {
      seen += levels[level];
      if (seen >= count) {
        return level;
      }
    }
    return LEVELS - 1;
  }

  /// How many pixels are darker.
  long below(int level) {
    long seen = 0;
    for (int darker = 0; darker < level; darker++) {
      seen += levels[darker];
    }
    return seen;
  }

  /// The step between neighbours in a row that this many pairs reach.
  int steepest(long count) {
    long seen = 0;
    for (int step = LEVELS - 1; step > 0; step--) {
      seen += steps[step];
      if (seen >= count) {
        return step;
      }
    }
    return 0;
  }
}
