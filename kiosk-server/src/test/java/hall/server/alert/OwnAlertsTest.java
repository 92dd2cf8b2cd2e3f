// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import static hall.server.alert.Sightings.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.CertifiedTerminal;
import hall.server.Database;
import hall.server.Golden;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.alert.delivery.SmtpPeer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the server knows by itself: failed submissions, configurations that came back, certificates
/// and rollouts, against the real database.
@OnServer
class OwnAlertsTest {
  private static final String ALERTS = "/api/v1/operator/alerts";

  @Inject AlertScene alerts;
  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;

  @BeforeEach
  @AfterEach
  void clear() {
    alerts.clear();
    database.run("delete from server_certificate where server = 'test'");
  }

  @Test
  void submissionsThatFailAgainAndAgainAreToldUntilTheyBecomeCases() {
    Scene.Enrolled terminal = scene.terminal();
    AlertRound server = alerts.server();
    UUID third = UUID.randomUUID();
    List<UUID> keys = List.of(UUID.randomUUID(), UUID.randomUUID());
    // One that is tried again and again is one.
    for (int i = 0; i < 5; i++) {
      keys.forEach(key -> refused(terminal, key));
    }
    look(server, terminal.id(), clock.instant());
    assertEquals(0, count(terminal.id()));
    UUID sent = sentWithWrongBytes(terminal);
    look(server, terminal.id(), clock.instant());
    assertEquals("submissions-failing", only(terminal.id()).get("rule").asText());
    assertEquals("3 件没有受理成功", only(terminal.id()).at("/text/zh-CN").asText());

    for (String file : new String[] {"d1.pdf", "d2.pdf", "s1.png"}) {
      String document = Scene.path(sent) + "/documents/" + file.substring(0, 2);
      terminal.caller().patch(document, 0, Golden.document(file));
    }
    assertEquals(200, terminal.caller().post(Scene.path(sent) + "/completion").status());
    look(server, terminal.id(), clock.instant());
    assertEquals("cleared", only(terminal.id()).get("state").asText());

    refused(terminal, third);
    look(server, terminal.id(), clock.instant());
    assertEquals(2, count(terminal.id()));
    look(server, terminal.id(), clock.instant().plus(Duration.ofMinutes(31)));
    assertEquals(
        2,
        alerts.count(
            "select count(*) as n from alert where state = 'cleared' and rule_id ="
                + " 'submissions-failing'"));
  }

  @Test
  void aTerminalThatRenewsInTimeIsNoNewsAndOneThatDoesNotIs() {
    CertifiedTerminal terminal = scene.certified();
    Instant issued = clock.instant();
    AlertRound server = alerts.server();
    look(server, terminal.id(), issued.plus(Duration.ofDays(23)));
    assertEquals(0, count(terminal.id()));
    look(server, terminal.id(), issued.plus(Duration.ofDays(24)));
    assertEquals("certificate-ending", only(terminal.id()).get("rule").asText());
    assertEquals("Ends in 5 d", only(terminal.id()).at("/text/en").asText());
    scene
        .operator()
        .post("/api/v1/operator/terminals/" + terminal.id() + "/revoke", Map.of("reason", "out"));
    look(server, terminal.id(), issued.plus(Duration.ofDays(25)));
    assertEquals("cleared", only(terminal.id()).get("state").asText());
  }

  @Test
  void theServersOwnCertificateConcernsWhoeverHearsOfAllHalls() throws Exception {
    try (SmtpPeer smtp = new SmtpPeer()) {
      alerts.recipient("email", "all@ops.example", "warning", 1);
      alerts.recipient("email", "hall@ops.example", "warning", 1);
      database.run(
          "update alert_recipient set hall_id = 'hall-b' where address = 'hall@ops.example'");
      AlertRound server = alerts.server();
      shows(START.plus(Duration.ofDays(20)), START);
      server.run(List.of(), START);
      server.run(List.of(), START.plusSeconds(60));
      alerts.sender(AlertScene.mail(smtp.port()), START.plusSeconds(60)).run();
      assertEquals(1, smtp.mails.size());
      SmtpPeer.Mail mail = smtp.mails.getFirst();
      assertEquals("all@ops.example", mail.to());
      assertEquals(
          "[紧急 Critical] 本系统：服务器证书将到期 / This system: Server certificate ends soon",
          mail.parsed().getSubject());
      String body = mail.parsed().getContent().toString();
      assertTrue(body.contains("2026-11-01 09:00:00 起：还有 20 天到期"), body);

      JsonNode line = scene.operator().get(ALERTS).json().at("/alerts/0");
      assertEquals("server:certificate", line.get("subject").asText());
      assertEquals(0, line.get("terminals").asInt());
      assertTrue(line.get("terminal").isNull());
      assertTrue(line.get("hall").isNull());
      assertEquals("还有 20 天到期", line.at("/text/zh-CN").asText());

      shows(START.plus(Duration.ofDays(400)), START);
      server.run(List.of(), START.plusSeconds(65));
      alerts.sender(AlertScene.mail(smtp.port()), START.plusSeconds(65)).run();
      assertTrue(smtp.mails.getLast().parsed().getSubject().contains("已恢复"));
      assertEquals(1, alerts.count("select count(*) as n from alert where state = 'cleared'"));
    }
  }

  @Test
  void aRolloutThatStopsByItselfIsToldUntilItGoesOn() {
    database.run("delete from rollout_target");
    database.run("update rollout set state = 'aborted', reason = 'operator', ended_at = 'epoch'");
    database.run("update alert_rule set enabled = true where id = 'rollout-stopped'");
    long id = rollout();
    AlertRound server = alerts.server();
    Instant now = clock.instant();
    server.run(List.of(), now);
    assertEquals(0, alerts.count("select count(*) as n from alert"));
    database.run("update rollout set state = 'paused', reason = 'operator' where id = ?", id);
    server.run(List.of(), now);
    assertEquals(0, alerts.count("select count(*) as n from alert"));
    database.run("update rollout set state = 'paused', reason = 'success-ratio' where id = ?", id);
    server.run(List.of(), now);
    JsonNode line = scene.operator().get(ALERTS).json().at("/alerts/0");
    assertEquals("rollout:" + id, line.get("subject").asText());
    assertEquals("第 " + id + " 次，已暂停：成功率不够", line.at("/text/zh-CN").asText());
    String page = scene.operator().get("/console/alerts/" + line.get("id").asLong()).text();
    assertTrue(page.contains("href=\"/console/rollouts/" + id + "\""), page);
    assertTrue(scene.operator().get("/console/alerts").text().contains("本系统"));

    database.run("update rollout set state = 'returned', ended_at = ? where id = ?", now, id);
    server.run(List.of(), now.plusSeconds(5));
    assertEquals(
        "第 " + id + " 次，已退回：成功率不够",
        scene.operator().get(ALERTS).json().at("/alerts/0/text/zh-CN").asText());
    server.run(List.of(), now.plus(Duration.ofDays(2)));
    assertEquals(1, alerts.count("select count(*) as n from alert where state = 'cleared'"));
    database.run("delete from rollout where id = ?", id);
  }

  private static void look(AlertRound server, String terminal, Instant now) {
    assertTrue(server.run(List.of(Sightings.well(terminal, now)), now));
  }

  private static void refused(Scene.Enrolled terminal, UUID key) {
    ObjectNode defective = Golden.submission();
    defective.remove("commitment");
    assertEquals(
        "submission-defective", terminal.caller().put(Scene.path(key), defective).problem());
  }

  private static UUID sentWithWrongBytes(Scene.Enrolled terminal) {
    UUID key = UUID.randomUUID();
    assertEquals(201, terminal.caller().put(Scene.path(key), Golden.submission()).status());
    for (String file : new String[] {"d1.pdf", "d2.pdf", "s1.png"}) {
      byte[] bytes = Golden.document(file);
      bytes[bytes.length - 1] ^= 1;
      String document = Scene.path(key) + "/documents/" + file.substring(0, 2);
      assertEquals(204, terminal.caller().patch(document, 0, bytes).status());
    }
    assertEquals(
        "document-hash-mismatch",
        terminal.caller().post(Scene.path(key) + "/completion").problem());
    return key;
  }

  private long count(String terminal) {
    return database
        .first(
            "select count(*) as n from alert where terminal_id = ?",
            row -> row.number("n"),
            terminal)
        .orElseThrow();
  }

  private JsonNode only(String terminal) {
    for (JsonNode line : scene.operator().get(ALERTS).json().get("alerts")) {
      if (line.at("/terminal/id").asText().equals(terminal)) {
        return line;
      }
    }
    throw new AssertionError("No alert of " + terminal);
  }

  private void shows(Instant until, Instant at) {
    database.run("delete from server_certificate where server = 'test'");
    database.run("insert into server_certificate values ('test', ?, ?)", until, at);
  }

  private long rollout() {
    long publication =
        database
            .first(
                """
                insert into configuration_publication
                  (state, note, layers, overlays, requested_by, requested_at)
                values ('published', 'test', '{}', '[]', 'test', now()) returning id\
                """,
                row -> row.number("id"))
            .orElseThrow();
    return database
        .first(
            """
            insert into rollout (publication_id, plan, state, created_at, created_by)
            values (?, '{}', 'running', now(), 'test') returning id\
            """,
            row -> row.number("id"),
            publication)
        .orElseThrow();
  }
}
