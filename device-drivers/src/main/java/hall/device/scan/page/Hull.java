// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import java.util.List;

/// A convex outline, clockwise on a picture.
record Hull(List<Point> points) {

  /// Above 0 where the way from a over b to c turns clockwise on a picture.
  static double cross(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }

  double area() {
    double twice = 0;
    for (int i = 0; i < points.size(); i++) {
      var one = points.get(i);
      var next = points.get((i + 1) % points.size());
      twice += one.x() * next.y() - next.x() * one.y();
    }
    return twice / 2;
  }
}
