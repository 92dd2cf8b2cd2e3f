// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.picture.Picture;

/// How often each brightness and each step between neighbours occurs on a page.
final class PageTones {

  private static final int LEVELS = 256;

  private final int[] levels = new int[LEVELS];
  private final int[] steps = new int[LEVELS];
  private long pixels;

  private PageTones() {}

  /// @param picture gray
  /// @param margin in pixels, left out on each side
  static PageTones of(Picture picture, int margin) {
    var tones = new PageTones();
    var samples = picture.samples();
    int right = picture.width() - margin;
    for (int y = margin; y < picture.height() - margin; y++) {
      int row = y * picture.width();
      int before = samples[row + margin] & 0xFF;
      for (int x = margin; x < right; x++) {
        int luma = samples[row + x] & 0xFF;
        tones.levels[luma]++;
        tones.steps[Math.abs(luma - before)]++;
        before = luma;
      }
    }
    tones.pixels = (long) (right - margin) * (picture.height() - 2 * margin);
    return tones;
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
