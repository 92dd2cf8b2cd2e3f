// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.terminal.Halls;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Halls on a plain map: no tiles, north is up, and distances are true enough for a city.
///
/// @param width and `height` of the drawing in its own units
public record HallMap(int width, int height, List<Dot> dots) {
  private static final int WIDTH = 1000;
  private static final int MARGIN = 70;
  private static final int LEAST_HEIGHT = 260;
  private static final int MOST_HEIGHT = 620;

  /// A hall as a dot.
  ///
  /// @param tone `good`, `bad` where somebody has to do something, `calm` where nothing reports
  public record Dot(String id, String name, long x, long y, String tone, String words) {}

  private record Point(Halls.Shown hall, double x, double y) {}

  /// The map of the halls that have a place; null where none has.
  static @Nullable HallMap of(List<Halls.Shown> halls, Map<String, HallLine> lines, Words words) {
    List<Point> points = points(halls);
    if (points.isEmpty()) {
      return null;
    }
    double west = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double east = points.stream().mapToDouble(Point::x).max().orElseThrow();
    double north = points.stream().mapToDouble(Point::y).max().orElseThrow();
    double south = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double wide = WIDTH - 2.0 * MARGIN;
    double tall = MOST_HEIGHT - 2.0 * MARGIN;
    double scale = Math.min(scale(wide, east - west), scale(tall, north - south));
    int height =
        Math.clamp(Math.round((north - south) * scale) + 2L * MARGIN, LEAST_HEIGHT, MOST_HEIGHT);
    List<Dot> dots = new ArrayList<>();
    for (Point point : points) {
      HallLine line = Objects.requireNonNull(lines.get(point.hall().id()));
      dots.add(
          new Dot(
              point.hall().id(),
              words.text(point.hall().name()),
              Math.round(WIDTH / 2.0 + (point.x() - (west + east) / 2) * scale),
              Math.round(height / 2.0 - (point.y() - (south + north) / 2) * scale),
              line.tone(),
              line.words()));
    }
    return new HallMap(WIDTH, height, dots);
  }

  /// Degrees of longitude are as wide as the cosine of the latitude.
  private static List<Point> points(List<Halls.Shown> halls) {
    double middle =
        halls.stream()
            .map(Halls.Shown::latitude)
            .filter(Objects::nonNull)
            .mapToDouble(BigDecimal::doubleValue)
            .average()
            .orElse(0);
    double narrow = Math.cos(Math.toRadians(middle));
    List<Point> points = new ArrayList<>();
    for (Halls.Shown hall : halls) {
      BigDecimal latitude = hall.latitude();
      BigDecimal longitude = hall.longitude();
      if (latitude != null && longitude != null) {
        points.add(new Point(hall, longitude.doubleValue() * narrow, latitude.doubleValue()));
      }
    }
    return points;
  }

  private static double scale(double room, double span) {
    return span == 0 ? Double.MAX_VALUE / 4 : room / span;
  }
}
