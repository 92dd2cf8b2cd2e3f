// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

/// Where each point of a new picture comes from: `u = (h0 x + h1 y + h2) / (h6 x + h7 y + h8)` and
/// likewise `v`, in pixels, with the middle of the first pixel at 0.5.
///
/// @param width of the new picture
/// @param height of the new picture
record Mapping(double[] h, int width, int height) {

  /// Turns about the middle of what was found, and cuts.
  ///
  /// @param degrees by which the content lies turned clockwise
  /// @param originX the source's point that the rectangle's upper left corner lies on
  static Mapping turned(double degrees, double originX, double originY, int width, int height) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return new Mapping(
        new double[] {cos, -sin, originX, sin, cos, originY, 0, 0, 1}, width, height);
  }

  /// The corners of the new picture come from these points, clockwise from the upper left.
  static Mapping quad(Point[] corners, int width, int height) {
    // The unit square onto a quadrilateral, in closed form (Heckbert 1989, 2.2.3).
    var a = corners[0];
    var b = corners[1];
    var c = corners[2];
    var d = corners[3];
    double dx1 = b.x() - c.x();
    double dx2 = d.x() - c.x();
    double dy1 = b.y() - c.y();
    double dy2 = d.y() - c.y();
    double sx = a.x() - b.x() + c.x() - d.x();
    double sy = a.y() - b.y() + c.y() - d.y();
    double det = dx1 * dy2 - dx2 * dy1;
    double g = (sx * dy2 - dx2 * sy) / det;
    double h = (dx1 * sy - sx * dy1) / det;
    return new Mapping(
        new double[] {
          (b.x() - a.x() + g * b.x()) / width,
          (d.x() - a.x() + h * d.x()) / height,
          a.x(),
          (b.y() - a.y() + g * b.y()) / width,
          (d.y() - a.y() + h * d.y()) / height,
          a.y(),
          g / width,
          h / height,
          1
        },
        width,
        height);
  }

  /// The new picture turned further, clockwise.
  ///
  /// @param quarters 0 to 3
  Mapping turned(int quarters) {
    return switch (quarters) {
      case 0 -> this;
      // The new picture's point (x, y) was at (y, height - x).
      case 1 -> composed(0, 1, 0, -1, 0, height, height, width);
      case 2 -> composed(-1, 0, width, 0, -1, height, width, height);
      case 3 -> composed(0, -1, width, 1, 0, 0, height, width);
      default -> throw new IllegalArgumentException(quarters + " quarters");
    };
  }

  private Mapping composed(int a, int b, int c, int d, int e, int f, int w, int hh) {
    var m = new double[9];
    for (int row = 0; row < 9; row += 3) {
      m[row] = h[row] * a + h[row + 1] * d;
      m[row + 1] = h[row] * b + h[row + 1] * e;
      m[row + 2] = h[row] * c + h[row + 1] * f + h[row + 2];
    }
    return new Mapping(m, w, hh);
  }

  boolean affine() {
    return h[6] == 0 && h[7] == 0;
  }
}
