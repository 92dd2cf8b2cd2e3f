// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import java.util.ArrayList;
import java.util.List;

/// Looks along rows for runs of 1:1:3:1:1 that are the same along the column, dark on light and
/// light on dark at once.
final class FinderScan {

  private final Bits bits;
  private final List<Finder> found = new ArrayList<>();
  private final int[] runs = new int[5];
  private final int[] cross = new int[5];

  private FinderScan(Bits bits) {
    this.bits = bits;
  }

  /// @param step rows that are passed over; a finder is seven modules tall
  static List<Finder> all(Bits bits, int step) {
    var scan = new FinderScan(bits);
    for (int y = step / 2; y < bits.height(); y += step) {
      scan.row(y);
    }
    return scan.found;
  }

  private void row(int y) {
    var dark = bits.dark();
    int from = y * bits.width();
    int end = from + bits.width();
    int start = from;
    int r0 = 0;
    int r1 = 0;
    int r2 = 0;
    int r3 = 0;
    for (int at = from + 1; at <= end; at++) {
      if (at < end && dark[at] == dark[at - 1]) {
        continue;
      }
      int r4 = at - start;
      start = at;
      // The middle run is the widest: most places fail here.
      if (r2 > r1 && r2 > r3 && r2 > r0 && r2 > r4 && r0 > 0 && alike(r0, r1, r2, r3, r4)) {
        candidate(at - from - r4 - r3 - r2 / 2.0, y, r0 + r1 + r2 + r3 + r4, dark[at - 1] == 0);
      }
      r0 = r1;
      r1 = r2;
      r2 = r3;
      r3 = r4;
    }
  }

  /// Half a module off at most, and some part of a pixel.
  private static boolean alike(int a, int b, int c, int d, int e) {
    double module = (a + b + c + d + e) / 7.0;
    double off = module * 0.5 + 0.45;
    return Math.abs(a - module) < off
        && Math.abs(b - module) < off
        && Math.abs(c - 3 * module) < 3 * off
        && Math.abs(d - module) < off
        && Math.abs(e - module) < off;
  }

  private void candidate(double x, int y, int total, boolean negative) {
    int column = (int) x;
    if (!runs(column, y, 0, 1, total)) {
      return;
    }
    int height = sum(runs);
    if (5 * Math.abs(height - total) > 3 * total) {
      return;
    }
    double middle = y + offset;
    if (!across(column, (int) middle, total)) {
      return;
    }
    double module = (height + sum(cross)) / 14.0;
    add(column + crossOffset, middle, module, negative);
  }

  private double offset;
  private double crossOffset;

  private boolean across(int x, int y, int total) {
    System.arraycopy(runs, 0, cross, 0, 5);
    double down = offset;
    boolean fits = runs(x, y, 1, 0, total);
    crossOffset = offset;
    offset = down;
    for (int i = 0; i < 5; i++) {
      int swap = runs[i];
      runs[i] = cross[i];
      cross[i] = swap;
    }
    return fits;
  }

  /// Five runs about a place that lies in the middle one; [#offset] leads to its true middle.
  private boolean runs(int x, int y, int stepX, int stepY, int longest) {
    var dark = bits.dark();
    int width = bits.width();
    int step = stepY * width + stepX;
    int start = y * width + x;
    int back = stepX != 0 ? x : y;
    int ahead = stepX != 0 ? width - 1 - x : bits.height() - 1 - y;
    int color = dark[start];
    int before = 0;
    int at = start;
    for (int run = 2; run >= 0; run--) {
      int count = 0;
      int wanted = run == 1 ? 1 - color : color;
      while (back >= 0 && dark[at] == wanted && count <= longest) {
        count++;
        at -= step;
        back--;
      }
      runs[run] = count;
      before = run == 2 ? count : before;
      if (count == 0 || count > longest || (back < 0 && run > 0)) {
        return false;
      }
    }
    at = start + step;
    ahead--;
    for (int run = 2; run <= 4; run++) {
      int count = 0;
      int wanted = run == 3 ? 1 - color : color;
      while (ahead >= 0 && dark[at] == wanted && count <= longest) {
        count++;
        at += step;
        ahead--;
      }
      runs[run] += run == 2 ? count : 0;
      if (run > 2) {
        runs[run] = count;
        if (count == 0 || count > longest) {
          return false;
        }
      }
    }
    offset = runs[2] / 2.0 - before + 1;
    return alike(runs[0], runs[1], runs[2], runs[3], runs[4]);
  }

  private static int sum(int[] runs) {
    return runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
  }

  private void add(double x, double y, double module, boolean negative) {
    for (int i = found.size() - 1; i >= 0; i--) {
      if (found.get(i).near(x, y, module, negative)) {
        found.set(i, found.get(i).with(x, y, module));
        return;
      }
    }
    found.add(new Finder(x, y, module, negative, 1));
  }
}
