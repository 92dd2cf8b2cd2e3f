// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import hall.device.picture.Picture;

/// A part of a picture, turned upright and scaled, so that a decoder has little else to look at.
///
/// @param x the middle, in pixels of the picture
/// @param degrees by which what is in it lies turned clockwise
/// @param width in pixels of the picture, along its upper side
record Patch(double x, double y, double width, double height, double degrees) {

  private static final int MOST_PIXELS = 4_000_000;
  private static final int STRONG = 150;

  Patch scaled(double by) {
    return new Patch(x * by, y * by, width * by, height * by, degrees);
  }

  /// Only a part of its height, in the middle.
  Patch lower(double share) {
    return new Patch(x, y, width, height * share, degrees);
  }

  /// With more room to the left and to the right.
  Patch wider(double room) {
    return new Patch(x, y, width + 2 * room, height, degrees);
  }

  /// With more room on each side.
  Patch grown(double room) {
    return new Patch(x, y, width + 2 * room, height + 2 * room, degrees);
  }

  /// Whether a point of the picture lies in it.
  boolean holds(double otherX, double otherY) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double across = (otherX - x) * cos + (otherY - y) * sin;
    double down = (otherY - y) * cos - (otherX - x) * sin;
    return Math.abs(across) <= width / 2 && Math.abs(down) <= height / 2;
  }

  /// @param scale above 1 for more pixels than the picture has
  Picture cut(Picture gray, double scale, boolean negative) {
    int w = (int) Math.max(8, Math.round(width * scale));
    int h = (int) Math.max(8, Math.round(height * scale));
    if ((long) w * h > MOST_PIXELS) {
      throw new IllegalArgumentException("too large: " + this);
    }
    var cut = Picture.blank(w, h, Picture.GRAY);
    int flip = negative ? 255 : 0;
    double cos = Math.cos(Math.toRadians(degrees)) / scale;
    double sin = Math.sin(Math.toRadians(degrees)) / scale;
    int stepX = (int) Math.round(cos * 65536);
    int stepY = (int) Math.round(sin * 65536);
    for (int row = 0; row < h; row++) {
      double across = 0.5 - w / 2.0;
      double down = row + 0.5 - h / 2.0;
      int u = (int) Math.round((x + across * cos - down * sin - 0.5) * 65536);
      int v = (int) Math.round((y + across * sin + down * cos - 0.5) * 65536);
      int to = row * w;
      for (int end = to + w; to < end; to++, u += stepX, v += stepY) {
        cut.samples()[to] = (byte) (between(gray, u, v) ^ flip);
      }
    }
    stretch(cut.samples());
    return cut;
  }

  /// Decoders see nothing in faint codes: the darkest becomes black, the lightest white.
  private static void stretch(byte[] samples) {
    int least = 255;
    int most = 0;
    for (byte sample : samples) {
      least = Math.min(least, sample & 0xFF);
      most = Math.max(most, sample & 0xFF);
    }
    int range = most - least;
    if (range < 1 || range > STRONG) {
      return;
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (((samples[i] & 0xFF) - least) * 255 / range);
    }
  }

  private static int between(Picture gray, int u, int v) {
    int left = Math.clamp(u >> 16, 0, gray.width() - 2);
    int top = Math.clamp(v >> 16, 0, gray.height() - 2);
    int a = (u >>> 8) & 0xFF;
    int b = (v >>> 8) & 0xFF;
    int at = top * gray.width() + left;
    int below = at + gray.width();
    var in = gray.samples();
    int above = (in[at] & 0xFF) * (256 - a) + (in[at + 1] & 0xFF) * a;
    int under = (in[below] & 0xFF) * (256 - a) + (in[below + 1] & 0xFF) * a;
    return (above * (256 - b) + under * b + 32768) >> 16;
  }
}
