// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnServer
class HeartbeatTest {
  private static final String HEARTBEAT = "/api/v1/terminal/heartbeat";

  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject PresenceBoard board;
  @Inject PresenceStore store;

  @Test
  void aReportMovesThePresenceAndIsWrittenInTheNextBatch() {
    Scene.Enrolled terminal = scene.terminal();
    Answer answer = terminal.caller().post(HEARTBEAT, Golden.read("heartbeat.request"));
    assertEquals(200, answer.status());
    board.tick();
    Presence written = Objects.requireNonNull(store.all().rows().get(terminal.id())).presence();
    assertEquals(17, written.report().sequence());
    assertEquals(
        List.of("ticketPrinter", "printer", "scanner", "idCardReader", "terminal"),
        subjects(terminal.id()));

    JsonNode shown = shown(terminal.id());
    assertEquals("idle", shown.get("state").asText());
    assertEquals("media-jam", shown.at("/devices/1/reason").asText());
  }

  @Test
  void onlyChangesLeaveTransitions() {
    Scene.Enrolled terminal = scene.terminal();
    for (int sequence = 1; sequence <= 5; sequence++) {
      terminal.caller().post(HEARTBEAT, report(1000, sequence));
    }
    board.tick();
    assertEquals(5, subjects(terminal.id()).size());
  }

  @Test
  void anOlderProcessIsToldToEnd() {
    Scene.Enrolled terminal = scene.terminal();
    assertEquals(200, terminal.caller().post(HEARTBEAT, report(2000, 1)).status());
    Answer late = terminal.caller().post(HEARTBEAT, report(1000, 9));
    assertEquals(409, late.status());
    Golden.assertSameShape("heartbeat.superseded", late.json());
    assertEquals(200, terminal.caller().post(HEARTBEAT, report(2000, 1)).status());
  }

  @Test
  void silenceTurnsATerminalOfflineAndAReportTurnsItBack() {
    Scene.Enrolled terminal = scene.terminal();
    terminal.caller().post(HEARTBEAT, report(1000, 1));
    clock.advance(board.interval().multipliedBy(3).plus(Duration.ofSeconds(1)));
    board.tick();
    assertEquals("offline", shown(terminal.id()).get("state").asText());
    assertEquals("offline", store.transitions(terminal.id(), 1).getFirst().to());
    terminal.caller().post(HEARTBEAT, report(1000, 2));
    assertEquals("idle", shown(terminal.id()).get("state").asText());
  }

  @Test
  void anOperatorWhoLooksDoesNotMoveThePresence() {
    Scene.Enrolled terminal = scene.terminal();
    assertEquals("enrolled", shown(terminal.id()).get("state").asText());
    assertEquals("enrolled", shown(terminal.id()).get("state").asText());
  }

  @Test
  void aDefectiveReportNamesItsDefects() {
    ObjectNode report = report(1, 1);
    report.put("state", "dancing").put("software", "");
    ((ObjectNode) report.withArray("devices").get(0)).put("state", "fine");
    Answer answer = scene.terminal().caller().post(HEARTBEAT, report);
    assertEquals(422, answer.status());
    assertEquals(
        List.of("$.state", "$.software", "$.devices[0].state"),
        answer.json().get("errors").findValuesAsText("path"));
  }

  private JsonNode shown(String id) {
    for (JsonNode terminal : scene.operator().get("/api/v1/operator/terminals").json()) {
      if (terminal.get("id").asText().equals(id)) {
        return terminal;
      }
    }
    throw new AssertionError("The list lacks " + id);
  }

  private List<String> subjects(String id) {
    return store.transitions(id, 50).stream().map(Presence.Transition::subject).toList();
  }

  private static ObjectNode report(long epoch, long sequence) {
    ObjectNode report = (ObjectNode) Golden.read("heartbeat.request");
    return report.put("epoch", epoch).put("sequence", sequence);
  }
}
