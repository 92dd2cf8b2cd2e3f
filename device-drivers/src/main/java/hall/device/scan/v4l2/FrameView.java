// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

/// What a frame looks like from afar, to tell whether the next one shows the same.
///
/// @param cells the mean brightness of each of 64 × 48 parts
/// @param mean of the whole
/// @param sharpness the mean square of the step between neighbours in a row, over the picture's
///   middle; comparable only between frames of one scene
record FrameView(float[] cells, double mean, double sharpness) {

  /// Black is 16 in the raw pixels of most cameras, and a sensor's noise comes on top; paper under
  /// any lamp is far above.
  static final double DARK = 24;

  private static final int COLUMNS = 64;
  private static final int ROWS = 48;

  /// Enough to average out the noise of a sensor.
  private static final int SAMPLES_PER_SIDE = 8;

  static FrameView of(LumaPlane plane) {
    var cells = new float[COLUMNS * ROWS];
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        float cell = cell(plane, column, row);
        cells[row * COLUMNS + column] = cell;
        sum += cell;
      }
    }
    return new FrameView(cells, sum / cells.length, sharpness(plane));
  }

  private static float cell(LumaPlane plane, int column, int row) {
    int sum = 0;
    for (int y = 0; y < SAMPLES_PER_SIDE; y++) {
      int py = sample(row * SAMPLES_PER_SIDE + y, ROWS, plane.height());
      for (int x = 0; x < SAMPLES_PER_SIDE; x++) {
        sum += plane.at(sample(column * SAMPLES_PER_SIDE + x, COLUMNS, plane.width()), py);
      }
    }
    return (float) sum / (SAMPLES_PER_SIDE * SAMPLES_PER_SIDE);
  }

  private static int sample(int index, int cells, int pixels) {
    return (int) ((2L * index + 1) * pixels / (2L * cells * SAMPLES_PER_SIDE));
  }

  private static double sharpness(LumaPlane plane) {
    long sum = 0;
    long count = 0;
    for (int y = plane.height() / 4; y < plane.height() * 3 / 4; y += 2) {
      int left = plane.at(plane.width() / 4, y);
      for (int x = plane.width() / 4 + 1; x < plane.width() * 3 / 4; x++) {
        int here = plane.at(x, y);
        sum += (long) (here - left) * (here - left);
        count++;
        left = here;
      }
    }
    return count == 0 ? 0 : (double) sum / count;
  }

  /// The share of parts that changed by more than `levels`, apart from what became brighter or
  /// darker as a whole.
  double changedShare(FrameView other, double levels) {
    double shift = other.mean - mean;
    int changed = 0;
    for (int i = 0; i < cells.length; i++) {
      if (Math.abs(other.cells[i] - cells[i] - shift) > levels) {
        changed++;
      }
    }
    return (double) changed / cells.length;
  }

  /// Whether there is no light to see by.
  boolean dark() {
    return mean < DARK;
  }

  /// Never the picture, not even from afar.
  @Override
  public String toString() {
    return "FrameView[mean %.1f, sharpness %.1f]".formatted(mean, sharpness);
  }
}
