// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.alert.delivery.WebhookPeer;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a heartbeat to the inbox, and what operators can do there.
@OnServer
class AlertApiTest {
  private static final String ALERTS = "/api/v1/operator/alerts";
  private static final String RULES = "/api/v1/operator/alert-rules";
  private static final String SILENCES = "/api/v1/operator/alert-silences";
  private static final String RECIPIENTS = "/api/v1/operator/alert-recipients";

  @Inject AlertScene alerts;
  @Inject AlertTick tick;
  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject Database database;

  @BeforeEach
  @AfterEach
  void clear() {
    alerts.clear();
  }

  @Test
  void aHeartbeatWithAJammedScannerBecomesAnAlertThatClearsByItself() {
    Scene.Enrolled terminal = scene.terminal();
    beat(terminal, 1, "userError", "media-jam", Duration.ZERO);
    tick.evaluate();
    clock.advance(Duration.ofSeconds(60));
    beat(terminal, 2, "userError", "media-jam", Duration.ZERO);
    tick.evaluate();
    JsonNode alert = of(terminal);
    assertEquals("device-not-usable", alert.get("rule").asText());
    assertEquals("扫描仪：待人处理 · 卡纸", alert.at("/text/zh-CN").asText());
    assertEquals("Scanner: Needs a hand · paper jam", alert.at("/text/en").asText());
    Golden.assertSameShape("alerts.response", page(alert));

    String path = ALERTS + "/" + alert.get("id").asLong() + "/acknowledgement";
    Answer acknowledged = scene.operator().post(path, Golden.read("alert.acknowledgement.request"));
    assertEquals(200, acknowledged.status());
    Golden.assertSameShape("alert.acknowledgement.response", acknowledged.json());
    assertEquals(200, scene.operator().post(path, Map.of("note", "第二次")).status());
    assertEquals("已通知保洁员补纸", of(terminal).at("/acknowledgement/note").asText());

    beat(terminal, 3, "online", null, Duration.ZERO);
    tick.evaluate();
    clock.advance(Duration.ofSeconds(30));
    beat(terminal, 4, "online", null, Duration.ZERO);
    tick.evaluate();
    assertEquals("cleared", of(terminal).get("state").asText());
    assertEquals("alert-cleared", scene.operator().post(path, Map.of()).problem());
  }

  @Test
  void aClockThatIsWrongIsSeenByWhatTheTerminalSays() {
    Scene.Enrolled terminal = scene.terminal();
    beat(terminal, 1, "online", null, Duration.ofHours(25));
    tick.evaluate();
    clock.advance(Duration.ofSeconds(60));
    beat(terminal, 2, "online", null, Duration.ofHours(25));
    tick.evaluate();
    assertEquals("clock-skew", of(terminal).get("rule").asText());
    assertEquals("快 1 天", of(terminal).at("/text/zh-CN").asText());
  }

  @Test
  void aFlappingDeviceIsTold() {
    Scene.Enrolled terminal = scene.terminal();
    for (int i = 1; i <= 7; i++) {
      beat(terminal, i, i % 2 == 0 ? "online" : "userError", null, Duration.ZERO);
    }
    tick.evaluate();
    assertEquals("state-flapping", of(terminal).get("rule").asText());
    assertEquals("Scanner changed 6 times", of(terminal).at("/text/en").asText());
  }

  @Test
  void theInboxListsOpenOnesFirstAndFilters() {
    List<String> ids = alerts.terminals(4, true);
    AlertRound server = alerts.server();
    var now = clock.instant();
    server.run(AlertScene.silent(ids, now.minusSeconds(200)), now);
    server.run(AlertScene.well(ids.subList(0, 1), now), now.plusSeconds(5));
    scene.operator().post(ALERTS + "/" + idOf("alert-2") + "/acknowledgement", Map.of());
    JsonNode all = scene.operator().get(ALERTS).json();
    assertEquals(
        List.of("open", "open", "acknowledged", "cleared"),
        all.get("alerts").findValuesAsText("state"));
    assertEquals(2, all.get("open").asInt());
    assertEquals(2, total("?hall=hall-b"));
    assertEquals(1, total("?hall=hall-b&state=open"));
    assertEquals(4, total("?severity=critical"));
    assertEquals(0, total("?severity=warning"));
    Answer defective = scene.operator().get(ALERTS + "?state=gone&severity=bad");
    assertEquals(400, defective.status());
    assertEquals(2, defective.json().get("errors").size());
    assertEquals(
        404, scene.operator().post(ALERTS + "/999999999/acknowledgement", Map.of()).status());
    assertEquals(
        "note-too-long",
        scene
            .operator()
            .post(
                ALERTS + "/" + idOf("alert-3") + "/acknowledgement",
                Map.of("note", "x".repeat(501)))
            .problem());
  }

  @Test
  void aRuleIsEditedFromTheRevisionThatWasRead() {
    JsonNode before = rule("outbox-old");
    int revision = before.get("revision").asInt();
    ObjectNode edit = (ObjectNode) Golden.read("alert-rule.edit.request");
    edit.put("revision", revision);
    Answer edited = scene.operator().patch(RULES + "/outbox-old", edit);
    assertEquals(200, edited.status(), edited.text());
    Golden.assertSameShape("alert-rule.edit.response", edited.json());
    assertEquals(900, rule("outbox-old").get("threshold").asInt());
    assertEquals("major", rule("outbox-old").get("severity").asText());
    Answer again = scene.operator().patch(RULES + "/outbox-old", edit);
    assertEquals(409, again.status());
    assertEquals(Golden.read("alert-rule.revision-differs"), again.json());
    scene
        .operator()
        .patch(RULES + "/outbox-old", Map.of("revision", revision + 1, "threshold", 600));

    Answer defective =
        scene
            .operator()
            .patch(
                RULES + "/outbox-old",
                Map.of("threshold", -1, "severity", "bad", "windowSeconds", 5));
    assertEquals(
        List.of("$.revision", "$.severity", "$.threshold", "$.windowSeconds"),
        defective.json().get("errors").findValuesAsText("path"));
    assertEquals(404, scene.operator().patch(RULES + "/unknown", Map.of("revision", 1)).status());
  }

  @Test
  void whoConfiguresEditsRulesAndOnlyAdministratorsSeeAddresses() {
    for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.AUDITOR)) {
      Caller watcher = scene.as(role);
      assertEquals(200, watcher.get(RULES).status());
      assertEquals(200, watcher.get(ALERTS).status());
      assertEquals(403, watcher.patch(RULES + "/outbox-old", Map.of("revision", 1)).status());
      assertEquals(403, watcher.get(RECIPIENTS).status());
    }
    Caller configuring = scene.as(Role.CONFIGURATION_ADMINISTRATOR);
    assertEquals(409, configuring.patch(RULES + "/outbox-old", Map.of("revision", 0)).status());
    assertEquals(403, configuring.get(RECIPIENTS).status());
  }

  @Test
  void aSilenceBeginsAndEnds() {
    ObjectNode wish = (ObjectNode) Golden.read("alert-silence.request");
    wish.put("until", HallTime.at(clock.instant().plusSeconds(3600)).toString());
    Answer begun = scene.operator().post(SILENCES, wish);
    assertEquals(201, begun.status(), begun.text());
    Golden.assertSameShape("alert-silence.response", begun.json());
    List<String> ids = alerts.terminals(1, false);
    alerts.server().run(AlertScene.silent(ids, clock.instant().minusSeconds(200)), clock.instant());
    assertTrue(scene.operator().get(ALERTS).json().at("/alerts/0/silenced").asBoolean());

    long id = begun.json().get("id").asLong();
    assertEquals(204, scene.operator().delete(SILENCES + "/" + id).status());
    assertEquals(204, scene.operator().delete(SILENCES + "/" + id).status());
    assertEquals(404, scene.operator().delete(SILENCES + "/999999999").status());
    assertEquals(0, scene.operator().get(SILENCES).json().size());
    assertFalse(scene.operator().get(ALERTS).json().at("/alerts/0/silenced").asBoolean());

    Answer defective =
        scene
            .operator()
            .post(
                SILENCES,
                Map.of("terminalId", "nowhere", "until", "2020-01-01T00:00:00Z", "reason", " "));
    assertEquals(
        List.of("$.terminalId", "$.until", "$.reason"),
        defective.json().get("errors").findValuesAsText("path"));
  }

  @Test
  void aRecipientShowsItsSecretOnce() {
    Answer added = scene.operator().post(RECIPIENTS, Golden.read("alert-recipient.request"));
    assertEquals(201, added.status(), added.text());
    // `failure` is null in both.
    Golden.assertSameShape("alert-recipient.response", added.json());
    assertEquals(43, added.json().get("secret").asText().length());
    JsonNode listed = scene.operator().get(RECIPIENTS).json();
    assertEquals(1, listed.size());
    assertTrue(listed.at("/0/secret").isNull());
    long id = added.json().get("id").asLong();
    Map<String, Object> wish =
        new HashMap<>(
            Map.of(
                "name",
                "夜班",
                "channel",
                "webhook",
                "address",
                "https://night.example/hall",
                "severity",
                "critical",
                "level",
                2,
                "revision",
                1));
    Answer edited = scene.operator().put(RECIPIENTS + "/" + id, wish);
    assertEquals(200, edited.status(), edited.text());
    assertEquals("https://night.example/hall", edited.json().get("address").asText());
    assertEquals(2, edited.json().get("revision").asLong());
    assertTrue(edited.json().get("secret").isNull());
    assertEquals(409, scene.operator().put(RECIPIENTS + "/" + id, wish).status());
    wish.put("revision", 2);
    wish.put("channel", "email");
    assertEquals(
        List.of("$.channel", "$.address"),
        scene
            .operator()
            .put(RECIPIENTS + "/" + id, wish)
            .json()
            .get("errors")
            .findValuesAsText("path"));
    assertEquals(404, scene.operator().put(RECIPIENTS + "/999999999", wish).status());
    assertEquals(204, scene.operator().delete(RECIPIENTS + "/" + id).status());
    assertEquals(404, scene.operator().delete(RECIPIENTS + "/" + id).status());

    Answer defective =
        scene
            .operator()
            .post(
                RECIPIENTS,
                Map.of(
                    "name",
                    "",
                    "channel",
                    "email",
                    "address",
                    "a@b@c",
                    "hallId",
                    "nowhere",
                    "severity",
                    "bad",
                    "level",
                    4));
    assertEquals(
        List.of("$.name", "$.address", "$.hallId", "$.severity", "$.level"),
        defective.json().get("errors").findValuesAsText("path"));
  }

  @Test
  void aTrialTellsTheTruth() throws Exception {
    try (WebhookPeer peer = new WebhookPeer()) {
      Recipients.Shown recipient = alerts.recipient("webhook", peer.address(), "critical", 3);
      String trial = RECIPIENTS + "/" + recipient.id() + "/trial";
      Answer taken = scene.operator().post(trial);
      assertEquals(200, taken.status(), taken.text());
      assertTrue(taken.json().get("delivered").asBoolean());
      JsonNode notice = new ObjectMapper().readTree(peer.calls.getFirst().body());
      assertEquals("trial", notice.get("kind").asText());
      assertEquals(0, notice.get("alerts").size());

      peer.status = 500;
      Answer failed = scene.operator().post(trial);
      Golden.assertSameShape("alert-recipient.trial.response", failed.json());
      assertFalse(failed.json().get("delivered").asBoolean());
      assertEquals("http-500", failed.json().get("failure").asText());
      JsonNode listed = scene.operator().get(RECIPIENTS).json().get(0);
      assertEquals("http-500", listed.get("failure").asText());
      assertEquals(0, listed.get("waiting").asInt(), "a trial is never tried again");
      assertEquals(404, scene.operator().post(RECIPIENTS + "/999999999/trial").status());
    }
  }

  @Test
  void aSilenceMayBeginLater() {
    List<String> ids = alerts.terminals(1, false);
    Instant now = clock.instant();
    Answer planned =
        scene
            .operator()
            .post(
                SILENCES,
                Map.of(
                    "terminalId",
                    ids.getFirst(),
                    "from",
                    HallTime.at(now.plusSeconds(3600)).toString(),
                    "until",
                    HallTime.at(now.plusSeconds(7200)).toString(),
                    "reason",
                    "换主板"));
    assertEquals(201, planned.status(), planned.text());
    alerts.recipient("webhook", "https://ops.example/hall", "warning", 1);
    AlertRound server = alerts.server();
    server.run(AlertScene.silent(ids, now.minusSeconds(200)), now);
    assertFalse(scene.operator().get(ALERTS).json().at("/alerts/0/silenced").asBoolean());
    assertEquals(1, scene.operator().get(SILENCES).json().size());
    server.run(AlertScene.silent(ids, now.minusSeconds(200)), now.plusSeconds(3600));
    assertEquals(0, alerts.notices());
    server.run(AlertScene.silent(ids, now.minusSeconds(200)), now.plusSeconds(7200));
    assertEquals(1, alerts.notices());
    Answer backwards =
        scene
            .operator()
            .post(
                SILENCES,
                Map.of(
                    "terminalId",
                    ids.getFirst(),
                    "from",
                    HallTime.at(now.plus(Duration.ofDays(91))).toString(),
                    "until",
                    HallTime.at(now.plusSeconds(60)).toString(),
                    "reason",
                    "x"));
    assertEquals(
        List.of("$.from", "$.until"), backwards.json().get("errors").findValuesAsText("path"));
  }

  private void beat(
      Scene.Enrolled terminal,
      int sequence,
      String scanner,
      @Nullable String reason,
      Duration ahead) {
    ObjectNode report = (ObjectNode) Golden.read("heartbeat.request");
    report
        .put("sequence", sequence)
        .put("sentAt", HallTime.at(clock.instant().plus(ahead)).toString());
    report.putObject("outbox").put("waiting", 0).put("oldestSeconds", 0);
    ObjectNode device = report.putArray("devices").addObject();
    device.put("name", "scanner").put("state", scanner).put("reason", reason);
    device.putArray("consumables");
    assertEquals(200, terminal.caller().post("/api/v1/terminal/heartbeat", report).status());
  }

  /// The only alert of a terminal; other tests' terminals have their own.
  private JsonNode of(Scene.Enrolled terminal) {
    String id =
        database
            .first(
                "select id::text as id from alert where terminal_id = ?",
                row -> row.text("id"),
                terminal.id())
            .orElseThrow();
    for (int page = 1; page < 50; page++) {
      for (JsonNode alert : scene.operator().get(ALERTS + "?page=" + page).json().get("alerts")) {
        if (alert.get("id").asText().equals(id)) {
          return alert;
        }
      }
    }
    throw new AssertionError("The inbox lacks alert " + id);
  }

  private JsonNode page(JsonNode alert) {
    ObjectNode page = (ObjectNode) scene.operator().get(ALERTS).json();
    page.putArray("alerts").add(alert);
    return page;
  }

  private long idOf(String terminal) {
    return database
        .first("select id from alert where terminal_id = ?", row -> row.number("id"), terminal)
        .orElseThrow();
  }

  private int total(String query) {
    return scene.operator().get(ALERTS + query).json().get("total").asInt();
  }

  private JsonNode rule(String id) {
    for (JsonNode rule : scene.operator().get(RULES).json()) {
      if (rule.get("id").asText().equals(id)) {
        return rule;
      }
    }
    throw new AssertionError("No rule " + id);
  }
}
