// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import hall.server.Https;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.catalogue.Editions;
import hall.server.configuration.Configured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A terminal offers the edition of the catalogue that the configuration names which it runs.
@OnServer
class OfferedCatalogueTest {
  private static final String CATALOGUE = "/api/v1/terminal/catalogue";
  private static final String OLD = "00112233aabbccdd";

  @Inject Scene scene;
  @Inject Configured configured;
  @Inject Editions editions;

  private int beats;

  /// What the server tells a terminal that runs a generation.
  private String told(Scene.Enrolled terminal, long generation) {
    ObjectNode beat = (ObjectNode) Golden.read("heartbeat.request");
    beat.put("sequence", 1000 + ++beats).put("configurationGeneration", generation);
    Https.Answer answer = terminal.caller().post("/api/v1/terminal/heartbeat", beat);
    String revision = answer.json().get("catalogueRevision").asText();
    Https.Answer catalogue = terminal.caller().get(CATALOGUE);
    assertEquals("\"" + revision + "\"", catalogue.header("ETag"));
    assertEquals(revision, catalogue.json().get("revision").asText());
    return revision;
  }

  @Test
  void anEditionComesAndGoesWithTheConfigurationThatNamesIt() throws Exception {
    Scene.Enrolled terminal = configured.terminal();
    String newest = told(terminal, 2);
    byte[] body = ("{\"revision\":\"" + OLD + "\",\"items\":[]}").getBytes(StandardCharsets.UTF_8);
    editions.keep(new Editions.Edition(OLD, body), 0);
    assertTrue(scene.operator().get("/api/v1/operator/catalogue/editions").text().contains(OLD));

    configured.set(terminal.id(), Map.of("catalogue.revision", "ffffffffffffffff"));
    Https.Answer unknown =
        scene.operator().post("/api/v1/operator/configuration/publications", Map.of("note", "x"));
    assertEquals("configuration-defective", unknown.problem());
    assertEquals("$.catalogue.revision", unknown.json().at("/errors/0/path").asText());

    configured.set(terminal.id(), Map.of("catalogue.revision", OLD));
    configured.publish("the old catalogue");
    assertEquals(newest, told(terminal, 2), "it does not run the new generation yet");
    assertEquals(OLD, told(terminal, 3));
    assertEquals(
        304, terminal.caller().with("If-None-Match", "\"" + OLD + "\"").get(CATALOGUE).status());
    assertEquals(newest, told(terminal, 2), "it went back");
    assertEquals(newest, told(terminal, 1), "it runs its own file");

    configured.inherit(terminal.id(), List.of("catalogue.revision"));
    configured.publish("the newest again");
    assertEquals(newest, told(terminal, 4));
    assertEquals(newest, told(scene.terminal(), 3), "a generation that it never got");
  }
}
