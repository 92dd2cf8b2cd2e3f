// SPDX-License-Identifier: Apache-2.0
package hall.server.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.CertifiedTerminal;
import hall.server.Database;
import hall.server.Database.DatabaseException;
import hall.server.Golden;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.complaint.ComplaintPages;
import hall.server.complaint.ComplaintScene;
import hall.server.evaluation.EvaluationScene;
import hall.server.help.HelpScene;
import hall.server.payment.PaymentScene;
import hall.server.queue.QueueScene;
import hall.server.submission.DocumentVault;
import hall.server.submission.Leftovers;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each test lets retention look from some days ahead, and at one thing only: the other tests' rows
/// live in the same database.
@OnServer
class RetentionTest {
  @Inject Scene scene;
  @Inject QueueScene queue;
  @Inject ComplaintScene complaints;
  @Inject EvaluationScene evaluations;
  @Inject PaymentScene payments;
  @Inject Database database;
  @Inject Leftovers leftovers;
  @Inject ComplaintPages complaintPages;
  @Inject DocumentVault vault;
  @Inject TestClock clock;

  @Test
  void alertsGoWhenTheyWereClearedLongAgo() {
    String id = scene.planned();
    long open = alert(id, "terminal-offline", 500, null);
    long fresh = alert(id, "outbox-old", 500, 10);
    long old = alert(id, "clock-skew", 500, 401);
    look(Kept.ALERTS, 0);
    assertEquals(1, count("select count(*) as n from alert where id = ?", open));
    assertEquals(1, count("select count(*) as n from alert where id = ?", fresh));
    assertEquals(0, count("select count(*) as n from alert where id = ?", old));
    database.run("delete from alert where id in (?, ?)", open, fresh);
  }

  private long alert(String terminal, String rule, int raised, @Nullable Integer cleared) {
    return database
        .first(
            """
            insert into alert (rule_id, terminal_id, hall_id, severity, state, details, raised_at, cleared_at)
            values (?, ?, 'sample-district', 'major', ?, '{}', ?, ?) returning id\
            """,
            row -> row.number("id"),
            rule,
            terminal,
            cleared == null ? "open" : "cleared",
            ago(raised),
            cleared == null ? null : ago(cleared))
        .orElseThrow();
  }

  @Test
  void commandsThatEndedGoWithAllThatHappenedToThem() {
    String id = scene.planned();
    UUID waiting = command(id, "pending", 500);
    UUID fresh = command(id, "succeeded", 40);
    UUID old = command(id, "failed", 401);
    look(Kept.LOGS, 0);
    assertEquals(3, commands(id, "command"));
    assertEquals(3, commands(id, "command_transition"));
    assertEquals(0, commands(id, "command_log"), "both are older than 30 days");

    look(Kept.COMMANDS, 0);
    assertEquals(2, commands(id, "command"));
    assertEquals(
        0, count("select count(*) as n from command_transition where command_id = ?", old));
    for (UUID kept : new UUID[] {waiting, fresh}) {
      assertEquals(
          1, count("select count(*) as n from command_transition where command_id = ?", kept));
    }
    assertThrows(
        DatabaseException.class,
        () -> database.run("delete from command_transition where command_id = ?", fresh),
        "by nothing but retention");
    database.run("update command set state = 'expired' where id = ?", waiting);
  }

  private UUID command(String terminal, String state, int days) {
    UUID id = UUID.randomUUID();
    database.run(
        """
        insert into command (id, terminal_id, idempotency_key, order_document, ordered_by, ordered_at,
          expires_at, state, changed_at) values (?, ?, ?, '{}', 'x', ?, ?, ?, ?)\
        """,
        id,
        terminal,
        id.toString(),
        ago(days),
        clock.instant().plus(Duration.ofHours(1)),
        state,
        ago(days));
    database.run(
        "insert into command_transition (command_id, at, actor, to_state) values (?, ?, 'x', ?)",
        id,
        ago(days),
        state);
    if (!state.equals("pending")) {
      database.run("insert into command_log values (?, ?)", id, new byte[] {1});
    }
    return id;
  }

  private long commands(String terminal, String table) {
    String column = table.equals("command") ? "id" : "command_id";
    return count(
        "select count(*) as n from %s where %s in (select id from command where terminal_id = ?)"
            .formatted(table, column),
        terminal);
  }

  @Test
  void whatATerminalWasStaysKnownAndManyRowsGoInSmallBatches() {
    String id = scene.planned();
    database.run(
        """
        insert into terminal_transition (terminal_id, at, subject, to_state)
        select ?, ?::timestamptz + i * interval '1 second', 'device:printer', 'ready'
        from generate_series(1, 1200) i\
        """,
        id,
        ago(900));
    database.run(
        "insert into terminal_transition (terminal_id, at, subject, to_state) values (?, ?, 'service', 'in')",
        id,
        ago(900));
    database.run(
        "insert into terminal_transition (terminal_id, at, subject, to_state) values (?, ?, 'service', 'out')",
        id,
        ago(10));
    look(Kept.TRANSITIONS, 0);
    assertEquals(
        1,
        count(
            "select count(*) as n from terminal_transition where terminal_id = ? and subject = 'device:printer'",
            id));
    assertEquals(
        2,
        count(
            "select count(*) as n from terminal_transition where terminal_id = ? and subject = 'service'",
            id));
  }

  @Test
  void whatSomebodyHoldsWaitsForTheNextRound() {
    String id = scene.planned();
    alert(id, "clock-skew", 500, 401);
    try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
      database.transaction(sql -> {
        sql.list("select id from alert where terminal_id = ? for update", row -> true, id);
        return CompletableFuture.supplyAsync(() -> look(Kept.ALERTS, 0), beside).join();
      });
    }
    assertEquals(1, count("select count(*) as n from alert where terminal_id = ?", id));
    look(Kept.ALERTS, 0);
    assertEquals(0, count("select count(*) as n from alert where terminal_id = ?", id));
  }

  @Test
  void theLastCertificateOfATerminalStays() {
    CertifiedTerminal first = scene.certified();
    first.renewed();
    String mine = "select count(*) as n from terminal_certificate where terminal_id = ?";
    look(Kept.CERTIFICATES, 400);
    assertEquals(2, count(mine, first.id()), "30 days of life and 400 more");
    look(Kept.CERTIFICATES, 431);
    assertEquals(1, count(mine, first.id()));
  }

  @Test
  void theLastWordAboutAGenerationStays() {
    String id = scene.planned();
    database.run(
        """
        with p as (
          insert into configuration_publication (state, note, layers, overlays, requested_by, requested_at)
          values ('rejected', '', '[]', '[]', 'x', ?) returning id),
        c as (
          insert into configuration_content (hash, settings, overlays)
          values (sha256('retention'), '{}', '[]') returning id)
        insert into configuration_snapshot
          (terminal_id, generation, publication_id, head, hash, key_id, signature, content_id)
        select ?, 2, p.id, ''::bytea, '', (select min(key_id) from configuration_key), ''::bytea, c.id
        from p, c\
        """,
        ago(500),
        id);
    for (String state : new String[] {"received", "confirmed"}) {
      database.run(
          "insert into configuration_report (terminal_id, generation, at, state) values (?, 2, ?, ?)",
          id,
          ago(500),
          state);
    }
    look(Kept.CONFIGURATION_REPORTS, 0);
    assertEquals(
        "confirmed",
        database
            .list(
                "select state from configuration_report where terminal_id = ?",
                row -> row.text("state"),
                id)
            .toString()
            .replaceAll("[\\[\\]]", ""));
  }

  @Test
  void unfinishedUploadsGoAndMayComeBackAndCasesStay() {
    Caller terminal = scene.terminal().caller();
    UUID unfinished = UUID.randomUUID();
    ObjectNode submission = Golden.submission();
    terminal.put(Scene.path(unfinished), submission);
    String upload = Scene.path(unfinished) + "/documents/d1";
    terminal.patch(upload, 0, Arrays.copyOf(Golden.document("d1.pdf"), 10));
    UUID done = scene.sent(terminal, Golden.submission());
    assertEquals(200, terminal.post(Scene.path(done) + "/completion").status());

    look(Kept.UPLOADS, 89);
    assertEquals("10", terminal.head(upload).header("Upload-Offset"));
    look(Kept.UPLOADS, 91);
    assertEquals(404, terminal.get(Scene.path(unfinished)).status());
    assertFalse(Files.exists(vault.file(unfinished, "d1")));
    assertEquals(200, terminal.get(Scene.path(done)).status());
    assertTrue(Files.exists(vault.file(done, "d1")));
    assertEquals(201, terminal.put(Scene.path(unfinished), submission).status());
    assertEquals("0", terminal.head(upload).header("Upload-Offset"));
  }

  @Test
  void numbersOfWindowsGoWithWhatHappenedToThem() {
    QueueScene.Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    queue.take(terminal, place.groupId(), "ordinary");
    String tickets = "select count(*) as n from queue_ticket where series_id = ?";
    String events = "select count(*) as n from queue_event where group_id = ?";
    look(Kept.QUEUE_TICKETS, 399);
    assertEquals(1, count(tickets, place.groupId()));
    look(Kept.QUEUE_TICKETS, 402);
    assertEquals(0, count(tickets, place.groupId()));
    assertEquals(0, count(events, place.groupId()));
    assertEquals(200, queue.take(terminal, place.groupId(), "ordinary").status());
  }

  /// Where somebody lives goes with all else that was said.
  @Test
  void visitsAtHomeGoLongAfterTheyWereMadeAndNotBefore() {
    var terminal = scene.terminal().caller();
    long waiting = Long.parseLong(complaints.appointed(terminal, UUID.randomUUID()));
    long over = Long.parseLong(complaints.appointed(terminal, UUID.randomUUID()));
    database.run(
        "update complaint set state = 'visited', answered_at = ? where id = ?",
        clock.instant(),
        over);
    String kept =
        "select count(*) as n from complaint where id = ? and place is not null"
            + " and division is not null";
    database.run(
        "update complaint set division = '示例省', division_code = '990000000000' where id in (?, ?)",
        waiting,
        over);
    String told = "select count(*) as n from message where complaint_id = ?";
    look(Kept.COMPLAINTS, 799);
    assertEquals(1, count(kept, over));
    assertEquals(1, count(told, over));
    look(Kept.COMPLAINTS, 802);
    assertEquals(0, count(kept, over));
    assertEquals(0, count(told, over), "what was told goes with it");
    assertEquals(1, count(kept, waiting), "nobody has been there");
  }

  @Test
  void complaintsGoLongAfterTheirAnswerAndNotBefore() {
    long waiting = Long.parseLong(complaints.one(scene.terminal().caller()));
    UUID key = UUID.randomUUID();
    long over = Long.parseLong(complaints.scanned(scene.terminal().caller(), key));
    String pages = "select count(*) as n from complaint_pages where complaint_key = ?";
    Path shelf = complaints.shelf(key);
    database.run(
        "update complaint set state = 'answered', answered_at = ? where id = ?",
        clock.instant(),
        over);
    database.run(
        """
        insert into complaint_event (complaint_id, at, actor, deed, words)
        values (?, ?, 'x', 'answer', 'x')\
        """,
        over,
        clock.instant());
    String kept = "select count(*) as n from complaint where id = ?";
    look(Kept.COMPLAINTS, 799);
    assertEquals(1, count(kept, over));
    look(Kept.COMPLAINT_PAGES, 799);
    assertTrue(Files.exists(shelf), "they go with their complaint");
    look(Kept.COMPLAINTS, 802);
    assertEquals(0, count(kept, over));
    assertEquals(
        0, count("select count(*) as n from complaint_event where complaint_id = ?", over));
    assertEquals(1, count(kept, waiting), "nobody has answered it");
    assertFalse(Files.exists(shelf));
    assertEquals(0, count(pages, key));
  }

  @Test
  void pagesOfAComplaintThatNeverCameGoTheNextDay() {
    UUID key = UUID.randomUUID();
    Path shelf = complaints.unfiled(scene.terminal().caller(), key);
    look(Kept.COMPLAINT_PAGES, 0);
    assertTrue(Files.exists(shelf));
    look(Kept.COMPLAINT_PAGES, 2);
    assertFalse(Files.exists(shelf));
    assertEquals(
        0, count("select count(*) as n from complaint_pages where complaint_key = ?", key));
  }

  @Test
  void callsForHelpGoAMonthAfterTheirEnd() {
    var waiting = UUID.fromString(HelpScene.one(scene.terminal().caller()));
    var over = UUID.fromString(HelpScene.written(scene.terminal().caller()));
    database.run(
        "update help_call set state = 'closed', ended_by = 'citizen', ended_at = ? where id = ?",
        clock.instant(),
        over);
    String kept = "select count(*) as n from help_call where id = ?";
    look(Kept.HELP_CALLS, 29);
    assertEquals(1, count(kept, over));
    String words = "select count(*) as n from help_message where call_id = ? and written";
    assertEquals(1, count(words, over));
    look(Kept.HELP_CALLS, 31);
    assertEquals(0, count(kept, over));
    assertEquals(0, count("select count(*) as n from help_message where call_id = ?", over));
    assertEquals(0, count(words, over), "own words go as all others do");
    assertEquals(1, count(kept, waiting), "nobody has ended it");
  }

  @Test
  void paymentsGoAfterTenYearsAndNeverWhileSomethingIsOwed() throws Exception {
    PaymentScene.Begun over = payments.begin(scene.terminal().caller());
    over.terminal().post(over.path() + "/cancellation");
    long owed = Long.parseLong(payments.difference(scene.terminal().caller()));
    String kept = "select count(*) as n from payment where number = ?";
    look(Kept.PAYMENTS, 3650);
    assertEquals(1, count(kept, over.number()));
    look(Kept.PAYMENTS, 3670);
    assertEquals(0, count(kept, over.number()));
    assertEquals(1, count("select count(*) as n from payment where id = ?", owed));
  }

  @Test
  void ofRatingsTheWordsGoAndTheMarkStays() {
    String waiting = evaluations.bad(scene.terminal().caller());
    String over = evaluations.bad(scene.terminal().caller());
    database.run("update rectification set state = 'closed' where case_number = ?", over);
    database.run(
        """
        insert into rectification_event (case_number, at, actor, deed, words)
        values (?, ?, 'x', 'call', 'x')\
        """,
        over,
        clock.instant());
    String words = "select count(*) as n from evaluation where case_number = ? and words <> ''";
    look(Kept.RATING_WORDS, 799);
    assertEquals(1, count(words, over));
    look(Kept.RATING_WORDS, 802);
    assertEquals(0, count(words, over));
    assertEquals(1, count("select count(*) as n from evaluation where case_number = ?", over));
    assertEquals(
        0,
        count(
            "select count(*) as n from rectification_event where case_number = ? and words <> ''",
            over));
    assertEquals(1, count(words, waiting), "nobody has called back");
  }

  /// Each of both ratings of a case waits for what follows from it alone.
  @Test
  void ofAnAgentsRatingTheWordsGoTheSameWay() {
    String waiting = evaluations.badOfAgent(scene.terminal().caller());
    String over = evaluations.badOfAgent(scene.terminal().caller());
    for (String each : List.of(waiting, over)) {
      database.run(
          """
          insert into evaluation (case_number, rater, channel, hall_id, implementation_code,
            item_version, mark, reasons, words, evaluated_at)
          select case_number, 'applicant', 'phone', hall_id, implementation_code, item_version, 5,
            '', '很好', evaluated_at from evaluation where case_number = ?\
          """,
          each);
    }
    database.run("update rectification set state = 'closed' where case_number = ?", over);
    String agents =
        "select count(*) as n from evaluation"
            + " where case_number = ? and rater = 'agent' and words <> ''";
    String applicants = agents.replace("'agent'", "'applicant'");
    look(Kept.RATING_WORDS, 799);
    assertEquals(1, count(agents, over));
    look(Kept.RATING_WORDS, 802);
    assertEquals(0, count(agents, over));
    assertEquals(1, count(agents, waiting), "nobody has called back");
    assertEquals(0, count(applicants, waiting), "nothing follows from it");
    assertEquals(2, count("select count(*) as n from evaluation where case_number = ?", over));
  }

  @Test
  void whatWasBegunGoesAfterItsDayIsLongOver() {
    String id = scene.planned();
    database.run(
        """
        insert into item_begun (terminal_id, day, implementation_code, begun)
        select ?, ?::timestamptz::date, 'TE440113500000117054421' || 10000000 + i, 1
        from generate_series(1, 600) i\
        """,
        id,
        clock.instant());
    String kept = "select count(*) as n from item_begun where terminal_id = ?";
    look(Kept.ITEMS_BEGUN, 799);
    assertEquals(600, count(kept, id));
    look(Kept.ITEMS_BEGUN, 802);
    assertEquals(0, count(kept, id));
  }

  @Test
  void codesOfLoginsThatNobodyCameBackForGoNextDay() {
    String id = scene.planned();
    database.run(
        """
        insert into login_pending
          (terminal_id, login, sealed, begun_at, expires_at, interval_seconds, next_at)
        values (?, ?, ?, ?, ?, 5, ?)\
        """,
        id,
        UUID.randomUUID(),
        new byte[] {1},
        ago(0),
        ago(0),
        ago(0));
    String kept = "select count(*) as n from login_pending where terminal_id = ?";
    look(Kept.LOGINS, 0);
    assertEquals(1, count(kept, id));
    look(Kept.LOGINS, 2);
    assertEquals(0, count(kept, id));
  }

  @Test
  void sessionsThatAreOverGo() {
    String session = scene.newSession(scene.newOperator());
    look(Kept.SESSIONS, 1);
    assertEquals(
        200, Caller.operator(scene.https(), session).get("/api/v1/operator/account").status());
    look(Kept.SESSIONS, 2);
    assertEquals(
        401, Caller.operator(scene.https(), session).get("/api/v1/operator/account").status());
  }

  private Map<Kept, Integer> look(Kept only, int daysAhead) {
    Terms terms =
        Terms.of(name ->
            name.equals("hall.retention." + only.word()) ? only.usual().toDays() + "d" : "off");
    Instant then = clock.instant().plus(Duration.ofDays(daysAhead));
    return new Retention(database, leftovers, complaintPages, terms, () -> then).round();
  }

  private Instant ago(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }

  private long count(String sql, Object argument) {
    return database.first(sql, row -> row.number("n"), argument).orElseThrow();
  }
}
