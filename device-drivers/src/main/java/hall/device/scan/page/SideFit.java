// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;
import java.util.Arrays;

/// Moves the sides of a roughly known sheet to where the picture gets light most steeply.
final class SideFit {

  private static final int PROBES = 80;

  /// Rounded or folded corners are left out.
  private static final double FROM = 0.06;

  private final Picture gray;
  private final int reach;

  private SideFit(Picture gray, int reach) {
    this.gray = gray;
    this.reach = reach;
  }

  /// @param by how roughly the corners are known, in pixels
  static Quadrilateral exact(Picture gray, Quadrilateral rough, int by) {
    var fit = new SideFit(gray, 3 * by + 2);
    var sides = new double[4][];
    for (int i = 0; i < 4; i++) {
      sides[i] = fit.side(rough.corners()[i], rough.corners()[(i + 1) % 4]);
    }
    var corners = new Point[4];
    for (int i = 0; i < 4; i++) {
      corners[i] = meeting(sides[(i + 3) % 4], sides[i], rough.corners()[i], reach(by));
    }
    return new Quadrilateral(corners);
  }

  private static double reach(int by) {
    return 6 * by + 6;
  }

  /// A line as `a x + b y = c` with a² + b² = 1.
  private double[] side(Point from, Point to) {
    double length = Math.max(1, from.distance(to));
    double alongX = (to.x() - from.x()) / length;
    double alongY = (to.y() - from.y()) / length;
    var offsets = new double[PROBES];
    for (int i = 0; i < PROBES; i++) {
      double at = length * (FROM + (1 - 2 * FROM) * i / (PROBES - 1));
      offsets[i] = steepest(from.x() + at * alongX, from.y() + at * alongY, -alongY, alongX);
    }
    // Inwards is to the right of the way along a clockwise outline: (-alongY, alongX).
    double[] line = regression(offsets, length);
    double angle = Math.atan(line[1]);
    double turnedX = alongX * Math.cos(angle) - alongY * Math.sin(angle);
    double turnedY = alongY * Math.cos(angle) + alongX * Math.sin(angle);
    double x = from.x() - alongY * line[0];
    double y = from.y() + alongX * line[0];
    return new double[] {-turnedY, turnedX, -turnedY * x + turnedX * y};
  }

  /// How far inwards the picture gets light most steeply; NaN beyond the picture's border.
  private double steepest(double x, double y, double inX, double inY) {
    double best = 4; // less is noise
    double where = Double.NaN;
    for (double at = -reach; at <= reach; at += 0.5) {
      double rise =
          level(x + (at + 1) * inX, y + (at + 1) * inY)
              - level(x + (at - 1) * inX, y + (at - 1) * inY);
      if (rise > best) {
        best = rise;
        where = at;
      }
    }
    return where;
  }

  private double level(double x, double y) {
    int left = Math.clamp((long) Math.floor(x - 0.5), 0, gray.width() - 2);
    int top = Math.clamp((long) Math.floor(y - 0.5), 0, gray.height() - 2);
    double right = Math.clamp(x - 0.5 - left, 0, 1);
    double down = Math.clamp(y - 0.5 - top, 0, 1);
    int at = top * gray.width() + left;
    var in = gray.samples();
    double above = (in[at] & 0xFF) * (1 - right) + (in[at + 1] & 0xFF) * right;
    int below = at + gray.width();
    double under = (in[below] & 0xFF) * (1 - right) + (in[below + 1] & 0xFF) * right;
    return above * (1 - down) + under * down;
  }

  /// Offset and slope over the length, from the probes that lie near the middle one's line.
  private static double[] regression(double[] offsets, double length) {
    double offset = median(offsets);
    double slope = 0;
    for (double near : new double[] {1e9, 6, 2, 1}) {
      double n = 0;
      double sumX = 0;
      double sumY = 0;
      double sumXx = 0;
      double sumXy = 0;
      for (int i = 0; i < offsets.length; i++) {
        double x = length * (FROM + (1 - 2 * FROM) * i / (offsets.length - 1));
        if (Math.abs(offsets[i] - offset - slope * x) < near) {
          n++;
          sumX += x;
          sumY += offsets[i];
          sumXx += x * x;
          sumXy += x * offsets[i];
        }
      }
      double spread = n * sumXx - sumX * sumX;
      if (n < offsets.length / 4.0 || spread < 1) {
        break;
      }
      slope = (n * sumXy - sumX * sumY) / spread;
      offset = (sumY - slope * sumX) / n;
    }
    return new double[] {offset, slope};
  }

  private static double median(double[] values) {
    var known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return known.length == 0 ? 0 : known[known.length / 2];
  }

  /// Where two lines meet, unless that is far from where the corner was.
  private static Point meeting(double[] one, double[] other, Point rough, double reach) {
    double det = one[0] * other[1] - other[0] * one[1];
    var point =
        new Point(
            (one[2] * other[1] - other[2] * one[1]) / det,
            (one[0] * other[2] - other[0] * one[2]) / det);
    return point.distance(rough) < reach ? point : rough;
  }
}
