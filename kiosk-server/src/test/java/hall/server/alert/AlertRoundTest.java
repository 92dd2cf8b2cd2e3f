// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import static hall.server.alert.Sightings.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Database;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.alert.delivery.SmtpPeer;
import hall.server.terminal.Sighting;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Evaluations against the real database, by a clock that is held.
@OnServer
class AlertRoundTest {
  private static final String ALERTS = "/api/v1/operator/alerts";

  @Inject AlertScene alerts;
  @Inject Scene scene;
  @Inject Database database;

  @BeforeEach
  @AfterEach
  void clear() {
    alerts.clear();
  }

  @Test
  void aThousandSilentTerminalsAreOneGroupAndOneMail() throws Exception {
    List<String> ids = alerts.terminals(1000, true);
    try (SmtpPeer smtp = new SmtpPeer()) {
      alerts.recipient("email", "duty@ops.example", "warning", 1);
      AlertRound server = alerts.server();
      for (int second = 150; second <= 300; second += 5) {
        // Last heard within half a minute, as heartbeats are.
        Instant now = START.plusSeconds(second);
        List<Sighting> seen = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
          seen.add(Sightings.silent(ids.get(i), START.plusSeconds(i % 30)));
        }
        assertTrue(server.run(seen, now));
      }
      assertEquals(1000, alerts.count("select count(*) as n from alert where state = 'open'"));
      assertEquals(1, alerts.count("select count(distinct group_id) as n from alert"));
      alerts.sender(AlertScene.mail(smtp.port()), START.plusSeconds(300)).run();
      assertEquals(1, smtp.mails.size());
      SmtpPeer.Mail mail = smtp.mails.getFirst();
      assertEquals("duty@ops.example", mail.to());
      String subject = mail.parsed().getSubject();
      assertTrue(subject.contains("1,000 台终端：终端离线"), subject);
      assertTrue(subject.contains("1,000 terminals of several halls: Terminal offline"), subject);
      String body = mail.parsed().getContent().toString();
      assertTrue(body.contains("乙厅：500 台"), body);
      assertTrue(body.contains("... and 980 more"), body);

      JsonNode page = scene.operator().get(ALERTS).json();
      assertEquals(1, page.get("total").asInt());
      assertEquals(1, page.get("open").asInt());
      JsonNode line = page.at("/alerts/0");
      assertEquals(1000, line.get("terminals").asInt());
      assertTrue(line.get("terminal").isNull());
      JsonNode members =
          scene.operator().get(ALERTS + "?group=" + line.get("group").asLong()).json();
      assertEquals(1000, members.get("total").asInt());
      assertEquals(50, members.get("pages").asInt());

      scene
          .operator()
          .post(ALERTS + "/" + line.get("id").asLong() + "/acknowledgement", Map.of("group", true));
      assertEquals(
          1000, alerts.count("select count(*) as n from alert where state = 'acknowledged'"));

      // They come back within half a minute, and one mail says so when the last one has.
      for (int second = 310; second <= 340; second += 5) {
        List<Sighting> seen = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
          seen.add(
              i % 30 + 310 <= second
                  ? Sightings.well(ids.get(i), START.plusSeconds(second))
                  : Sightings.silent(ids.get(i), START));
        }
        server.run(seen, START.plusSeconds(second));
      }
      alerts.sender(AlertScene.mail(smtp.port()), START.plusSeconds(340)).run();
      assertEquals(2, smtp.mails.size());
      String over = smtp.mails.getLast().parsed().getSubject();
      assertTrue(over.contains("已恢复 · 多个大厅共 1,000 台终端"), over);
    }
  }

  @Test
  void aRestartNeitherLosesNorRepeats() {
    List<String> ids = alerts.terminals(2, false);
    alerts.recipient("email", "duty@ops.example", "warning", 1);
    AlertRound first = alerts.server();
    first.run(AlertScene.silent(ids.subList(0, 1), START), START.plusSeconds(180));
    first.run(AlertScene.silent(ids.subList(0, 1), START), START.plusSeconds(200));
    assertEquals(0, alerts.notices());
    freeLease();
    // Another process, which remembers nothing, tells what the first one gathered, and only once.
    AlertRound second = alerts.server();
    second.run(AlertScene.silent(ids.subList(0, 1), START), START.plusSeconds(240));
    assertEquals(1, alerts.notices());
    freeLease();
    AlertRound third = alerts.server();
    third.run(AlertScene.silent(ids, START), START.plusSeconds(300));
    third.run(AlertScene.silent(ids, START), START.plusSeconds(360));
    assertEquals(2, alerts.count("select count(*) as n from alert"));
    assertEquals(2, alerts.notices());
    third.run(AlertScene.well(ids, START), START.plusSeconds(370));
    assertEquals(2, alerts.count("select count(*) as n from alert where state = 'cleared'"));
    assertEquals(3, alerts.notices());
  }

  @Test
  void twoServersAtOnceTellOnce() throws Exception {
    List<String> ids = alerts.terminals(5, false);
    alerts.recipient("email", "duty@ops.example", "warning", 1);
    // Neither lease keeps the other one out for long, so that both evaluate by turns.
    List<AlertRound> servers = List.of(alerts.server(Duration.ZERO), alerts.server(Duration.ZERO));
    int evaluated = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int second = 175; second < 275; second += 5) {
        Instant now = START.plusSeconds(second);
        List<Callable<Boolean>> both =
            servers.stream()
                .<Callable<Boolean>>map(s -> () -> s.run(AlertScene.silent(ids, START), now))
                .toList();
        for (Future<Boolean> ran : threads.invokeAll(both)) {
          evaluated += ran.get() ? 1 : 0;
        }
      }
    }
    assertTrue(evaluated >= 20, "evaluated " + evaluated);
    assertEquals(5, alerts.count("select count(*) as n from alert"));
    assertEquals(5, alerts.notices());
  }

  @Test
  void theLeaseKeepsOthersOutUntilItsHolderIsSilent() {
    AlertRound holder = alerts.server(Duration.ofSeconds(60));
    AlertRound other = alerts.server(Duration.ofSeconds(60));
    assertTrue(holder.run(List.of(), START));
    assertFalse(other.run(List.of(), START));
    assertTrue(holder.run(List.of(), START));
    // As long later as the lease lives.
    database.run("update alert_lease set expires_at = expires_at - interval '61 seconds'");
    assertTrue(other.run(List.of(), START));
    assertFalse(holder.run(List.of(), START));
  }

  @Test
  void aSilenceHoldsNoticesBackAndItsEndLetsThemGo() {
    List<String> ids = alerts.terminals(1, false);
    alerts.recipient("email", "duty@ops.example", "warning", 1);
    database.run(
        """
        insert into alert_silence (hall_id, until, reason, created_at, created_by)
        values ('sample-district', ?, '检修', ?, 'test')\
        """,
        START.plusSeconds(1000),
        START);
    AlertRound server = alerts.server();
    server.run(AlertScene.silent(ids, START), START.plusSeconds(180));
    server.run(AlertScene.silent(ids, START), START.plusSeconds(999));
    assertEquals(1, alerts.count("select count(*) as n from alert where state = 'open'"));
    assertEquals(0, alerts.notices());
    server.run(AlertScene.silent(ids, START), START.plusSeconds(1000));
    assertEquals(1, alerts.notices());
  }

  @Test
  void levelsClimbUntilSomebodyAcknowledges() {
    List<String> ids = alerts.terminals(1, false);
    alerts.recipient("email", "first@ops.example", "warning", 1);
    alerts.recipient("email", "second@ops.example", "critical", 2);
    alerts.recipient("email", "third@ops.example", "critical", 3);
    AlertRound server = alerts.server();
    List<Sighting> silent = AlertScene.silent(ids, START);
    server.run(silent, START.plusSeconds(180));
    server.run(silent, START.plusSeconds(240));
    assertEquals(1, alerts.notices());
    server.run(silent, START.plusSeconds(240 + 15 * 60));
    server.run(silent, START.plusSeconds(250 + 15 * 60));
    assertEquals(2, alerts.notices());
    long id = alerts.count("select id as n from alert");
    scene.operator().post(ALERTS + "/" + id + "/acknowledgement", Map.of("note", "在处理"));
    server.run(silent, START.plusSeconds(90_000));
    assertEquals(2, alerts.notices());
  }

  @Test
  void anotherHallIsNotTold() {
    alerts.terminals(1, false);
    alerts.recipient("email", "all@ops.example", "warning", 1);
    database.run("update alert_recipient set hall_id = 'hall-b'");
    AlertRound server = alerts.server();
    server.run(AlertScene.silent(List.of("alert-1"), START), START.plusSeconds(180));
    server.run(AlertScene.silent(List.of("alert-1"), START), START.plusSeconds(240));
    assertEquals(0, alerts.notices());
  }

  @Test
  void aFailedWriteIsRepeatedAsAWhole() {
    List<String> ids = alerts.terminals(1, false);
    AlertRound server = alerts.server();
    List<Sighting> faulty = List.of(Sightings.device(ids.getFirst(), "hardwareError", null, START));
    server.run(faulty, START);
    database.run("alter table alert rename to alert_away");
    try {
      server.run(faulty, START.plusSeconds(60));
    } catch (Database.DatabaseException away) {
      // As when the database restarts.
    }
    database.run("alter table alert_away rename to alert");
    server.run(faulty, START.plusSeconds(65));
    assertEquals(1, alerts.count("select count(*) as n from alert"));
  }

  private void freeLease() {
    database.run("update alert_lease set expires_at = 'epoch'");
  }
}
