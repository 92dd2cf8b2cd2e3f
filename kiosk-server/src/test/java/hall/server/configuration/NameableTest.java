// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Problem.Defect;
import hall.server.software.Standing;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameableTest {
  private static final String EDITION = "0123456789abcdef";

  private static Nameable nameable() {
    Map<String, Standing> releases = new HashMap<>();
    EnumSet.allOf(Standing.class).forEach(each -> releases.put(each.word(), each));
    return new Nameable(releases, Set.of(EDITION));
  }

  private static JsonNode naming(String release) {
    return Json.read("{\"software\":{\"release\":\"" + release + "\"}}");
  }

  @Test
  void onlyWhatTerminalsCanHaveMayBeNamedAnew() {
    for (Standing standing : Standing.values()) {
      assertEquals(
          standing == Standing.OFFERED ? 0 : 1,
          nameable().defects(Json.read("{}"), naming(standing.word())).size(),
          standing.word());
    }
    assertEquals(1, nameable().defects(null, naming("unknown")).size());
    assertEquals(List.of(), nameable().defects(null, Json.read("{\"helpPhone\":\"12345\"}")));
  }

  @Test
  void whoRunsAReleaseWhoseTimeIsOverStillGetsOtherSettings() {
    JsonNode expired = naming("release-expired");
    assertEquals(List.of(), nameable().defects(expired, expired));
    JsonNode withdrawn = naming("withdrawn");
    assertEquals(
        List.of(new Defect("$.software.release", "withdrawn: it was withdrawn")),
        nameable().defects(withdrawn, withdrawn));
  }

  @Test
  void anEditionMustBeKept() {
    assertEquals(
        List.of(),
        nameable().defects(null, Json.read("{\"catalogue\":{\"revision\":\"" + EDITION + "\"}}")));
    assertEquals(
        1,
        nameable()
            .defects(null, Json.read("{\"catalogue\":{\"revision\":\"ffffffffffffffff\"}}"))
            .size());
  }
}
