// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;
import java.util.Optional;

/// A light sheet on a darker table, seen by a camera from anywhere above.
///
/// @param corners on the picture, clockwise from the upper left
/// @param cut whether the sheet runs over the border of the picture
/// @param mapping that shows it from straight above
record Shot(Point[] corners, boolean cut, Mapping mapping) {

  private static final int SMALL_SIDE = 640;

  /// Smaller than this part of the picture is not the sheet that was laid down.
  private static final double LEAST_AREA = 0.08;

  /// A sheet fills its four corners.
  private static final double LEAST_FILL = 0.9;

  private static final double ISO_216 = Math.sqrt(2);
  private static final double ID_1 = 85.60 / 53.98; // ISO/IEC 7810

  /// A camera's view is this far from the true proportions at most.
  private static final double ALIKE = 0.07;

  /// Empty where no sheet stands out clearly.
  static Optional<Shot> of(Picture gray) {
    int by = Math.max(1, Math.max(gray.width(), gray.height()) / SMALL_SIDE);
    var small = gray.shrunk(by);
    var hull = LightArea.hull(small, LEAST_AREA);
    if (hull.isEmpty()) {
      return Optional.empty();
    }
    var around = Quadrilateral.around(hull.get());
    if (around.isEmpty() || around.get().area() * LEAST_FILL > hull.get().area()) {
      return Optional.empty();
    }
    var rough = around.get().scaled(by);
    var exact = SideFit.exact(gray, rough, by);
    if (!exact.plausible()) {
      return Optional.empty();
    }
    var corners = exact.corners();
    double width = (corners[0].distance(corners[1]) + corners[3].distance(corners[2])) / 2;
    double height = (corners[0].distance(corners[3]) + corners[1].distance(corners[2])) / 2;
    var middle = new Point(gray.width() / 2.0, gray.height() / 2.0);
    double ratio = standard(Slant.proportion(corners, middle));
    // Keeps the finer of both directions.
    int w = (int) Math.round(Math.max(width, height * ratio));
    int h = (int) Math.round(w / ratio);
    return Optional.of(
        new Shot(
            corners,
            runsOut(exact, gray, by) || runsOut(rough, gray, by),
            Mapping.quad(corners, w, h)));
  }

  /// Taken for that of a standard size where it is nearly that.
  private static double standard(double seen) {
    for (double standard : new double[] {ISO_216, ID_1, 1 / ISO_216, 1 / ID_1}) {
      if (Math.abs(seen / standard - 1) < ALIKE) {
        return standard;
      }
    }
    return seen;
  }

  private static boolean runsOut(Quadrilateral sheet, Picture gray, int by) {
    for (var corner : sheet.corners()) {
      if (corner.x() < by
          || corner.y() < by
          || corner.x() > gray.width() - 2 * by
          || corner.y() > gray.height() - 2 * by) {
        return true;
      }
    }
    return false;
  }

  /// By how much the sheet's upper and lower sides lie turned clockwise.
  double degrees() {
    double upper = Math.atan2(corners[1].y() - corners[0].y(), corners[1].x() - corners[0].x());
    double lower = Math.atan2(corners[2].y() - corners[3].y(), corners[2].x() - corners[3].x());
    return Math.toDegrees((upper + lower) / 2);
  }
}
