// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.audit.Verdict.Broken;
import hall.server.audit.Verdict.Intact;
import hall.server.audit.Verdict.Reason;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@OnServer
class AuditTest {
  private static final String AUDIT = "/api/v1/operator/audit";

  @Inject Audit audit;
  @Inject Verification verification;
  @Inject Database database;
  @Inject Scene scene;
  @Inject TestClock clock;

  @Test
  void fiftyConcurrentWritersKeepTheChainWhole() throws Exception {
    String subject = "concurrent-" + UUID.randomUUID();
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        int number = i;
        writers.add(
            threads.submit(() -> {
              for (int j = 0; j < 4; j++) {
                audit.append(
                    Actor.operator("writer-" + number), "tested", subject, Map.of("turn", j));
              }
            }));
      }
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    assertInstanceOf(Intact.class, verification.verify());
    assertEquals(
        200L,
        database
            .first(
                "select count(*) as n from audit_entry where subject = ?",
                row -> row.number("n"),
                subject)
            .orElseThrow());
  }

  @Test
  void whatIsRolledBackLeavesNoEntryAndNoGap() {
    String subject = "undone-" + UUID.randomUUID();
    assertThrows(
        IllegalStateException.class,
        () ->
            database.transaction(sql -> {
              audit.record(sql, "somebody", "tested", subject, Map.of());
              throw new IllegalStateException("changed my mind");
            }));
    audit.append(Actor.SERVER, "tested", "after", Map.of());
    assertInstanceOf(Intact.class, verification.verify());
    assertEquals(0, find("subject=" + subject).size());
  }

  @Test
  void theDatabaseRefusesToChangeTheAudit() {
    audit.append(Actor.SERVER, "tested", "kept", Map.of());
    for (String change :
        List.of(
            "update audit_entry set actor = 'nobody'",
            "delete from audit_entry",
            "truncate audit_entry",
            "delete from audit_head",
            "truncate audit_head",
            "update audit_head set entry = entry - 1",
            "update audit_head set hash = repeat('0', 64)")) {
      assertThrows(Database.DatabaseException.class, () -> database.run(change), change);
    }
    assertInstanceOf(Intact.class, verification.verify());
  }

  @Test
  void whoeverGetsPastTheTriggersIsFoundOut() {
    for (int i = 0; i < 5; i++) {
      audit.append(Actor.SERVER, "tested", "victim-" + i, Map.of("turn", i));
    }
    long last =
        database
            .first("select max(id) as id from audit_entry", row -> row.number("id"))
            .orElseThrow();
    long victim = last - 2;
    assertEquals(
        new Broken(victim, Reason.CHANGED),
        afterForgery("update audit_entry set actor = 'nobody' where id = " + victim));
    assertEquals(
        new Broken(victim, Reason.CHANGED),
        afterForgery("update audit_entry set at = at + interval '1 hour' where id = " + victim));
    assertEquals(
        new Broken(victim, Reason.CHANGED),
        afterForgery("update audit_entry set detail = '{\"turn\": 2}' where id = " + victim));
    assertEquals(
        new Broken(victim, Reason.MISSING),
        afterForgery("delete from audit_entry where id = " + victim));
    assertEquals(
        new Broken(last, Reason.MISSING),
        afterForgery("delete from audit_entry where id = " + last));
    assertEquals(new Broken(1, Reason.MISSING), afterForgery("delete from audit_entry"));
    assertEquals(
        new Broken(last + 1, Reason.ADDED),
        afterForgery(
            "insert into audit_entry select id + 1, at, actor_kind, actor, action, subject, detail,"
                + " hash, previous from audit_entry where id = "
                + last));
    assertEquals(
        new Broken(0, Reason.ADDED),
        afterForgery(
            "insert into audit_entry select 0, at, actor_kind, actor, action, subject, detail,"
                + " previous, hash from audit_entry where id = 1"));
    assertEquals(
        new Broken(victim, Reason.CHANGED),
        afterForgery(
            "update audit_entry set id = -id where id in (%d, %d)".formatted(victim, victim + 1),
            "update audit_entry set id = %d + id where id < 0".formatted(2 * victim + 1)));
    assertEquals(
        new Broken(last, Reason.HEAD_DIFFERS),
        afterForgery("update audit_head set hash = repeat('a', 64)"));
    assertInstanceOf(Intact.class, verification.verify(), "every forgery was rolled back");
  }

  /// What the verification says when somebody with all rights changed the tables.
  private Verdict afterForgery(String... changes) {
    Verdict[] found = new Verdict[1];
    assertThrows(
        IllegalStateException.class,
        () ->
            database.transaction(sql -> {
              sql.run("set local session_replication_role = replica");
              for (String change : changes) {
                sql.run(change);
              }
              found[0] = Verification.verify(sql);
              throw new IllegalStateException("undo");
            }));
    return found[0];
  }

  @Test
  void theAuditIsPagedFilteredAndVerified() {
    String subject = "paged-" + UUID.randomUUID();
    Instant before = clock.instant();
    for (int i = 0; i < 60; i++) {
      audit.append(
          Actor.operator("pager"), "tested", subject, Map.of("kind", "test", "command", "c" + i));
    }
    Caller auditor = scene.as(Role.AUDITOR);
    JsonNode page = auditor.get(AUDIT + "?subject=" + subject).json();
    assertEquals(50, page.get("entries").size());
    assertEquals("c59", page.at("/entries/0/detail/command").asText());
    JsonNode rest =
        auditor.get(AUDIT + "?subject=" + subject + "&before=" + page.get("before")).json();
    assertEquals(10, rest.get("entries").size());
    assertTrue(rest.get("before").isNull());

    String from = encode(HallTime.at(before).toString());
    assertEquals(50, find("actor=pager&action=tested&from=" + from).size());
    assertEquals(0, find("actor=nobody&subject=" + subject).size());
    assertEquals(0, find("subject=" + subject + "&to=" + from).size());
    Answer defective = auditor.get(AUDIT + "?from=yesterday");
    assertEquals(400, defective.status());
    assertEquals("filter-defective", defective.problem());

    JsonNode verified = auditor.get(AUDIT + "/verification").json();
    assertTrue(verified.get("intact").asBoolean(), verified.toString());
    Golden.assertSameShape("audit-verification.response", verified);
    Golden.assertSameShape("audit.response", page);
    for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.CONFIGURATION_ADMINISTRATOR)) {
      assertEquals(403, scene.as(role).get(AUDIT).status());
    }
  }

  @Test
  void anExportCanBeCheckedByAnybody() throws Exception {
    String subject = "exported-" + UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      audit.append(Actor.operator("王"), "tested", subject, Map.of("turn", i, "text", "\"é\n"));
    }
    Answer export = scene.as(Role.AUDITOR).get(AUDIT + "/export?subject=" + subject);
    assertEquals(200, export.status());
    assertTrue(export.header("Content-Type").startsWith("application/jsonl"));
    List<String> lines = export.text().lines().toList();
    assertEquals(3, lines.size());
    JsonNode first = Https.JSON.readTree(lines.getFirst());
    assertEquals("王", first.get("actor").asText());
    assertEquals(
        first.get("hash").asText(), Https.JSON.readTree(lines.get(1)).get("previous").asText());
    assertFalse(find("action=audit-exported").isEmpty());
  }

  @Test
  void whatOperatorsDoIsRecorded() {
    Scene.Enrolled terminal = scene.terminal();
    Caller operator = scene.as(Role.OPERATOR).with("Idempotency-Key", "audited");
    String commands = "/api/v1/operator/terminals/" + terminal.id() + "/commands";
    String id = operator.post(commands, Map.of("kind", "self-test")).json().get("id").asText();
    operator.post(commands, Map.of("kind", "self-test"));
    operator.post(commands + "/" + id + "/cancellation");
    operator.post(commands + "/" + id + "/cancellation");
    assertEquals(
        List.of(
            "command-cancelled",
            "command-ordered",
            "terminal-enrolled",
            "enrolment-code-issued",
            "terminal-planned"),
        actions(terminal.id()));

    String number = scene.newCase().get("caseNumber").asText();
    operator.get("/api/v1/operator/cases/" + number);
    operator.get("/api/v1/operator/cases/" + number + "/documents/d1");
    assertEquals(List.of("case-document-read", "case-read"), actions(number));
    String told = scene.as(Role.AUDITOR).get(AUDIT + "?subject=" + number).text();
    assertFalse(told.contains("张测试"));
  }

  @Test
  void whatIsDoneAboutAlertsIsRecordedWithoutAddresses() {
    Caller operator = scene.operator();
    String terminal = scene.terminal().id();
    String until = HallTime.at(clock.instant().plusSeconds(3600)).toString();
    String silence =
        operator
            .post(
                "/api/v1/operator/alert-silences",
                Map.of("terminalId", terminal, "until", until, "reason", "换纸"))
            .json()
            .get("id")
            .asText();
    operator.delete("/api/v1/operator/alert-silences/" + silence);
    operator.delete("/api/v1/operator/alert-silences/" + silence);
    assertEquals(1, find("action=silence-ended&subject=" + silence).size());
    assertEquals(
        terminal,
        find("action=silence-begun&subject=" + silence).at("/0/detail/terminal").asText());

    JsonNode wish = Golden.read("alert-recipient.request");
    String recipient =
        operator.post("/api/v1/operator/alert-recipients", wish).json().get("id").asText();
    operator.delete("/api/v1/operator/alert-recipients/" + recipient);
    assertEquals(1, find("action=recipient-removed&subject=" + recipient).size());
    JsonNode added = find("action=recipient-added&subject=" + recipient);
    assertFalse(added.toString().contains(wish.get("address").asText()));

    String rules = "/api/v1/operator/alert-rules";
    int revision = operator.get(rules).json().get(0).get("revision").asInt();
    String rule = operator.get(rules).json().get(0).get("id").asText();
    operator.patch(rules + "/" + rule, Map.of("revision", revision));
    assertEquals(
        revision + 1,
        find("action=alert-rule-edited&subject=" + rule).at("/0/detail/revision").asInt());
  }

  @Test
  void loginsAreRecordedAndATypedPasswordIsNot() {
    String name = scene.newOperator(Role.VIEWER);
    String session = scene.newSession(name);
    Caller.operator(scene.https(), session).delete("/api/v1/operator/session");
    logIn(name, "wrong");
    assertEquals(List.of("login-refused", "logout", "login", "user-added"), actions(name));
    String secret = "typed-in-the-wrong-field-" + UUID.randomUUID();
    logIn(secret, "");
    JsonNode newest = find("action=login-refused").get(0);
    assertEquals("stranger", newest.get("actorKind").asText());
    assertFalse(newest.toString().contains(secret));
  }

  private void logIn(String name, String password) {
    scene.anonymous().post("/api/v1/operator/session", Map.of("name", name, "password", password));
  }

  private List<String> actions(String subject) {
    return find("subject=" + subject).findValuesAsText("action");
  }

  private JsonNode find(String query) {
    return scene.as(Role.AUDITOR).get(AUDIT + "?" + query).json().get("entries");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
