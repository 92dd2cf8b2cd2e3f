// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Language;
import hall.server.Text;
import hall.server.Words;
import hall.server.console.Outlines.Outline;
import hall.server.terminal.Halls;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Halls, and what lies under them.
class HallMapTest {
  private static final Words WORDS = new Words(Language.ENGLISH, Instant.EPOCH);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path configs;

  private static Halls.Shown hall(String id, String latitude, String longitude) {
    return new Halls.Shown(
        id, new Text(id, id), null, new BigDecimal(latitude), new BigDecimal(longitude), 0, 1);
  }

  private static HallMap map(List<Outline> outlines, Halls.Shown... halls) {
    List<Halls.Shown> all = List.of(halls);
    Map<String, HallLine> lines =
        all.stream()
            .map(each -> HallLine.of(each, null, List.of(), WORDS))
            .collect(Collectors.toMap(line -> line.hall().id(), Function.identity()));
    return Objects.requireNonNull(HallMap.of(all, lines, outlines, WORDS));
  }

  private static List<Outline> read(String json) throws JsonProcessingException {
    return Outlines.of(JSON.readTree(json));
  }

  @Test
  void northIsUpAndEastIsRight() {
    HallMap map =
        map(List.of(), hall("south-west", "20.0", "110.0"), hall("north-east", "20.1", "110.1"));
    HallMap.Dot southWest = map.dots().getFirst();
    HallMap.Dot northEast = map.dots().getLast();
    assertTrue(southWest.x() < northEast.x() && southWest.y() > northEast.y(), map.toString());
    assertEquals("", map.outline());
  }

  @Test
  void withoutAPlaceThereIsNoMap() {
    Halls.Shown nowhere = new Halls.Shown("a", new Text("a", "a"), null, null, null, 0, 1);
    assertNull(HallMap.of(List.of(nowhere), Map.of(), List.of(), WORDS));
  }

  @Test
  void aBorderLiesAroundItsHallAndIsDrawnNoFinerThanAnybodySees() throws Exception {
    List<Outline> border =
        read(
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
                [[[110, 20], [110.1, 20], [110.1, 20.1], [110, 20.1], [110, 20.0000001], [110, 20]]]}},
              {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [110, 20]}},
              {"type": "Feature", "properties": {}, "geometry": null}]}\
            """);
    HallMap map = map(border, hall("inside", "20.05", "110.05"));
    HallMap.Dot dot = map.dots().getFirst();
    String[] steps = map.outline().substring(1).split("L", -1);
    assertEquals(5, steps.length, map.outline());
    assertEquals(steps[0], steps[4], "it is closed");
    for (String step : steps) {
      String[] at = step.split(" ", -1);
      long x = Long.parseLong(at[0]);
      long y = Long.parseLong(at[1]);
      assertTrue(x >= 0 && x <= map.width() && y >= 0 && y <= map.height(), step);
      assertTrue(x != dot.x() && y != dot.y(), step);
    }
  }

  @Test
  void allKindsOfLinesAreRead() throws Exception {
    assertEquals(1, read("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}").size());
    assertEquals(
        2,
        read("{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}")
            .size());
    assertEquals(
        1,
        read("{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"MultiPolygon\","
                + "\"coordinates\":[[[[1,2],[3,4],[1,2]]]]}]}")
            .size());
    for (String bad :
        List.of(
            "{}",
            "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}",
            "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3]]}",
            "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,400]]}")) {
      assertThrows(IllegalArgumentException.class, () -> read(bad), bad);
    }
  }

  @Test
  void aFileThatCannotBeDrawnIsLeftOutAndTheOthersStay() throws IOException {
    assertEquals(List.of(), new Outlines(JSON, configs).all());
    Path folder = Files.createDirectories(configs.resolve("map"));
    Files.writeString(folder.resolve("a.geojson"), "{");
    Files.writeString(
        folder.resolve("b.geojson"), "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}");
    Files.writeString(folder.resolve("notes.txt"), "no map");
    assertEquals(1, new Outlines(JSON, configs).all().size());
  }
}
