// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.ArrayList;
import java.util.List;

/// A signature as it was drawn: strokes of points, in fractions of the pad's width (0 to 1 across;
/// down in the same unit, 0 to [#HEIGHT]).
public record Signature(List<Stroke> strokes) {

  /// The pad's height in units of its width.
  public static final double HEIGHT = 0.4;

  public static final Signature NONE = new Signature(List.of());

  /// One stroke of the finger.
  public record Stroke(List<Point> points) {
    public Stroke {
      points = List.copyOf(points);
    }
  }

  /// A point of a stroke.
  public record Point(double x, double y) {}

  public Signature {
    strokes = List.copyOf(strokes);
  }

  public Signature and(Stroke stroke) {
    var more = new ArrayList<>(strokes);
    more.add(stroke);
    return new Signature(more);
  }

  /// Whether enough was drawn to be a signature rather than a touch by mistake: strokes longer than
  /// a fifth of the pad together.
  public boolean drawn() {
    return strokes.stream().mapToDouble(Signature::length).sum() > 0.2;
  }

  private static double length(Stroke stroke) {
    double length = 0;
    for (int i = 1; i < stroke.points().size(); i++) {
      var from = stroke.points().get(i - 1);
      var to = stroke.points().get(i);
      length += Math.hypot(to.x() - from.x(), to.y() - from.y());
    }
    return length;
  }

  /// Never the strokes: a signature is personal data.
  @Override
  public String toString() {
    return "Signature[" + strokes.size() + " strokes]";
  }
}
