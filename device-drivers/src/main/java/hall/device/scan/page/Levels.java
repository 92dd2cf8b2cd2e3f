// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;

/// How bright the parts of a picture are.
final class Levels {

  private Levels() {}

  static int[] histogram(Picture gray) {
    var counts = new int[256];
    for (byte sample : gray.samples()) {
      counts[sample & 0xFF]++;
    }
    return counts;
  }

  /// The brightness that three quarters of the picture do not exceed.
  static int paper(Picture gray) {
    var counts = histogram(gray);
    int left = gray.samples().length / 4;
    for (int level = 255; level > 0; level--) {
      left -= counts[level];
      if (left < 0) {
        return level;
      }
    }
    return 0;
  }

  /// The brightness that parts a picture's dark from its light best (Otsu 1979).
  static int parting(Picture gray) {
    var counts = histogram(gray);
    double total = 0;
    for (int level = 0; level < counts.length; level++) {
      total += (double) level * counts[level];
    }
    double below = 0;
    double sum = 0;
    double best = -1;
    int parting = 128;
    double all = gray.samples().length;
    for (int level = 0; level < counts.length; level++) {
      below += counts[level];
      sum += (double) level * counts[level];
      if (below > 0 && below < all) {
        double apart = sum / below - (total - sum) / (all - below);
        double between = below * (all - below) * apart * apart;
        if (between > best) {
          best = between;
          parting = level + 1;
        }
      }
    }
    return parting;
  }

  /// What lies between print, one sample a channel: the middle of the brighter half.
  static byte[] paperColor(Picture picture) {
    int channels = picture.channels();
    var color = new byte[channels];
    int step = Math.max(1, picture.width() * picture.height() / 100_000);
    for (int channel = 0; channel < channels; channel++) {
      var counts = new int[256];
      int taken = 0;
      for (int i = channel; i < picture.samples().length; i += step * channels) {
        counts[picture.samples()[i] & 0xFF]++;
        taken++;
      }
      int left = taken / 4;
      int level = 255;
      for (; level > 0 && left >= counts[level]; level--) {
        left -= counts[level];
      }
      color[channel] = (byte) level;
    }
    return color;
  }
}
