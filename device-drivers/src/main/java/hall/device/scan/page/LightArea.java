// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The largest light area of a picture.
final class LightArea {

  private final Picture small;
  private final int[] area;
  private final int[] stack;

  private LightArea(Picture small) {
    this.small = small;
    this.area = new int[small.samples().length];
    this.stack = new int[small.samples().length];
  }

  /// What a rubber band around it would enclose; empty where it covers less than a share of the
  /// picture or the picture has no two parts.
  static Optional<Hull> hull(Picture small, double least) {
    var search = new LightArea(small);
    int parting = Levels.parting(small);
    int best = 0;
    int most = 0;
    int number = 0;
    for (int i = 0; i < search.area.length; i++) {
      if (search.area[i] == 0 && (small.samples()[i] & 0xFF) >= parting) {
        int size = search.fill(i, ++number, parting);
        if (size > most) {
          most = size;
          best = number;
        }
      }
    }
    return most < least * search.area.length ? Optional.empty() : Optional.of(search.around(best));
  }

  private int fill(int start, int number, int parting) {
    int size = 0;
    int open = 0;
    stack[open++] = start;
    area[start] = number;
    while (open > 0) {
      int at = stack[--open];
      size++;
      int x = at % small.width();
      if (x > 0) {
        open = push(at - 1, number, parting, open);
      }
      if (x + 1 < small.width()) {
        open = push(at + 1, number, parting, open);
      }
      if (at >= small.width()) {
        open = push(at - small.width(), number, parting, open);
      }
      if (at + small.width() < area.length) {
        open = push(at + small.width(), number, parting, open);
      }
    }
    return size;
  }

  private int push(int at, int number, int parting, int open) {
    if (area[at] != 0 || (small.samples()[at] & 0xFF) < parting) {
      return open;
    }
    area[at] = number;
    stack[open] = at;
    return open + 1;
  }

  /// Clockwise, as y grows downwards (Andrew's monotone chain, by rows).
  private Hull around(int number) {
    List<Point> right = new ArrayList<>();
    List<Point> left = new ArrayList<>();
    for (int y = 0; y < small.height(); y++) {
      int first = -1;
      int last = -1;
      for (int x = 0; x < small.width(); x++) {
        if (area[y * small.width() + x] == number) {
          first = first < 0 ? x : first;
          last = x;
        }
      }
      if (first >= 0) {
        for (int edge = y; edge <= y + 1; edge++) {
          add(right, new Point(last + 1, edge), 1);
          add(left, new Point(first, edge), -1);
        }
      }
    }
    var points = new ArrayList<>(right);
    points.addAll(left.reversed());
    return new Hull(points);
  }

  private static void add(List<Point> chain, Point point, int sign) {
    while (chain.size() >= 2
        && sign * Hull.cross(chain.get(chain.size() - 2), chain.getLast(), point) <= 0) {
      chain.removeLast();
    }
    chain.add(point);
  }
}
