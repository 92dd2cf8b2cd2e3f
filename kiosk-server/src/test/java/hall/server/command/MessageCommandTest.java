// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages to the attendant of a terminal: shown, seen, withdrawn, over.
@OnServer
class MessageCommandTest {
  private static final String WAITING = "/api/v1/terminal/commands";

  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject Commands commands;

  private Caller terminal;
  private String path;

  @BeforeEach
  void enrol() {
    Scene.Enrolled enrolled = scene.terminal();
    terminal = enrolled.caller();
    path = "/api/v1/operator/terminals/" + enrolled.id() + "/commands";
  }

  @Test
  void aMessageIsShownAndThenSeenWithTheTime() {
    String id = message();
    Golden.assertSameShape("commands.later.response", terminal.get(WAITING).json());
    report(id, "running");
    assertEquals("done", report(id, "done").json().get("state").asText());
    assertEquals(List.of(), waiting());
    assertEquals("seen", seen(id).json().get("state").asText());
    assertEquals("seen", seen(id).json().get("state").asText(), "safe to repeat");
    JsonNode told = newest();
    assertEquals("seen", told.get("state").asText());
    assertEquals("2026-11-01T09:45:00Z", told.get("seenAt").asText());
    assertEquals(
        List.of("pending", "running", "done", "seen"),
        told.get("transitions").findValuesAsText("to"));
    assertEquals("terminal", told.at("/transitions/3/actor").asText());
  }

  @Test
  void aMessageWhoseShowingWasNotToldIsSeenAllTheSame() {
    String id = message();
    report(id, "running");
    seen(id);
    assertEquals("seen", report(id, "done").json().get("state").asText());
    assertEquals(List.of(), waiting());
  }

  @Test
  void aTerminalThatIsAwayGetsAMessageUntilItsEndAndNotLater() {
    String id = message();
    clock.advance(Duration.ofHours(7));
    assertEquals(List.of(id), waiting(), "longer than other commands");
    clock.advance(Duration.ofHours(2));
    assertEquals(List.of(), waiting());
    assertEquals(409, report(id, "running").status());
    assertEquals("expired", newest().get("state").asText());
  }

  @Test
  void aMessageOnTheScreenIsWithdrawnByItsTerminal() {
    String id = message();
    assertEquals("message-not-shown", withdraw(id).problem(), "not yet on the screen");
    report(id, "running");
    report(id, "done");
    Answer ordered = withdraw(id);
    assertEquals(201, ordered.status());
    String withdrawal = ordered.json().get("id").asText();
    JsonNode wanted = terminal.get(WAITING).json().at("/commands/0");
    assertEquals(id, wanted.get("message").asText());
    assertEquals("withdraw-message", wanted.get("kind").asText());
    assertEquals("done", state(id), "on the screen until the terminal says otherwise");

    report(withdrawal, "running");
    report(withdrawal, "done");
    assertEquals("withdrawn", state(id));
    assertEquals(409, seen(id).status());
    assertEquals(200, withdraw(id).status(), "ordered once");
    assertEquals(409, operator("another").post(path, withdrawal(id)).status());
  }

  @Test
  void whatWasSeenStaysSeen() {
    String id = message();
    report(id, "running");
    report(id, "done");
    String withdrawal = withdraw(id).json().get("id").asText();
    seen(id);
    report(withdrawal, "running");
    report(withdrawal, "done");
    assertEquals("seen", state(id));
  }

  @Test
  void onlyAMessageOfThisTerminalIsWithdrawn() {
    String test =
        operator("test").post(path, Map.of("kind", "self-test")).json().get("id").asText();
    report(test, "running");
    assertEquals(409, withdraw(test).status());
    assertEquals(409, withdraw(UUID.randomUUID().toString()).status());
    Scene.Enrolled other = scene.terminal();
    String id = message();
    report(id, "running");
    report(id, "done");
    Answer foreign =
        operator("w")
            .post("/api/v1/operator/terminals/" + other.id() + "/commands", withdrawal(id));
    assertEquals("message-not-shown", foreign.problem());
    assertEquals(
        0, scene.operator().get(path.replace(terminalId(), other.id())).json().size(), "undone");
  }

  @Test
  void theAuditSaysWhatWasWithdrawn() {
    String id = message();
    report(id, "running");
    report(id, "done");
    withdraw(id);
    String audit =
        scene.operator().get("/api/v1/operator/audit?subject=" + terminalId()).json().toString();
    assertTrue(audit.contains("withdraw-message") && audit.contains(id), audit);
    assertTrue(!audit.contains("墨粉"), "texts are not for the audit");
  }

  private String terminalId() {
    return path.split("/", -1)[5];
  }

  private String message() {
    ObjectNode order = (ObjectNode) Golden.read("order.message.request");
    order.put("until", HallTime.at(clock.instant().plus(Duration.ofHours(8))).toString());
    Answer answer = operator(UUID.randomUUID().toString()).post(path, order);
    assertEquals(201, answer.status(), answer::text);
    return answer.json().get("id").asText();
  }

  private Answer withdraw(String id) {
    return operator("withdraw-" + id).post(path, withdrawal(id));
  }

  private static ObjectNode withdrawal(String id) {
    return Https.JSON.createObjectNode().put("kind", "withdraw-message").put("message", id);
  }

  private Answer report(String id, String state) {
    return terminal.post(WAITING + "/" + id + "/reports", Map.of("state", state));
  }

  private Answer seen(String id) {
    return terminal.post(
        WAITING + "/" + id + "/reports", Golden.read("command-report.seen.request"));
  }

  private Caller operator(String key) {
    return scene.operator().with("Idempotency-Key", key);
  }

  private JsonNode newest() {
    return scene.operator().get(path).json().get(0);
  }

  private String state(String id) {
    for (JsonNode command : scene.operator().get(path).json()) {
      if (command.get("id").asText().equals(id)) {
        return command.get("state").asText();
      }
    }
    throw new AssertionError("no command " + id);
  }

  private List<String> waiting() {
    commands.tick();
    return terminal.get(WAITING).json().get("commands").findValuesAsText("id");
  }
}
