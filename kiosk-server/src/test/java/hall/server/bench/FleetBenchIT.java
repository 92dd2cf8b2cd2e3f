// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// That the bench still runs, with a fleet that fits a test; how fast the server is is not judged
/// here.
class FleetBenchIT {

  @Test
  void aSmallFleetIsMeasuredWithoutErrors() throws Exception {
    List<String> remarks = new ArrayList<>();
    List<Measurement> all =
        FleetBench.measure(
            new FleetRun.Plan(
                24, Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofMillis(100), 1, 5),
            measured -> {},
            remarks::add);
    Map<String, Double> values =
        all.stream().collect(Collectors.toMap(Measurement::name, Measurement::value));
    assertEquals(49, all.size(), values.keySet().toString());
    values.forEach((name, value) -> {
      if (name.endsWith("errors") || name.endsWith("not stored") || name.endsWith("got through")) {
        assertEquals(0, value, name + " " + remarks);
      } else {
        assertTrue(
            value > 0
                || name.contains("processor time")
                || name.contains("memory of each")
                || name.contains("turned away"),
            name + " " + value);
      }
    });
    assertEquals(72, values.getOrDefault("heartbeats: answered", 0.0), 24);
  }
}
