// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commands to the machine below the application: its screen, its sound, its power.
@OnServer
class MachineCommandTest {
  private static final String WAITING = "/api/v1/terminal/commands";

  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject Commands commands;

  private Scene.Enrolled terminal;
  private String path;

  @BeforeEach
  void enrol() {
    terminal = scene.terminal();
    path = "/api/v1/operator/terminals/" + terminal.id() + "/commands";
  }

  @Test
  void aPictureIsOrderedWithAReasonThatGoesIntoTheAudit() throws IOException {
    String id = order(Golden.read("order.screenshot.request"));
    assertTrue(newest().get("why").asText().contains("花屏"));
    assertEquals(404, scene.operator().get(path + "/" + id + "/picture").status());
    assertEquals("picture-unknown", scene.operator().get(path + "/x/picture").problem());
    String audit =
        scene.operator().get("/api/v1/operator/audit?subject=" + terminal.id()).json().toString();
    assertTrue(audit.contains("\"why\":\"群众反映屏幕花屏\""), audit);

    report(id, Map.of("state", "running"));
    JsonNode picture = Golden.read("command-report.picture.request");
    assertEquals(200, report(id, picture).status());
    assertTrue(newest().get("picture").asBoolean());
    for (Role role : List.of(Role.VIEWER, Role.AUDITOR, Role.CONFIGURATION_ADMINISTRATOR)) {
      assertEquals(403, scene.as(role).get(path + "/" + id + "/picture").status());
    }
    Answer shown = scene.as(Role.OPERATOR).get(path + "/" + id + "/picture");
    assertEquals("image/png", shown.header("Content-Type"));
    assertArrayEquals(picture.get("picture").binaryValue(), shown.response().body());
  }

  @Test
  void theNewestFivePicturesOfATerminalAreKeptAndThirtyDaysLong() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String id = order(Golden.read("order.screenshot.request"));
      ids.add(id);
      assertEquals(200, report(id, Golden.read("command-report.picture.request")).status());
    }
    assertEquals(404, picture(ids.get(1)));
    assertEquals(200, picture(ids.get(2)));
    clock.advance(Duration.ofDays(30).minusMinutes(1));
    commands.forget();
    assertEquals(200, picture(ids.get(6)));
    clock.advance(Duration.ofMinutes(2));
    commands.forget();
    assertEquals(404, picture(ids.get(6)));
    assertEquals("done", newest().get("state").asText(), "that it was taken stays known");
  }

  @Test
  void aPictureComesWithNoOtherCommand() {
    String id = order(Https.JSON.createObjectNode().put("kind", "self-test"));
    assertEquals(200, report(id, Golden.read("command-report.picture.request")).status());
    assertEquals(404, picture(id));
  }

  @Test
  void theVolumeReachesTheTerminal() {
    String id = order(Golden.read("order.volume.request"));
    JsonNode wanted = terminal.caller().get(WAITING).json().at("/commands/0");
    assertEquals(40, wanted.get("volume").asInt());
    report(id, Map.of("state", "running"));
    report(id, Map.of("state", "failed", "reason", "no-sound-device"));
    assertEquals("no-sound-device", newest().get("reason").asText());
  }

  @Test
  void aRebootIsListedUntilTheProcessAfterItTells() {
    String id = order(Https.JSON.createObjectNode().put("kind", "reboot"));
    report(id, Map.of("state", "received"));
    report(id, Map.of("state", "running"));
    clock.advance(Duration.ofMinutes(61));
    commands.tick();
    assertEquals(
        id, terminal.caller().get(WAITING).json().at("/commands/0/id").asText(), "it is not over");
    report(id, Map.of("state", "done"));
    assertEquals("done", newest().get("state").asText());
  }

  private String order(JsonNode order) {
    Answer answer =
        scene.operator().with("Idempotency-Key", UUID.randomUUID().toString()).post(path, order);
    assertEquals(201, answer.status(), answer::text);
    return answer.json().get("id").asText();
  }

  private Answer report(String id, Object report) {
    return terminal.caller().post(WAITING + "/" + id + "/reports", report);
  }

  private int picture(String id) {
    return scene.operator().get(path + "/" + id + "/picture").status();
  }

  private JsonNode newest() {
    return scene.operator().get(path).json().get(0);
  }
}
