// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.awt.geom.Ellipse2D;
import java.util.List;

/// The signature 张测试, written stroke by stroke with a pen that presses and lifts.
///
/// Each string is one stroke: points on a grid of 100, joined by a smooth curve.
final class SampleHand {

  private static final List<String> ZHANG =
      List.of(
          "10,22 34,18 36,30 32,40 14,44 12,58 38,54 36,72 30,88 20,80",
          "72,14 66,26 56,38",
          "46,50 66,46 92,42",
          "60,12 58,44 57,82 68,76",
          "62,48 74,66 94,82");
  private static final List<String> CE =
      List.of(
          "10,18 18,24",
          "6,40 16,45",
          "8,86 16,70 22,56",
          "34,24 33,50 32,68",
          "34,24 54,20 54,44 53,66",
          "44,32 42,56 28,86",
          "46,68 56,82",
          "68,26 68,46 67,62",
          "86,12 87,48 86,86 76,78");
  private static final List<String> SHI =
      List.of(
          "12,18 20,26",
          "6,44 20,41 18,60 18,80 30,68",
          "36,36 60,32 92,28",
          "40,56 50,54 60,52",
          "50,55 50,68 49,80",
          "36,84 50,78 62,74",
          "68,12 72,46 82,74 94,88 94,70",
          "80,12 88,20");

  private SampleHand() {}

  /// Signs with characters of `size` millimetres, from the upper left corner of the first.
  static void sign(SamplePen pen, double x, double y, double size) {
    double at = x;
    double drop = 0;
    for (var character : List.of(ZHANG, CE, SHI)) {
      for (var stroke : character) {
        stroke(pen, points(stroke, pen), at, y + drop, size / 100);
      }
      at += size * (0.86 + pen.jitter(0.05));
      drop -= size * 0.05;
    }
  }

  private static double[][] points(String stroke, SamplePen pen) {
    return List.of(stroke.split(" ")).stream()
        .map(pair -> pair.split(","))
        .map(pair ->
            new double[] {
              Double.parseDouble(pair[0]) + pen.jitter(2.2),
              Double.parseDouble(pair[1]) + pen.jitter(2.2)
            })
        .toArray(double[][]::new);
  }

  /// A Catmull-Rom curve of overlapping dots, thick where the pen lands and thin where it lifts.
  private static void stroke(SamplePen pen, double[][] points, double x, double y, double scale) {
    pen.graphics.setColor(SamplePen.INK);
    int last = points.length - 1;
    int steps = 60;
    for (int i = 0; i < last; i++) {
      for (int step = 0; step < steps; step++) {
        double t = (double) step / steps;
        double px = curve(points, i, t, 0);
        double py = curve(points, i, t, 1);
        double along = (i + t) / last;
        double press = 5.2 - 3.4 * along * along + 0.7 * Math.sin(along * 9);
        // A right-leaning hand.
        double slanted = px - 0.16 * (py - 50);
        double d = press * scale;
        pen.graphics.fill(
            new Ellipse2D.Double(x + slanted * scale - d / 2, y + py * scale - d / 2, d, d));
      }
    }
  }

  private static double curve(double[][] p, int i, double t, int axis) {
    double a = p[Math.max(0, i - 1)][axis];
    double b = p[i][axis];
    double c = p[i + 1][axis];
    double d = p[Math.min(p.length - 1, i + 2)][axis];
    return 0.5
        * (2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t * t * t);
  }
}
