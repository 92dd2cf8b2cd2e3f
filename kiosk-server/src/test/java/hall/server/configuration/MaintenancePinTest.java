// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import static hall.server.configuration.ConfigurationScene.LAYERS;
import static hall.server.configuration.ConfigurationScene.edit;
import static hall.server.configuration.ConfigurationScene.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The PIN of the maintenance screen: its hash goes to terminals alone.
@OnServer
class MaintenancePinTest {
  private static final String API = "/api/v1/operator/configuration/";
  private static final String PIN = "/settings/maintenance/pin";

  @Inject Scene scene;
  @Inject Configured configured;
  @Inject TestClock clock;

  @Test
  void operatorsHearThatAPinIsSetAndTerminalsAloneItsHash() throws Exception {
    Scene.Enrolled terminal = configured.terminal();
    String scope = "terminal:" + terminal.id();
    Caller operator = scene.operator();
    edit(operator, scope, 1, Map.of("maintenance.pin", "24681357"));
    String preview = operator.get(API + "preview").text();
    assertTrue(preview.contains("\"maintenance.pin\"") && preview.contains("kept-secret"), preview);
    for (String answer :
        List.of(
            preview,
            operator.get(API + "layers").text(),
            operator.get(LAYERS + scope).text(),
            operator.get(API + "effective/" + terminal.id()).text())) {
      assertTrue(answer.contains("kept-secret"), answer);
      assertFalse(answer.contains("pbkdf2$1"), answer);
    }
    configured.publish("a PIN");
    assertTrue(verified(terminal.caller()).at(PIN).asText().startsWith("pbkdf2$1000000$"));
  }

  @Test
  void aLayerThatIsReadEditedAndWrittenBackKeepsItsPin() throws Exception {
    Scene.Enrolled terminal = configured.terminal();
    String scope = "terminal:" + terminal.id();
    Caller operator = scene.operator();
    edit(operator, scope, 1, Map.of("maintenance.pin", "24681357"));
    configured.publish("a PIN");
    String hash = verified(terminal.caller()).at(PIN).asText();

    JsonNode read = operator.get(LAYERS + scope).json();
    Map<String, Object> all = new HashMap<>(Leaves.of(read.get("settings")));
    all.put("helpPhone", "96110");
    assertEquals(200, edit(operator, scope, read.get("revision").asLong(), all).status());
    configured.publish("another phone");
    assertEquals("96110", verified(terminal.caller()).at("/settings/helpPhone").asText());
    assertEquals(hash, verified(terminal.caller()).at(PIN).asText());

    edit(operator, scope, 3, Map.of("maintenance.pin", "97531246"));
    JsonNode change = operator.get(API + "preview").json().at("/groups/0/changes/0");
    assertEquals("maintenance.pin", change.get("path").asText(), "it is told that it changes");
    assertEquals(change.get("before"), change.get("after"));
    configured.publish("another PIN");
    assertNotEquals(hash, verified(terminal.caller()).at(PIN).asText());
  }

  @Test
  void aPinForATimeIsAsSecret() throws Exception {
    Scene.Enrolled terminal = configured.terminal();
    Caller operator = scene.operator();
    var begun =
        operator.post(
            API + "overlays",
            Map.of(
                "scope",
                "terminal:" + terminal.id(),
                "until",
                clock.instant().plus(Duration.ofHours(5)).toString(),
                "set",
                Map.of("maintenance.pin", "24681357"),
                "reason",
                "a company comes"));
    assertEquals(201, begun.status(), begun::text);
    assertEquals("kept-secret", begun.json().at(PIN).asText());
    String listed = operator.get(API + "overlays").text();
    assertTrue(listed.contains("kept-secret") && !listed.contains("pbkdf2$1"), listed);
    configured.publish("for today");
    JsonNode overlay = verified(terminal.caller()).at("/overlays/0");
    assertTrue(overlay.at(PIN).asText().startsWith("pbkdf2$1000000$"), overlay::toString);
  }
}
