// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;
import hall.device.scan.page.SheetEdges.Side;
import java.util.ArrayDeque;
import java.util.Optional;

/// Whether strokes run over the border of a picture, where the sheet goes on beyond it.
final class CutEdge {

  /// As dark as print, in levels below the paper; shadows at an edge are lighter.
  private static final int INK_BELOW_PAPER = 80;

  /// A stroke reaches this far in; dust does not.
  private static final double DEEP_MM = 1.5;

  /// What touches the border for longer is the scanner's ground or a picture printed to the edge.
  private static final double LONGEST_TOUCH_MM = 12;

  /// The ground beyond a straight edge reaches a corner of the picture.
  private static final int CORNER = 3;

  /// How far from the border strokes are followed.
  private static final double FOLLOWED_MM = 10;

  private final Picture small;
  private final int ink;
  private final int followed;
  private final boolean[] seen;

  private CutEdge(Picture small, int ink, int followed) {
    this.small = small;
    this.ink = ink;
    this.followed = followed;
    this.seen = new boolean[small.samples().length];
  }

  static boolean seen(Picture small, Optional<SheetEdges> edges, int paper, double pixelsPerMm) {
    var search =
        new CutEdge(small, paper - INK_BELOW_PAPER, (int) Math.ceil(FOLLOWED_MM * pixelsPerMm));
    for (var side : Side.values()) {
      int length = side.upright() ? small.height() : small.width();
      for (int i = 0; i < length; i++) {
        int x = side.upright() ? (side == Side.LEFT ? 0 : small.width() - 1) : i;
        int y = side.upright() ? i : (side == Side.TOP ? 0 : small.height() - 1);
        if (search.fresh(x, y) && (edges.isEmpty() || edges.get().covers(small, x, y, 2))) {
          var stroke = search.follow(side, x, y);
          if (!stroke.corner
              && stroke.depth >= DEEP_MM * pixelsPerMm
              && stroke.touch <= LONGEST_TOUCH_MM * pixelsPerMm) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean fresh(int x, int y) {
    int at = y * small.width() + x;
    return !seen[at] && (small.samples()[at] & 0xFF) < ink;
  }

  /// @param touch pixels at the border
  /// @param depth pixels from the border to the innermost one
  /// @param corner whether it reaches a corner of the picture
  private record Stroke(int touch, int depth, boolean corner) {}

  private Stroke follow(Side side, int startX, int startY) {
    var open = new ArrayDeque<Integer>();
    int touch = 0;
    int deepest = 0;
    boolean corner = false;
    mark(open, startX, startY);
    while (!open.isEmpty()) {
      int at = open.remove();
      int x = at % small.width();
      int y = at / small.width();
      int depth = depth(side, x, y);
      touch += depth == 0 ? 1 : 0;
      deepest = Math.max(deepest, depth);
      corner |= corner(x, y);
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int nextX = x + dx;
          int nextY = y + dy;
          if (nextX >= 0
              && nextY >= 0
              && nextX < small.width()
              && nextY < small.height()
              && depth(side, nextX, nextY) <= followed
              && fresh(nextX, nextY)) {
            mark(open, nextX, nextY);
          }
        }
      }
    }
    return new Stroke(touch, deepest, corner);
  }

  private boolean corner(int x, int y) {
    return (x < CORNER || x >= small.width() - CORNER)
        && (y < CORNER || y >= small.height() - CORNER);
  }

  private void mark(ArrayDeque<Integer> open, int x, int y) {
    seen[y * small.width() + x] = true;
    open.add(y * small.width() + x);
  }

  private int depth(Side side, int x, int y) {
    return switch (side) {
      case LEFT -> x;
      case TOP -> y;
      case RIGHT -> small.width() - 1 - x;
      case BOTTOM -> small.height() - 1 - y;
    };
  }
}
