// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.console.Outlines.Outline;
import hall.server.console.Outlines.Position;
import hall.server.terminal.Halls;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Halls on a plain map: no tiles, north is up, and distances are true enough for a city.
///
/// @param width and `height` of the drawing in its own units
/// @param outline what lies under the halls, as the data of a path; empty for nothing
public record HallMap(int width, int height, String outline, List<Dot> dots) {
  private static final int WIDTH = 1000;
  private static final int MARGIN = 70;
  private static final int LEAST_HEIGHT = 260;
  private static final int MOST_HEIGHT = 620;

  /// Of a line with more detail than this nobody would see it.
  private static final long FINEST = 2;

  /// A hall as a dot.
  ///
  /// @param tone `good`, `bad` where somebody has to do something, `calm` where nothing reports
  public record Dot(String id, String name, long x, long y, String tone, String words) {}

  private record Place(Halls.Shown hall, Position position) {}

  /// Where on the drawing a position lies. Degrees of longitude are as wide as the cosine of the
  /// latitude.
  private record Projection(
      double narrow, double scale, double middleX, double middleY, int height) {

    static Projection of(List<Position> all, List<Place> halls) {
      double middle =
          halls.stream().mapToDouble(place -> place.position().latitude()).average().orElse(0);
      double narrow = Math.cos(Math.toRadians(middle));
      var x = all.stream().mapToDouble(each -> each.longitude() * narrow).summaryStatistics();
      var y = all.stream().mapToDouble(Position::latitude).summaryStatistics();
      double wide = WIDTH - 2.0 * MARGIN;
      double tall = MOST_HEIGHT - 2.0 * MARGIN;
      double scale =
          Math.min(fit(wide, x.getMax() - x.getMin()), fit(tall, y.getMax() - y.getMin()));
      int height =
          Math.clamp(
              Math.round((y.getMax() - y.getMin()) * scale) + 2L * MARGIN,
              LEAST_HEIGHT,
              MOST_HEIGHT);
      return new Projection(
          narrow, scale, (x.getMin() + x.getMax()) / 2, (y.getMin() + y.getMax()) / 2, height);
    }

    private static double fit(double room, double span) {
      return span == 0 ? Double.MAX_VALUE / 4 : room / span;
    }

    long x(Position at) {
      return Math.round(WIDTH / 2.0 + (at.longitude() * narrow - middleX) * scale);
    }

    long y(Position at) {
      return Math.round(height / 2.0 - (at.latitude() - middleY) * scale);
    }
  }

  /// The map of the halls that have a place; null where none has.
  static @Nullable HallMap of(
      List<Halls.Shown> halls, Map<String, HallLine> lines, List<Outline> outlines, Words words) {
    List<Place> places = places(halls);
    if (places.isEmpty()) {
      return null;
    }
    List<Position> all =
        Stream.concat(
                places.stream().map(Place::position),
                outlines.stream().flatMap(outline -> outline.positions().stream()))
            .toList();
    Projection projection = Projection.of(all, places);
    List<Dot> dots = new ArrayList<>();
    for (Place place : places) {
      HallLine line = Objects.requireNonNull(lines.get(place.hall().id()));
      dots.add(
          new Dot(
              place.hall().id(),
              words.text(place.hall().name()),
              projection.x(place.position()),
              projection.y(place.position()),
              line.tone(),
              line.words()));
    }
    return new HallMap(WIDTH, projection.height(), path(outlines, projection), dots);
  }

  private static String path(List<Outline> outlines, Projection projection) {
    StringBuilder path = new StringBuilder();
    for (Outline outline : outlines) {
      long lastX = 0;
      long lastY = 0;
      char step = 'M';
      for (Position at : outline.positions()) {
        long x = projection.x(at);
        long y = projection.y(at);
        if (step == 'M' || Math.abs(x - lastX) + Math.abs(y - lastY) >= FINEST) {
          path.append(step).append(x).append(' ').append(y);
          lastX = x;
          lastY = y;
          step = 'L';
        }
      }
    }
    return path.toString();
  }

  private static List<Place> places(List<Halls.Shown> halls) {
    List<Place> places = new ArrayList<>();
    for (Halls.Shown hall : halls) {
      BigDecimal latitude = hall.latitude();
      BigDecimal longitude = hall.longitude();
      if (latitude != null && longitude != null) {
        places.add(new Place(hall, new Position(longitude.doubleValue(), latitude.doubleValue())));
      }
    }
    return places;
  }
}
