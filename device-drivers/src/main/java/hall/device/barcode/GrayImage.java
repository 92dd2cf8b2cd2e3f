// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import java.awt.image.BufferedImage;

/// A picture in shades of gray, one byte a pixel, 0 black; never changed once made.
final class GrayImage {

  /// The rarest pixels at either end do not count as black and white.
  private static final int RARE = 200;

  private final int width;
  private final int height;
  private final byte[] pixels;

  GrayImage(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// Row by row; not to be written to.
  byte[] pixels() {
    return pixels;
  }

  int at(int x, int y) {
    return pixels[y * width + x] & 0xFF;
  }

  /// Transparent pixels count as white paper.
  static GrayImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = new byte[width * height];
    boolean gray = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    var row = new int[width];
    for (int y = 0; y < height; y++) {
      if (gray) {
        image.getRaster().getSamples(0, y, width, 1, 0, row);
      } else {
        image.getRGB(0, y, width, 1, row, 0, width);
      }
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) (gray ? row[x] : luminance(row[x]));
      }
    }
    return new GrayImage(width, height, pixels);
  }

  private static int luminance(int argb) {
    int alpha = argb >>> 24;
    int light = (306 * (argb >> 16 & 0xFF) + 601 * (argb >> 8 & 0xFF) + 117 * (argb & 0xFF)) >> 10;
    return alpha == 255 ? light : (light * alpha + 255 * (255 - alpha)) / 255;
  }

  /// The same with the darkest at 0 and the lightest at 255.
  GrayImage stretched() {
    var histogram = new int[256];
    for (byte pixel : pixels) {
      histogram[pixel & 0xFF]++;
    }
    int few = pixels.length / RARE;
    int low = 0;
    for (int sum = histogram[0]; sum <= few && low < 255; sum += histogram[low]) {
      low++;
    }
    int high = 255;
    for (int sum = histogram[255]; sum <= few && high > 0; sum += histogram[high]) {
      high--;
    }
    if (high <= low || (low < 16 && high > 239)) {
      return this;
    }
    var table = new byte[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (byte) Math.clamp((value - low) * 255L / (high - low), 0, 255);
    }
    return mapped(table);
  }

  GrayImage inverted() {
    var table = new byte[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (byte) (255 - value);
    }
    return mapped(table);
  }

  private GrayImage mapped(byte[] table) {
    var mapped = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      mapped[i] = table[pixels[i] & 0xFF];
    }
    return new GrayImage(width, height, mapped);
  }

  /// Half as wide and high, each pixel the mean of four.
  GrayImage half() {
    int w = width / 2;
    int h = height / 2;
    var small = new byte[w * h];
    for (int y = 0; y < h; y++) {
      int from = 2 * y * width;
      for (int x = 0; x < w; x++, from += 2) {
        int sum =
            (pixels[from] & 0xFF)
                + (pixels[from + 1] & 0xFF)
                + (pixels[from + width] & 0xFF)
                + (pixels[from + width + 1] & 0xFF);
        small[y * w + x] = (byte) (sum >> 2);
      }
    }
    return new GrayImage(w, h, small);
  }

  /// A quarter turn to the left.
  GrayImage turned() {
    var turned = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[(width - 1 - x) * height + y] = pixels[y * width + x];
      }
    }
    return new GrayImage(/* width= */ height, /* height= */ width, turned);
  }
}
