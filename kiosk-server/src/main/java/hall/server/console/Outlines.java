// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// What lies under the halls on the map: the lines and the borders of `map/*.geojson` in the
/// configuration folder (RFC 7946), read once. A file that can't be drawn is named in the log and
/// left out; an installation without the folder has none.
@ApplicationScoped
public class Outlines {
  private static final Logger LOG = Logger.getLogger(Outlines.class);

  private final List<Outline> all;

  public Outlines(ObjectMapper json, @ConfigProperty(name = "hall.configs") Path configs) {
    all = read(json, configs.resolve("map"));
  }

  /// A line, or the border of an area, which ends where it began.
  record Outline(List<Position> positions) {}

  /// In degrees, east and north positive.
  record Position(double longitude, double latitude) {}

  /// All of them.
  public List<Outline> all() {
    return all;
  }

  private static List<Outline> read(ObjectMapper json, Path folder) {
    List<Outline> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".geojson")).sorted().toList()) {
        try {
          found.addAll(of(json.readTree(Files.readString(file))));
        } catch (JsonProcessingException e) {
          LOG.errorf(
              "Not drawn: map/%s is not JSON: %s", file.getFileName(), e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
          LOG.errorf("Not drawn: map/%s: %s", file.getFileName(), e.getMessage());
        }
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException("map/ cannot be read: " + e.getMessage(), e);
    }
  }

  /// The lines of a GeoJSON object; points are none.
  static List<Outline> of(JsonNode object) {
    List<Outline> found = new ArrayList<>();
    switch (object.path("type").asText()) {
      case "FeatureCollection" -> object.path("features").forEach(each -> found.addAll(of(each)));
      case "Feature" -> {
        if (!object.path("geometry").isNull()) {
          found.addAll(of(object.path("geometry")));
        }
      }
      case "GeometryCollection" ->
          object.path("geometries").forEach(each -> found.addAll(of(each)));
      case "LineString" -> found.add(line(object.path("coordinates")));
      case "MultiLineString", "Polygon" ->
          object.path("coordinates").forEach(each -> found.add(line(each)));
      case "MultiPolygon" ->
          object
              .path("coordinates")
              .forEach(polygon -> polygon.forEach(ring -> found.add(line(ring))));
      case "Point", "MultiPoint" -> {}
      default -> throw new IllegalArgumentException("no GeoJSON object of a known type");
    }
    return found;
  }

  private static Outline line(JsonNode positions) {
    List<Position> line = new ArrayList<>();
    for (JsonNode each : positions) {
      double longitude = each.path(0).asDouble(Double.NaN);
      double latitude = each.path(1).asDouble(Double.NaN);
      if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
        throw new IllegalArgumentException("a position is not in degrees of longitude, latitude");
      }
      line.add(new Position(longitude, latitude));
    }
    if (line.size() < 2) {
      throw new IllegalArgumentException("a line has fewer than two positions");
    }
    return new Outline(line);
  }
}
