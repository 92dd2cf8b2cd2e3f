// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

/// What makes a hard picture readable, at more cost than [GrayImage]'s own changes.
final class GrayFilters {

  /// The neighbourhood of a pixel: this part of the shorter side.
  private static final int NEIGHBOURHOOD = 24;

  private GrayFilters() {}

  /// Black where a pixel is darker than its neighbourhood: finds a faint code beside black text and
  /// under uneven light.
  static GrayImage againstNeighbours(GrayImage image) {
    int width = image.width();
    int height = image.height();
    int radius = Math.max(7, Math.min(width, height) / NEIGHBOURHOOD);
    var sums = sums(image);
    var out = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - radius);
      int bottom = Math.min(height, y + radius + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - radius);
        int right = Math.min(width, x + radius + 1);
        // Wraps around on the way, and back.
        int sum =
            sums[bottom * (width + 1) + right]
                - sums[top * (width + 1) + right]
                - sums[bottom * (width + 1) + left]
                + sums[top * (width + 1) + left];
        int area = (bottom - top) * (right - left);
        // Two shades below the mean, so that the noise of blank paper stays white.
        boolean dark = (image.at(x, y) + 2) * area < sum;
        out[y * width + x] = (byte) (dark ? 0 : 255);
      }
    }
    return new GrayImage(width, height, out);
  }

  /// The sum of all pixels above and left of each corner.
  private static int[] sums(GrayImage image) {
    int stride = image.width() + 1;
    var sums = new int[stride * (image.height() + 1)];
    for (int y = 0; y < image.height(); y++) {
      int row = 0;
      for (int x = 0; x < image.width(); x++) {
        row += image.at(x, y);
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return sums;
  }

  /// Turned by any angle and scaled, on white paper that is large enough.
  static GrayImage turned(GrayImage image, double degrees, double scale) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    int width = (int) ((image.width() * Math.abs(cos) + image.height() * Math.abs(sin)) * scale);
    int height = (int) ((image.width() * Math.abs(sin) + image.height() * Math.abs(cos)) * scale);
    var out = new byte[width * height];
    for (int y = 0; y < height; y++) {
      double v = (y + 0.5 - height / 2.0) / scale;
      for (int x = 0; x < width; x++) {
        double u = (x + 0.5 - width / 2.0) / scale;
        out[y * width + x] =
            (byte)
                between(
                    image,
                    u * cos + v * sin + image.width() / 2.0 - 0.5,
                    v * cos - u * sin + image.height() / 2.0 - 0.5);
      }
    }
    return new GrayImage(width, height, out);
  }

  /// The shade at a point between pixels.
  private static int between(GrayImage image, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left + 1 >= image.width() || top + 1 >= image.height()) {
      return 255;
    }
    double right = x - left;
    double down = y - top;
    double above = image.at(left, top) * (1 - right) + image.at(left + 1, top) * right;
    double below = image.at(left, top + 1) * (1 - right) + image.at(left + 1, top + 1) * right;
    return (int) (above * (1 - down) + below * down + 0.5);
  }
}
