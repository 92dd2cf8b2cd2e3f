// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where three finders stand as the corners of a QR code do.
///
/// @param patch the whole code with its quiet zone, upright
/// @param module the width of one module in pixels
/// @param quality 0 for perfect corners
record QrSpot(List<Finder> corners, Patch patch, double module, boolean negative, double quality) {

  /// More finders than these are texture.
  private static final int MOST = 48;

  /// Versions 1 to 40: this many modules lie between two finders.
  private static final double SHORTEST = 12;

  private static final double LONGEST = 180;
  private static final double QUIET = 3;

  /// All that are possible, the most likely first.
  static List<QrSpot> of(List<Finder> finders) {
    var all =
        finders.stream()
            .filter(finder -> finder.seen() > 1)
            .sorted(Comparator.comparingInt(Finder::seen).reversed())
            .limit(MOST)
            .toList();
    var spots = new ArrayList<QrSpot>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        for (int k = j + 1; k < all.size(); k++) {
          if (i != j && i != k) {
            spot(all.get(i), all.get(j), all.get(k), spots);
          }
        }
      }
    }
    spots.sort(Comparator.comparingDouble(QrSpot::quality));
    return spots;
  }

  /// @param corner the one between the other two
  private static void spot(Finder corner, Finder one, Finder other, List<QrSpot> spots) {
    if (corner.negative() != one.negative() || corner.negative() != other.negative()) {
      return;
    }
    double module = (corner.module() + one.module() + other.module()) / 3;
    double first = corner.distance(one);
    double second = corner.distance(other);
    double side = (first + second) / 2;
    if (side < SHORTEST * module || side > LONGEST * module) {
      return;
    }
    double uneven = Math.abs(first - second) / side;
    double askew = Math.abs(one.distance(other) / side / Math.sqrt(2) - 1);
    double unlike =
        Math.max(corner.module(), Math.max(one.module(), other.module()))
                / Math.min(corner.module(), Math.min(one.module(), other.module()))
            - 1;
    if (uneven > 0.25 || askew > 0.15 || unlike > 0.7) {
      return;
    }
    // On a picture, y grows downwards: from the right finder to the lower one is clockwise.
    double turn =
        (one.x() - corner.x()) * (other.y() - corner.y())
            - (one.y() - corner.y()) * (other.x() - corner.x());
    var right = turn > 0 ? one : other;
    var lower = turn > 0 ? other : one;
    double degrees =
        Math.toDegrees(
            Math.atan2(
                right.y() - corner.y() - (lower.x() - corner.x()),
                right.x() - corner.x() + (lower.y() - corner.y())));
    double whole = side + (7 + 2 * QUIET) * module;
    spots.add(
        new QrSpot(
            List.of(corner, right, lower),
            new Patch((one.x() + other.x()) / 2, (one.y() + other.y()) / 2, whole, whole, degrees),
            module,
            corner.negative(),
            uneven + askew + unlike / 4));
  }

  /// Whether dark and light modules take turns between the finders as they must (ISO/IEC 18004,
  /// 5.3.4), within a third: most chance corners fail here.
  ///
  /// @param scale of the bits
  boolean timed(Bits bits, int scale) {
    var corner = corners.getFirst();
    return timed(bits, scale, corner, corners.get(1), corners.get(2))
        || timed(bits, scale, corner, corners.get(2), corners.get(1));
  }

  private boolean timed(Bits bits, int scale, Finder corner, Finder along, Finder aside) {
    double length = corner.distance(along);
    double modules = length / module;
    double sideX = (aside.x() - corner.x()) / length * 3 * module;
    double sideY = (aside.y() - corner.y()) / length * 3 * module;
    int changes = 0;
    int before = -1;
    int steps = (int) (modules * 4);
    for (int i = 0; i <= steps; i++) {
      double at = (4.5 * module + (length - 9 * module) * i / steps) / length;
      int x = (int) ((corner.x() + (along.x() - corner.x()) * at + sideX) / scale);
      int y = (int) ((corner.y() + (along.y() - corner.y()) * at + sideY) / scale);
      if (x < 0 || y < 0 || x >= bits.width() || y >= bits.height()) {
        return false;
      }
      int dark = bits.at(x, y);
      changes += before >= 0 && dark != before ? 1 : 0;
      before = dark;
    }
    return Math.abs(changes - (modules - 8)) <= 2 + (modules - 8) / 3;
  }
}
