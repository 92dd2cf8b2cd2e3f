// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnServer
class CommandTest {
  private static final String WAITING = "/api/v1/terminal/commands";

  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject Commands commands;
  @Inject Database database;

  private Scene.@Nullable Enrolled enrolled;

  @Test
  void aCommandGoesFromTheOperatorThroughTheTerminalAndBack() {
    String id = order("log-bundle").json().get("id").asText();
    assertEquals(List.of(id), waiting());
    assertEquals("received", report(id, "received").json().get("state").asText());
    assertEquals("running", report(id, "running").json().get("state").asText());
    assertEquals(List.of(id), waiting(), "listed until its end is told");
    assertEquals("done", report(id, "done").json().get("state").asText());
    assertEquals(List.of(), waiting());

    JsonNode told = newest();
    assertEquals("done", told.get("state").asText());
    assertEquals(
        List.of("pending", "received", "running", "done"),
        told.get("transitions").findValuesAsText("to"));
    assertTrue(told.at("/transitions/0/actor").asText().startsWith("operator "));
    assertEquals("terminal", told.at("/transitions/3/actor").asText());
  }

  @Test
  void theHeartbeatSaysThatCommandsWait() {
    assertFalse(hint());
    String id = order("self-test").json().get("id").asText();
    assertTrue(hint());
    report(id, "done");
    commands.tick();
    assertFalse(hint());
  }

  /// A command that "was delivered" to a terminal that never got it is nowhere to be seen again.
  @Test
  void nothingButTheTerminalsOwnWordMakesACommandReceived() {
    String id = order("restart-application").json().get("id").asText();
    assertTrue(hint(), "the terminal is told that something waits");
    assertEquals(List.of(id), waiting(), "and it asks what");
    commands.tick();
    assertEquals("pending", newest().get("state").asText(), "the answer may have been lost");
    assertEquals(1, newest().get("transitions").size());
    report(id, "received");
    assertEquals("received", newest().get("state").asText());
    assertEquals("terminal", newest().at("/transitions/1/actor").asText());
  }

  @Test
  void commandsAreListedOldestFirst() {
    List<String> ordered = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ordered.add(order("self-test").json().get("id").asText());
    }
    assertEquals(ordered, waiting());
  }

  @Test
  void theSameKeyOrdersOnceAndAnotherOrderUnderItIsRefused() {
    Map<String, String> restart = Map.of("kind", "restart-application");
    Answer first = operator("k").post(path(), restart);
    Answer again = operator("k").post(path(), restart);
    assertEquals(201, first.status());
    assertEquals(200, again.status());
    assertEquals(first.json().get("id"), again.json().get("id"));
    assertEquals(409, operator("k").post(path(), Map.of("kind", "into-service")).status());
    assertEquals(1, waiting().size());
    assertEquals(400, scene.operator().post(path(), restart).status());
  }

  @Test
  void aHundredSimultaneousOrdersUnderOneKeyAreOne()
      throws ExecutionException, InterruptedException {
    Caller operator = operator("storm");
    String path = path();
    Set<String> ids = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(
            threads.submit(() -> operator.post(path, Map.of("kind", "restart-application"))));
      }
      for (Future<Answer> answer : answers) {
        ids.add(answer.get().json().get("id").asText());
      }
    }
    assertEquals(1, ids.size());
    assertEquals(1, newest().get("transitions").size());
  }

  @Test
  void aCancelledCommandIsNeverBegun() {
    String id = order("restart-application").json().get("id").asText();
    report(id, "received");
    Answer cancelled = scene.operator().post(path() + "/" + id + "/cancellation");
    assertEquals("cancelled", cancelled.json().get("state").asText());
    assertEquals(200, scene.operator().post(path() + "/" + id + "/cancellation").status());
    assertEquals(List.of(), waiting());
    assertEquals(409, report(id, "running").status());
    assertEquals("cancelled", newest().get("state").asText());
  }

  @Test
  void anExpiredCommandIsNeverBegunEvenBeforeTheServerLooked() {
    String id = order("restart-application").json().get("id").asText();
    clock.advance(Duration.ofMinutes(61));
    assertEquals(List.of(), waiting());
    assertEquals(409, report(id, "running").status());
    assertEquals("expired", newest().get("state").asText(), "the refused report left its mark");
    String second = order("restart-application").json().get("id").asText();
    report(second, "running");
    clock.advance(Duration.ofMinutes(61));
    commands.tick();
    assertEquals("running", newest().get("state").asText());
    clock.advance(Duration.ofDays(1));
    commands.tick();
    assertEquals("no-report", newest().get("reason").asText());
  }

  @Test
  void theTimeOfOneCommandRunsOutBySilence() {
    order("self-test");
    clock.advance(Duration.ofMinutes(61));
    commands.tick();
    JsonNode expired = newest();
    assertEquals("expired", expired.get("state").asText());
    assertEquals("server", expired.at("/transitions/1/actor").asText());
  }

  @Test
  void aTerminalSeesAndReportsItsOwnCommandsAlone() {
    String id = order("restart-application").json().get("id").asText();
    Caller other = scene.terminal().caller();
    assertEquals(0, other.get(WAITING).json().get("commands").size());
    assertEquals(
        404, other.post(WAITING + "/" + id + "/reports", Map.of("state", "done")).status());
    assertEquals(404, report(UUID.randomUUID().toString(), "done").status());
    assertEquals(404, report("x", "done").status());
  }

  @Test
  void checksOfASelfTestAreKept() {
    String id = order("self-test").json().get("id").asText();
    report(id, "running");
    assertEquals(
        200,
        terminal()
            .caller()
            .post(WAITING + "/" + id + "/reports", Golden.read("command-report.done.request"))
            .status());
    assertEquals("answers", newest().at("/checks/0/check").asText());
  }

  @Test
  void theNewestFiveLogsOfATerminalAreKept() throws IOException {
    byte[] gzip = gzip("2026-11-01T09:30:00.000+08:00 INFO first-frame\n");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String id = order("log-bundle").json().get("id").asText();
      ids.add(id);
      ObjectNode report = Https.JSON.createObjectNode().put("state", "done").put("log", gzip);
      assertEquals(200, terminal().caller().post(WAITING + "/" + id + "/reports", report).status());
    }
    assertTrue(newest().get("log").asBoolean());
    assertEquals(404, scene.operator().get(path() + "/" + ids.get(1) + "/log").status());
    Answer log = scene.operator().get(path() + "/" + ids.get(6) + "/log");
    assertEquals("application/gzip", log.header("Content-Type"));
    assertArrayEquals(gzip, log.response().body());
  }

  @Test
  void whatIsWrongWithAnOrderIsSaid() {
    for (String[] wrong :
        new String[][] {
          {"$.kind", "{\"kind\":\"dance\"}"},
          {"$.kind", "{}"},
          {"$.text", "{\"kind\":\"out-of-service\"}"},
          {"$.text", "{\"kind\":\"out-of-service\",\"text\":{\"zh-CN\":\"检修\",\"en\":\" \"}}"},
          {"$.text", "{\"kind\":\"self-test\",\"text\":{\"zh-CN\":\"检修\",\"en\":\"x\"}}"},
          {"$.until", "{\"kind\":\"restart-application\",\"until\":\"2099-01-01T00:00:00+08:00\"}"},
          {"$.device", "{\"kind\":\"test-print\"}"},
          {"$.device", "{\"kind\":\"test-print\",\"device\":\"scanner\"}"},
          {"$.device", "{\"kind\":\"self-test\",\"device\":\"toaster\"}"},
          {"$.expiresInMinutes", "{\"kind\":\"self-test\",\"expiresInMinutes\":0}"},
          {"$.why", "{\"kind\":\"screenshot\"}"},
          {"$.why", "{\"kind\":\"screenshot\",\"why\":\" \"}"},
          {"$.why", "{\"kind\":\"reboot\",\"why\":\"why not\"}"},
          {"$.volume", "{\"kind\":\"volume\"}"},
          {"$.volume", "{\"kind\":\"volume\",\"volume\":101}"},
          {"$.volume", "{\"kind\":\"reboot\",\"volume\":50}"},
          {"$.message", "{\"kind\":\"withdraw-message\"}"},
          {"$.message", "{\"kind\":\"withdraw-message\",\"message\":\"1-1-1-1-1\"}"},
          {"$.until", "{\"kind\":\"message\",\"text\":{\"zh-CN\":\"留言\",\"en\":\"x\"}}"},
          {"$.until", message("2099-01-01T00:00:00+08:00", "x")},
          {"$.text", message(clock.instant().plusSeconds(60).toString(), "x".repeat(121))},
        }) {
      Answer answer = operator(UUID.randomUUID().toString()).post(path(), json(wrong[1]));
      assertEquals(422, answer.status(), wrong[1]);
      assertEquals(wrong[0], answer.json().at("/errors/0/path").asText(), wrong[1]);
    }
    ObjectNode past = (ObjectNode) Golden.read("order.request");
    past.put("until", "2020-01-01T00:00:00+08:00");
    assertEquals(422, operator("past").post(path(), past).status());
    assertEquals(
        404,
        operator("nowhere")
            .post("/api/v1/operator/terminals/nowhere/commands", Map.of("kind", "self-test"))
            .status());
    assertEquals(List.of(), waiting());
  }

  @Test
  void whatIsWrongWithAReportIsSaid() {
    String id = order("self-test").json().get("id").asText();
    for (String wrong :
        List.of(
            "{\"state\":\"cancelled\"}",
            "{\"state\":\"failed\"}",
            "{\"state\":\"failed\",\"reason\":\"Not Kebab\"}",
            "{\"state\":\"done\",\"log\":\"bm8gZ3ppcA==\"}",
            "{\"state\":\"done\",\"picture\":\"bm8gcGljdHVyZQ==\"}",
            "{\"state\":\"done\",\"seenAt\":\"2026-11-01T09:45:00Z\"}",
            "{\"state\":\"seen\"}",
            "{\"state\":\"seen\",\"seenAt\":\"noon\"}",
            "{\"state\":\"seen\",\"seenAt\":\"2026-11-01T09:45:00Z\"}",
            "{\"state\":\"done\",\"checks\":[{\"passed\":true}]}")) {
      Answer answer = terminal().caller().post(WAITING + "/" + id + "/reports", json(wrong));
      assertEquals(422, answer.status(), wrong);
    }
  }

  @Test
  void operatorsCommandAndOthersOnlyLook() {
    Caller operator = scene.as(Role.OPERATOR).with("Idempotency-Key", "operator");
    assertEquals(201, operator.post(path(), Map.of("kind", "restart-application")).status());
    String restart = order("restart-application").json().get("id").asText();
    for (Role role : List.of(Role.VIEWER, Role.AUDITOR, Role.CONFIGURATION_ADMINISTRATOR)) {
      Caller watcher = scene.as(role).with("Idempotency-Key", "watcher");
      assertEquals(200, watcher.get(path()).status());
      assertEquals(403, watcher.post(path(), Map.of("kind", "self-test")).status());
      assertEquals(403, watcher.post(path() + "/" + restart + "/cancellation").status());
    }
    assertEquals(2, waiting().size());
  }

  @Test
  void theTrailOnlyGrows() {
    order("self-test");
    assertThrows(
        Database.DatabaseException.class,
        () -> database.run("update command_transition set actor = 'nobody'"));
    assertThrows(
        Database.DatabaseException.class, () -> database.run("delete from command_transition"));
  }

  /// The one terminal of a test.
  private Scene.Enrolled terminal() {
    if (enrolled == null) {
      enrolled = scene.terminal();
    }
    return enrolled;
  }

  private String path() {
    return "/api/v1/operator/terminals/" + terminal().id() + "/commands";
  }

  private Caller operator(String key) {
    return scene.operator().with("Idempotency-Key", key);
  }

  private Answer order(String kind) {
    return operator(UUID.randomUUID().toString()).post(path(), Map.of("kind", kind));
  }

  private JsonNode newest() {
    return scene.operator().get(path()).json().get(0);
  }

  private List<String> waiting() {
    return terminal().caller().get(WAITING).json().get("commands").findValuesAsText("id");
  }

  private Answer report(String id, String state) {
    return terminal().caller().post(WAITING + "/" + id + "/reports", Map.of("state", state));
  }

  private boolean hint() {
    ObjectNode report = (ObjectNode) Golden.read("heartbeat.request");
    return terminal()
        .caller()
        .post("/api/v1/terminal/heartbeat", report)
        .json()
        .get("commandsWaiting")
        .asBoolean();
  }

  private static String message(String until, String english) {
    return "{\"kind\":\"message\",\"text\":{\"zh-CN\":\"留言\",\"en\":\"%s\"},\"until\":\"%s\"}"
        .formatted(english, until);
  }

  private static JsonNode json(String text) {
    try {
      return Https.JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
