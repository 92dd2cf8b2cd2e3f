// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

/// A sheet's true proportions from one slanting view, by the vanishing points of its sides (Zhang
/// and He, Whiteboard Scanning and Image Enhancement, 2007, section 4).
final class Slant {

  /// Where sides are parallel the focal length can't be told: that of a usual camera, squared, as a
  /// multiple of the squared half diagonal.
  private static final double USUAL = 2;

  /// How much nearer one end of a side is than the other; less is parallel, or the error of the
  /// corners would decide.
  private static final double PARALLEL = 0.03;

  private Slant() {}

  /// Width over height.
  ///
  /// @param corners clockwise from the upper left
  /// @param middle where the camera looks
  static double proportion(Point[] corners, Point middle) {
    var m1 = point(corners[0], middle);
    var m2 = point(corners[1], middle);
    var m3 = point(corners[3], middle);
    var m4 = point(corners[2], middle);
    var diagonal = cross(m1, m4);
    double k2 = dot(diagonal, m3) / dot(cross(m2, m4), m3);
    double k3 = dot(diagonal, m2) / dot(cross(m3, m4), m2);
    var right = new double[3];
    var down = new double[3];
    for (int i = 0; i < 3; i++) {
      right[i] = k2 * m2[i] - m1[i];
      down[i] = k3 * m3[i] - m1[i];
    }
    double size = middle.x() * middle.x() + middle.y() * middle.y();
    double together = right[2] * down[2];
    double square =
        Math.min(Math.abs(right[2]), Math.abs(down[2])) < PARALLEL
            ? USUAL * size
            : -(right[0] * down[0] + right[1] * down[1]) / together;
    if (square < size / 3 || square > 30 * size) {
      square = USUAL * size;
    }
    return Math.sqrt(length(right, square) / length(down, square));
  }

  private static double length(double[] vector, double square) {
    return (vector[0] * vector[0] + vector[1] * vector[1]) / square + vector[2] * vector[2];
  }

  private static double[] point(Point corner, Point middle) {
    return new double[] {corner.x() - middle.x(), corner.y() - middle.y(), 1};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
