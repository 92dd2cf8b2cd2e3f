// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

/// A place on a picture, in pixels.
record Point(double x, double y) {

  double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  Point scaled(double by) {
    return new Point(x * by, y * by);
  }
}
