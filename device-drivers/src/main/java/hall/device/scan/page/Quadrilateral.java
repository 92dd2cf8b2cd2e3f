// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Four corners, clockwise on a picture from the upper left.
record Quadrilateral(Point[] corners) {

  private static final double FLATTEST = 35;

  /// The tightest one that is found around an outline by giving up its shortest gains: an edge goes
  /// where its neighbours, made longer, meet with the least new area.
  static Optional<Quadrilateral> around(Hull hull) {
    var points = new ArrayList<>(hull.points());
    while (points.size() > 4) {
      int drop = -1;
      double least = Double.MAX_VALUE;
      @Nullable Point meeting = null;
      for (int i = 0; i < points.size(); i++) {
        var before = at(points, i - 1);
        var from = at(points, i);
        var to = at(points, i + 1);
        var after = at(points, i + 2);
        var meet = meeting(before, from, after, to);
        if (meet != null && Hull.cross(from, meet, to) > 0) {
          double more = Hull.cross(from, meet, to);
          if (more < least) {
            least = more;
            drop = i;
            meeting = meet;
          }
        }
      }
      if (meeting == null) {
        return Optional.empty();
      }
      int next = (drop + 1) % points.size();
      points.set(drop, meeting);
      points.remove(next);
    }
    return points.size() < 4 ? Optional.empty() : Optional.of(ordered(points));
  }

  private static Point at(List<Point> points, int index) {
    return points.get(Math.floorMod(index, points.size()));
  }

  /// Where the line from a through b meets the line from c through d, beyond b and d.
  private static @Nullable Point meeting(Point a, Point b, Point c, Point d) {
    double abX = b.x() - a.x();
    double abY = b.y() - a.y();
    double cdX = d.x() - c.x();
    double cdY = d.y() - c.y();
    double det = abX * cdY - abY * cdX;
    if (Math.abs(det) < 1e-9) {
      return null;
    }
    double along = ((c.x() - a.x()) * cdY - (c.y() - a.y()) * cdX) / det;
    return along < 1 ? null : new Point(a.x() + along * abX, a.y() + along * abY);
  }

  /// Starts with the corner that lies most to the upper left.
  private static Quadrilateral ordered(List<Point> points) {
    int first = 0;
    for (int i = 1; i < 4; i++) {
      var one = points.get(i);
      var best = points.get(first);
      if (one.x() + one.y() < best.x() + best.y()) {
        first = i;
      }
    }
    var corners = new Point[4];
    for (int i = 0; i < 4; i++) {
      corners[i] = points.get((first + i) % 4);
    }
    return new Quadrilateral(corners);
  }

  double area() {
    return new Hull(List.of(corners)).area();
  }

  Quadrilateral scaled(double by) {
    var scaled = new Point[4];
    for (int i = 0; i < 4; i++) {
      scaled[i] = corners[i].scaled(by);
    }
    return new Quadrilateral(scaled);
  }

  /// Whether a camera above a table could see a sheet like this.
  boolean plausible() {
    for (int i = 0; i < 4; i++) {
      var before = corners[(i + 3) % 4];
      var corner = corners[i];
      var after = corners[(i + 1) % 4];
      double angle =
          Math.toDegrees(
              Math.atan2(after.y() - corner.y(), after.x() - corner.x())
                  - Math.atan2(before.y() - corner.y(), before.x() - corner.x()));
      if (Math.abs(Math.floorMod(Math.round(angle), 360L) - 270) > FLATTEST) {
        return false;
      }
      double side = corner.distance(after);
      double opposite = before.distance(corners[(i + 2) % 4]);
      if (side < opposite / 2 || side < 8) {
        return false;
      }
    }
    return true;
  }
}
