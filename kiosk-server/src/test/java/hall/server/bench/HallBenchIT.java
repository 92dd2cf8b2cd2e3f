// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// That the bench still runs, with as much as fits a test, and that nothing is lost of what was
/// submitted when the server is killed; how fast the server is is not judged here.
class HallBenchIT {

  @Test
  void nothingIsLostOfSubmissionsToAServerThatIsKilled() throws Exception {
    StringBuilder remarks = new StringBuilder();
    List<Measurement> all =
        HallBench.measure(
            new HallRun.Plan(200, 1, 10, 64 * 1024, Duration.ofSeconds(2), 7),
            measured -> {},
            remarks::append);
    Map<String, Double> values =
        all.stream().collect(Collectors.toMap(Measurement::name, Measurement::value));
    assertEquals(60, values.get("killed: submissions that are looked at"), remarks.toString());
    for (String none :
        List.of(
            "submissions: errors",
            "killed: submissions that never got a case",
            "killed: cases that were told and are not there",
            "killed: submissions with more than one case",
            "killed: documents whose bytes differ")) {
      assertEquals(0, values.get(none), none + " " + remarks);
    }
  }
}
