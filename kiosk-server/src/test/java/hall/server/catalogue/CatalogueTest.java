// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@OnServer
class CatalogueTest {
  private static final Path SAMPLE =
      Path.of(
          System.getProperty("repository.root"),
          "configs/services/residence-permit-application.json");

  @Inject Scene scene;
  @Inject ItemStore store;
  @Inject ObjectMapper json;

  @Test
  void theCatalogueIsSentOnceAndThenOnlyConfirmed() {
    Caller terminal = scene.terminal().caller();
    Answer first = terminal.get("/api/v1/terminal/catalogue");
    assertEquals(200, first.status());
    String tag = first.header("ETag");
    assertEquals("\"" + first.json().get("revision").asText() + "\"", tag);

    Answer again = terminal.with("If-None-Match", tag).get("/api/v1/terminal/catalogue");
    assertEquals(304, again.status());
    assertEquals("", again.text());
    assertEquals(
        200,
        terminal.with("If-None-Match", "\"other\"").get("/api/v1/terminal/catalogue").status());
  }

  @Test
  void itemsAreServedAsTheyStandInTheirFiles() throws IOException {
    ObjectNode file = (ObjectNode) json.readTree(Files.readString(SAMPLE));
    Answer answer = scene.terminal().caller().get("/api/v1/terminal/catalogue");
    assertEquals(
        1,
        answer.json().get("items").findValuesAsText("implementationCode").stream()
            .filter(code -> code.equals(file.get("implementationCode").asText()))
            .count());
    answer
        .json()
        .get("items")
        .forEach(item -> {
          if (item.get("code").equals(file.get("code"))) {
            assertEquals(file, item);
          }
        });
    assertEquals(Golden.read("catalogue.response").fieldNames().next(), "revision");
  }

  @Test
  void aVersionNeverChangesOnceItIsPublished() throws IOException {
    ObjectNode changed = (ObjectNode) json.readTree(Files.readString(SAMPLE));
    int published = changed.get("version").asInt();
    changed.withObject("/limits").put("promisedWorkingDays", 1);
    String document = changed.toString();
    ItemFile.Valid file = new ItemFile.Valid("services/x.json", store.parse(document), document);
    assertNotEquals(document, store.keep(file));

    changed.put("version", 98);
    String next = changed.toString();
    assertEquals(next, store.keep(new ItemFile.Valid("services/x.json", store.parse(next), next)));
    assertEquals(
        5,
        store
            .find(changed.get("implementationCode").asText(), published)
            .orElseThrow()
            .limits()
            .promisedWorkingDays());
  }
}
