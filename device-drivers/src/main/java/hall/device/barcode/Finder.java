// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

/// The nested squares in three corners of a QR code (ISO/IEC 18004, 5.3.3).
///
/// @param module the width of one module in pixels
/// @param negative light on dark ground
/// @param seen in how many rows
record Finder(double x, double y, double module, boolean negative, int seen) {

  boolean near(double otherX, double otherY, double otherModule, boolean otherNegative) {
    return negative == otherNegative
        && Math.abs(x - otherX) < 2.5 * module
        && Math.abs(y - otherY) < 2.5 * module
        && module < 1.8 * otherModule
        && otherModule < 1.8 * module;
  }

  boolean like(Finder other) {
    return near(other.x, other.y, other.module, other.negative);
  }

  Finder scaled(double by) {
    return new Finder(x * by, y * by, module * by, negative, seen);
  }

  Finder with(double otherX, double otherY, double otherModule) {
    double all = seen + 1;
    return new Finder(
        (x * seen + otherX) / all,
        (y * seen + otherY) / all,
        (module * seen + otherModule) / all,
        negative,
        seen + 1);
  }

  double distance(Finder other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
