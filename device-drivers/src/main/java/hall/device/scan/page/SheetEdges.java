// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The edges of a light sheet on the dark ground of a scanner, as far as they show.
///
/// @param degrees by which the sheet lies turned clockwise
/// @param found the edges that show and agree on it
record SheetEdges(double degrees, List<Edge> found) {

  /// The four sides, each looked at from outside.
  enum Side {
    LEFT,
    TOP,
    RIGHT,
    BOTTOM;

    boolean upright() {
      return this == LEFT || this == RIGHT;
    }
  }

  /// One edge; the line's distances count from this side of the picture.
  record Edge(Side side, EdgeLine line, double degrees) {}

  /// Ground is darker than this part, in 1/256, of the paper.
  private static final int GROUND_SHARE = 140;

  private static final int LEAST_PAPER = 80;

  /// Edges that lean this much differently are torn or are not the sheet's.
  private static final double AGREEING_DEGREES = 0.7;

  /// A sheet's edge shows along this part of its side at least.
  private static final double LEAST_SHARE = 0.06;

  /// Where the line lies inside the picture the ground beyond it is dark, but for this part.
  private static final double MOST_CONTRADICTIONS = 0.15;

  static Optional<SheetEdges> of(Picture small, int paper) {
    if (paper < LEAST_PAPER) {
      return Optional.empty();
    }
    var edges = new ArrayList<Edge>();
    var missing = new EnumMap<Side, double[]>(Side.class);
    for (var side : Side.values()) {
      var distances = distances(small, side, (paper * GROUND_SHARE) >> 8);
      var line = EdgeLine.through(distances);
      if (line != null
          && line.support() >= LEAST_SHARE * distances.length
          && sound(line, distances)) {
        edges.add(new Edge(side, line, leaning(side, line.degrees())));
      } else {
        missing.put(side, distances);
      }
    }
    return agreed(edges).map(known -> known.withSlivers(missing));
  }

  /// Where the others tell how the sheet lies, a thin wedge of ground is enough.
  private SheetEdges withSlivers(Map<Side, double[]> missing) {
    var more = new ArrayList<>(found);
    missing.forEach((side, distances) -> {
      var line = EdgeLine.leaning(distances, Math.tan(Math.toRadians(leaning(side, degrees))));
      if (line != null && sound(line, distances)) {
        more.add(new Edge(side, line, degrees));
      }
    });
    return new SheetEdges(degrees, more);
  }

  private static Optional<SheetEdges> agreed(List<Edge> edges) {
    var strongest = edges.stream().max(Comparator.comparingInt(edge -> edge.line.support()));
    if (strongest.isEmpty()) {
      return Optional.empty();
    }
    double about = strongest.get().degrees;
    var agreeing =
        edges.stream().filter(edge -> Math.abs(edge.degrees - about) <= AGREEING_DEGREES).toList();
    double weights = 0;
    double sum = 0;
    for (var edge : agreeing) {
      double weight = Math.pow(edge.line.support(), 2); // a line twice as long is twice as exact
      weights += weight;
      sum += weight * edge.degrees;
    }
    return Optional.of(new SheetEdges(sum / weights, agreeing));
  }

  /// Clockwise; a distance from the right or the lower side grows the other way.
  private static double leaning(Side side, double degrees) {
    return switch (side) {
      case TOP, RIGHT -> degrees;
      case LEFT, BOTTOM -> -degrees;
    };
  }

  private static boolean sound(EdgeLine line, double[] distances) {
    int inside = 0;
    int contradicting = 0;
    for (int i = 0; i < distances.length; i++) {
      if (line.at(i + 0.5) > 2) {
        inside++;
        contradicting += distances[i] == 0 ? 1 : 0;
      }
    }
    return contradicting <= MOST_CONTRADICTIONS * inside;
  }

  /// How far from a side paper begins: 0 where it lies at the border, less where there is none.
  private static double[] distances(Picture small, Side side, int ground) {
    int length = side.upright() ? small.height() : small.width();
    int depth = side.upright() ? small.width() : small.height();
    var distances = new double[length];
    for (int i = 0; i < length; i++) {
      distances[i] = distance(small, side, i, depth, ground);
    }
    return distances;
  }

  private static double distance(Picture small, Side side, int at, int depth, int ground) {
    int light = 0;
    for (int i = 0; i < depth; i++) {
      light = level(small, side, at, i) >= ground ? light + 1 : 0;
      if (light == 3) {
        int first = i - 2;
        if (first == 0) {
          return 0;
        }
        double before = level(small, side, at, first - 1);
        double after = level(small, side, at, first);
        return first + 0.5 - (after - ground) / Math.max(1, after - before);
      }
    }
    return -1;
  }

  private static int level(Picture small, Side side, int along, int depth) {
    int x =
        switch (side) {
          case LEFT -> depth;
          case RIGHT -> small.width() - 1 - depth;
          case TOP, BOTTOM -> along;
        };
    int y =
        switch (side) {
          case TOP -> depth;
          case BOTTOM -> small.height() - 1 - depth;
          case LEFT, RIGHT -> along;
        };
    return small.samples()[y * small.width() + x] & 0xFF;
  }

  @Nullable EdgeLine line(Side side) {
    return found.stream()
        .filter(edge -> edge.side == side)
        .map(Edge::line)
        .findFirst()
        .orElse(null);
  }

  /// Whether a place lies on the sheet, at least this far from each edge that shows.
  boolean covers(Picture small, int x, int y, double margin) {
    for (var edge : found) {
      double along = (edge.side.upright() ? y : x) + 0.5;
      double depth =
          switch (edge.side) {
            case LEFT -> x + 0.5;
            case RIGHT -> small.width() - x - 0.5;
            case TOP -> y + 0.5;
            case BOTTOM -> small.height() - y - 0.5;
          };
      if (depth < edge.line.at(along) + margin) {
        return false;
      }
    }
    return true;
  }

  /// The widest strip of ground that shows, in pixels.
  double ground(Picture small) {
    double widest = 0;
    for (var edge : found) {
      double length = edge.side.upright() ? small.height() : small.width();
      widest = Math.max(widest, Math.max(edge.line.at(0), edge.line.at(length)));
    }
    return widest;
  }
}
