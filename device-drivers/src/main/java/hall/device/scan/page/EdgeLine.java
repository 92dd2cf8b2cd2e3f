// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The straight line through most points of one edge of a sheet: `distance = offset + slope *
/// along`, in pixels, both counted from the picture's corner.
///
/// @param middle the mean place of the points along the edge
/// @param support how many points lie on it
record EdgeLine(double offset, double slope, double middle, int support) {

  private static final double STEEPEST = Math.tan(Math.toRadians(15));
  private static final double NEAR = 1.0;
  private static final int TRIES = 300;
  private static final int SHORTEST = 12;

  double at(double along) {
    return offset + slope * along;
  }

  double degrees() {
    return Math.toDegrees(Math.atan(slope));
  }

  /// The line that most of the points agree on; null for fewer than 12 of them.
  ///
  /// @param distances one a place along the edge; 0 and less count for nothing
  static @Nullable EdgeLine through(double[] distances) {
    var places = new int[distances.length];
    int count = 0;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] > 0) {
        places[count++] = i;
      }
    }
    if (count < SHORTEST) {
      return null;
    }
    double bestOffset = 0;
    double bestSlope = 0;
    int best = 0;
    int draw = 1;
    for (int i = 0; i < TRIES; i++) {
      draw = draw * 1664525 + 1013904223;
      int one = places[(draw >>> 8) % count];
      draw = draw * 1664525 + 1013904223;
      int other = places[(draw >>> 8) % count];
      if (Math.abs(one - other) < SHORTEST / 2) {
        continue;
      }
      double slope = (distances[one] - distances[other]) / (one - other);
      if (Math.abs(slope) > STEEPEST) {
        continue;
      }
      double offset = distances[one] - slope * (one + 0.5);
      int near = near(distances, places, count, offset, slope);
      if (near > best) {
        best = near;
        bestOffset = offset;
        bestSlope = slope;
      }
    }
    return best < SHORTEST ? null : fitted(distances, places, count, bestOffset, bestSlope);
  }

  /// The line of a known slope that most of the points agree on; null for fewer than 12 of them.
  static @Nullable EdgeLine leaning(double[] distances, double slope) {
    var offsets = new double[distances.length];
    int count = 0;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] > 0) {
        offsets[count++] = distances[i] - slope * (i + 0.5);
      }
    }
    if (count < SHORTEST) {
      return null;
    }
    Arrays.sort(offsets, 0, count);
    double offset = offsets[count / 2];
    double sum = 0;
    int near = 0;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] > 0 && Math.abs(distances[i] - offset - slope * (i + 0.5)) < NEAR) {
        near++;
        sum += i + 0.5;
      }
    }
    return near < SHORTEST ? null : new EdgeLine(offset, slope, sum / near, near);
  }

  private static int near(
      double[] distances, int[] places, int count, double offset, double slope) {
    int near = 0;
    for (int i = 0; i < count; i++) {
      int at = places[i];
      if (Math.abs(distances[at] - offset - slope * (at + 0.5)) < NEAR) {
        near++;
      }
    }
    return near;
  }

  /// Least squares over the points near a first guess.
  private static @Nullable EdgeLine fitted(
      double[] distances, int[] places, int count, double offset, double slope) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < count; i++) {
      double x = places[i] + 0.5;
      double y = distances[places[i]];
      if (Math.abs(y - offset - slope * x) < NEAR) {
        n++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
      }
    }
    double spread = n * sumXx - sumX * sumX;
    if (n < SHORTEST || spread < 1) {
      return null;
    }
    double fine = (n * sumXy - sumX * sumY) / spread;
    return new EdgeLine((sumY - fine * sumX) / n, fine, sumX / n, (int) n);
  }
}
