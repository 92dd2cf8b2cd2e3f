// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import hall.device.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Areas of a picture that are full of edges, and whether all of these run one way, as those of
/// bars do.
///
/// Per block of 8 by 8 pixels the structure tensor (Bigün and Granlund 1987) tells how strong the
/// edges are, which way most of them run and how much they agree on it.
final class Texture {

  /// One area.
  ///
  /// @param degrees of the direction across most edges, clockwise, -90 to 90
  /// @param agreement 0 for edges of all directions, 1 for one
  /// @param blocks how many belong to it
  record Area(Patch patch, double degrees, double agreement, int blocks) {

    /// The part of its rectangle that is full of edges.
    double fill() {
      return blocks * BLOCK * BLOCK / (patch.width() * patch.height());
    }
  }

  static final int BLOCK = 8;

  /// Bars need more, or a table's rules would be taken for them.
  private static final double BARS = 0.55;

  private static final int LEAST_BLOCKS = 6;

  /// A block's energy where a code of ten levels' contrast is.
  private static final double FAINTEST = 5000;

  /// PDF417's bars stand on each other in rows, so its edges agree by half; less is no direction.
  static final double STACKED = 0.25;

  private final int columns;
  private final int rows;
  private final float[] xx;
  private final float[] yy;
  private final float[] xy;

  private Texture(Picture gray) {
    columns = gray.width() / BLOCK;
    rows = gray.height() / BLOCK;
    xx = new float[columns * rows];
    yy = new float[columns * rows];
    xy = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        block(gray, column, row);
      }
    }
  }

  private void block(Picture gray, int column, int row) {
    var in = gray.samples();
    int width = gray.width();
    int sumXx = 0;
    int sumYy = 0;
    int sumXy = 0;
    int top = Math.max(1, row * BLOCK);
    int left = Math.max(1, column * BLOCK);
    int right = Math.min(width - 1, (column + 1) * BLOCK);
    int bottom = Math.min(gray.height() - 1, (row + 1) * BLOCK);
    for (int y = top; y < bottom; y++) {
      for (int at = y * width + left, end = y * width + right; at < end; at++) {
        int dx = (in[at + 1] & 0xFF) - (in[at - 1] & 0xFF);
        int dy = (in[at + width] & 0xFF) - (in[at - width] & 0xFF);
        sumXx += dx * dx;
        sumYy += dy * dy;
        sumXy += dx * dy;
      }
    }
    int at = row * columns + column;
    xx[at] = sumXx;
    yy[at] = sumYy;
    xy[at] = sumXy;
  }

  static Texture of(Picture gray) {
    return new Texture(gray);
  }

  /// Where edges run one way, the largest area first.
  List<Area> bars() {
    return areas(0.03, BARS, true);
  }

  /// Where edges are, the largest area first.
  List<Area> dense() {
    return areas(0.06, 0, false);
  }

  private List<Area> areas(double share, double agreement, boolean sameWay) {
    if (columns < 4 || rows < 2) {
      return List.of();
    }
    double floor = floor(share);
    var state = new byte[columns * rows];
    for (int i = 0; i < state.length; i++) {
      state[i] = (byte) (energy(i) > floor && agreement(i) >= agreement ? 1 : 0);
    }
    var areas = new ArrayList<Area>();
    var stack = new int[state.length];
    for (int i = 0; i < state.length; i++) {
      if (state[i] == 1) {
        int count = fill(state, i, stack, sameWay);
        if (count >= LEAST_BLOCKS) {
          areas.add(area(stack, count));
        }
      }
    }
    areas.sort(Comparator.comparingInt(Area::blocks).reversed());
    return areas;
  }

  private double energy(int at) {
    return xx[at] + yy[at];
  }

  private double agreement(int at) {
    return Math.hypot(xx[at] - yy[at], 2 * xy[at]) / Math.max(1, energy(at));
  }

  private double direction(int at) {
    return Math.atan2(2 * xy[at], xx[at] - yy[at]) / 2;
  }

  /// Some part of the strongest blocks' energy, and well above that of the quietest, which is
  /// noise.
  private double floor(double share) {
    var energies = new double[columns * rows];
    for (int i = 0; i < energies.length; i++) {
      energies[i] = energy(i);
    }
    Arrays.sort(energies);
    double strong = energies[(int) (energies.length * 0.98)];
    double quiet = energies[energies.length / 8];
    return Math.max(Math.max(share * strong, 4 * quiet), FAINTEST);
  }

  /// Leaves the area's blocks at the front of `stack`.
  private int fill(byte[] state, int start, int[] stack, boolean sameWay) {
    int count = 0;
    stack[count++] = start;
    state[start] = 2;
    for (int next = 0; next < count; next++) {
      int at = stack[next];
      int x = at % columns;
      int y = at / columns;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int nx = x + dx;
          int ny = y + dy;
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) {
            continue;
          }
          int other = ny * columns + nx;
          if (state[other] == 1 && (!sameWay || turned(at, other) < Math.toRadians(15))) {
            state[other] = 2;
            stack[count++] = other;
          }
        }
      }
    }
    return count;
  }

  private double turned(int one, int other) {
    double turn = Math.abs(direction(one) - direction(other));
    return Math.min(turn, Math.PI - turn);
  }

  private Area area(int[] blocks, int count) {
    double sumXx = 0;
    double sumYy = 0;
    double sumXy = 0;
    for (int i = 0; i < count; i++) {
      sumXx += xx[blocks[i]];
      sumYy += yy[blocks[i]];
      sumXy += xy[blocks[i]];
    }
    double agreement = Math.hypot(sumXx - sumYy, 2 * sumXy) / Math.max(1, sumXx + sumYy);
    double direction = agreement < STACKED ? 0 : Math.atan2(2 * sumXy, sumXx - sumYy) / 2;
    double cos = Math.cos(direction);
    double sin = Math.sin(direction);
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      double x = (blocks[i] % columns + 0.5) * BLOCK;
      int row = blocks[i] / columns;
      double y = (row + 0.5) * BLOCK;
      left = Math.min(left, x * cos + y * sin);
      right = Math.max(right, x * cos + y * sin);
      top = Math.min(top, y * cos - x * sin);
      bottom = Math.max(bottom, y * cos - x * sin);
    }
    double across = (left + right) / 2;
    double down = (top + bottom) / 2;
    var patch =
        new Patch(
            across * cos - down * sin,
            across * sin + down * cos,
            right - left + BLOCK,
            bottom - top + BLOCK,
            Math.toDegrees(direction));
    return new Area(patch, Math.toDegrees(direction), agreement, count);
  }
}
