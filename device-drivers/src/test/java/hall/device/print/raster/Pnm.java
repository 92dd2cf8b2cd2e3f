// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import hall.device.simulator.PwgRasterPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A PGM or PPM picture as the means of squares of eight pixels, so that two renderers that smooth
/// letters differently can be compared.
public record Pnm(int columns, int rows, int channels, float[] means) {

  private static final int SQUARE = 8;
  private static final Pattern HEAD = Pattern.compile("P([56])\\s+(\\d+)\\s+(\\d+)\\s+255\\s");

  public static Pnm read(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  public static Pnm of(PwgRasterPages.Page page) throws IOException {
    return of(PwgRasterPages.picture(page));
  }

  private static Pnm of(byte[] file) throws IOException {
    var head = HEAD.matcher(new String(file, 0, 40, StandardCharsets.ISO_8859_1));
    if (!head.lookingAt()) {
      throw new IOException("neither PGM nor PPM");
    }
    int channels = head.group(1).equals("6") ? 3 : 1;
    int width = Integer.parseInt(head.group(2));
    int height = Integer.parseInt(head.group(3));
    int columns = width / SQUARE;
    int rows = height / SQUARE;
    var means = new float[columns * rows * channels];
    for (int y = 0; y < rows * SQUARE; y++) {
      for (int x = 0; x < columns * SQUARE; x++) {
        for (int c = 0; c < channels; c++) {
          int value = file[head.end() + (y * width + x) * channels + c] & 0xFF;
          means[((y / SQUARE) * columns + x / SQUARE) * channels + c] +=
              value / (float) (SQUARE * SQUARE);
        }
      }
    }
    return new Pnm(columns, rows, channels, means);
  }

  /// The mean distance, of 255.
  public double difference(Pnm other) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < Math.min(means.length, other.means.length); i++, count++) {
      sum += Math.abs(means[i] - other.means[i]);
    }
    return sameShape(other) ? sum / count : 255;
  }

  /// The largest distance of a square, of 255.
  public double farthest(Pnm other) {
    double most = 0;
    for (int i = 0; i < Math.min(means.length, other.means.length); i++) {
      most = Math.max(most, Math.abs(means[i] - other.means[i]));
    }
    return sameShape(other) ? most : 255;
  }

  private boolean sameShape(Pnm other) {
    return columns == other.columns && channels == other.channels && rows == other.rows;
  }
}
