// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/// The sensor's grain and its uneven columns.
final class SampleNoise {

  private static final int[] GRAIN = grain();

  private int seed;

  SampleNoise(int seed) {
    this.seed = seed | 1;
  }

  private static int[] grain() {
    // Sums of four even draws: about normal, within ±6.
    var grain = new int[4096];
    int seed = 12345;
    for (int i = 0; i < grain.length; i++) {
      int sum = 0;
      for (int j = 0; j < 4; j++) {
        seed = seed * 1664525 + 1013904223;
        sum += (seed >>> 16) & 3;
      }
      grain[i] = sum - 6;
    }
    return grain;
  }

  private int next() {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return seed;
  }

  BufferedImage color(BufferedImage image) {
    var pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    var columns = columns(width);
    for (int at = 0, x = 0; at < pixels.length; at += 3) {
      int draw = next();
      int light = GRAIN[draw & 4095] + columns[x];
      pixels[at] = shifted(pixels[at], light + ((draw >>> 20) & 1));
      pixels[at + 1] = shifted(pixels[at + 1], light);
      pixels[at + 2] = shifted(pixels[at + 2], light - ((draw >>> 21) & 1));
      x = x + 1 == width ? 0 : x + 1;
    }
    return image;
  }

  BufferedImage gray(BufferedImage image) {
    var from = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    var gray = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    var to = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
    var columns = columns(width);
    for (int i = 0, x = 0; i < to.length; i++) {
      int luma =
          (29 * (from[3 * i] & 0xFF)
                  + 150 * (from[3 * i + 1] & 0xFF)
                  + 77 * (from[3 * i + 2] & 0xFF))
              >> 8;
      to[i] = shifted((byte) luma, GRAIN[next() & 4095] + columns[x]);
      x = x + 1 == width ? 0 : x + 1;
    }
    return gray;
  }

  private int[] columns(int width) {
    var columns = new int[width];
    for (int x = 0; x < width; x++) {
      columns[x] = (next() & 7) == 0 ? -2 : 0;
    }
    return columns;
  }

  private static byte shifted(byte value, int by) {
    return (byte) Math.clamp((value & 0xFF) + by, 0, 255);
  }
}
