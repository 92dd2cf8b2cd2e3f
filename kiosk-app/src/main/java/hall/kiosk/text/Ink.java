// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import hall.kiosk.journey.Signature.Point;
import hall.kiosk.journey.Signature.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A drawn character as the recogniser wants it: in the middle of a square of [#SIDE], as large as
/// fits with a margin, its proportions kept.
record Ink(List<List<Dot>> strokes) {

  static final int SIDE = 1000;

  private static final int MARGIN = 100;

  /// More than anybody writes, and what one stroke of it may hold: a hand that rests on the glass
  /// shall cost nothing.
  private static final int MOST_STROKES = 64;

  private static final int MOST_DOTS = 2000;

  /// How far a stroke may leave a line and still be one.
  private static final double TREMBLE = 50;

  /// A place in the square.
  record Dot(int x, int y) {}

  static Ink of(List<Stroke> drawing) {
    var drawn = drawing.stream().filter(s -> !s.points().isEmpty()).limit(MOST_STROKES).toList();
    double left = least(drawn, Point::x);
    double top = least(drawn, Point::y);
    double across = -least(drawn, p -> -p.x()) - left;
    double down = -least(drawn, p -> -p.y()) - top;
    double larger = Math.max(across, down);
    double scale = larger > 0 ? (SIDE - 2 * MARGIN) / larger : 0;
    double x0 = (SIDE - across * scale) / 2;
    double y0 = (SIDE - down * scale) / 2;
    return new Ink(
        drawn.stream()
            .map(stroke ->
                corners(
                    stroke.points().stream()
                        .limit(MOST_DOTS)
                        .map(p ->
                            new Dot(
                                (int) Math.round(x0 + (p.x() - left) * scale),
                                (int) Math.round(y0 + (p.y() - top) * scale)))
                        .toList()))
            .toList());
  }

  /// The first and the last dot and those between where the stroke turns: a finger trembles, and
  /// glass reports more than was meant.
  private static List<Dot> corners(List<Dot> dots) {
    var from = dots.getFirst();
    var to = dots.getLast();
    int farthest = 0;
    double most = TREMBLE;
    for (int i = 1; i < dots.size() - 1; i++) {
      double off = distance(dots.get(i), from, to);
      if (off > most) {
        most = off;
        farthest = i;
      }
    }
    if (farthest == 0) {
      return dots.size() == 1 ? dots : List.of(from, to);
    }
    var all = new ArrayList<>(corners(dots.subList(0, farthest + 1)));
    all.removeLast();
    all.addAll(corners(dots.subList(farthest, dots.size())));
    return all;
  }

  /// From the line between two others.
  private static double distance(Dot dot, Dot from, Dot to) {
    double x = to.x() - from.x();
    double y = to.y() - from.y();
    double square = x * x + y * y;
    double along =
        square == 0
            ? 0
            : Math.clamp(((dot.x() - from.x()) * x + (dot.y() - from.y()) * y) / square, 0, 1);
    return Math.hypot(from.x() + along * x - dot.x(), from.y() + along * y - dot.y());
  }

  private static double least(List<Stroke> drawn, ToDoubleFunction<Point> of) {
    return drawn.stream().flatMap(s -> s.points().stream()).mapToDouble(of).min().orElse(0);
  }

  /// Never what was drawn.
  @Override
  public String toString() {
    return "Ink[" + strokes.size() + " strokes]";
  }
}
