// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnServer
class AvailabilityApiTest {
  private static final String API = "/api/v1/operator/availability";

  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;

  @Test
  void aPastMonthIsTheTransitionsAndTheSilencesOfIt() {
    YearMonth month = month().minusMonths(1);
    Instant start = Span.of(month).from();
    long whole = Span.of(month).millis() / 1000;
    String id = scene.terminal().id();
    transition(id, start.minusSeconds(90_000), "terminal", "online");
    transition(id, start.minusSeconds(1000), "scanner", "offline");
    transition(id, start.plusSeconds(1000), "terminal", "offline");
    transition(id, start.plusSeconds(3000), "terminal", "online");
    transition(id, start.plusSeconds(5000), "service", "out-of-service");
    transition(id, start.plusSeconds(6000), "service", "idle");
    silence(id, start.plusSeconds(1500), start.plusSeconds(9000), start.plusSeconds(2000));
    silence(id, start.plusSeconds(5500), start.plusSeconds(5700), null);

    Answer answer = scene.operator().get(API + "?month=" + month);
    assertEquals(200, answer.status());
    Golden.assertSameShape("availability.response", seenOnly(answer.json()));
    JsonNode found = terminal(answer.json(), id);
    assertEquals(1500, found.get("offlineSeconds").asLong());
    assertEquals(800, found.get("outOfServiceSeconds").asLong());
    assertEquals(700, found.get("maintenanceSeconds").asLong());
    assertEquals(whole - 700, found.get("countedSeconds").asLong());
    assertEquals(whole - 700 - 2300, found.get("availableSeconds").asLong());
    JsonNode hall = answer.json().at("/halls/0");
    assertEquals("sample-district", hall.at("/hall/id").asText());
    assertTrue(hall.at("/availability/offlineSeconds").asLong() >= 1500);
  }

  @Test
  void thisMonthIsCountedUpToNow() {
    Scene.Enrolled terminal = scene.terminal();
    Instant now = clock.instant();
    transition(terminal.id(), now.minusSeconds(50), "terminal", "online");
    JsonNode found =
        terminal(scene.operator().get(API + "?month=" + month()).json(), terminal.id());
    long counted = found.get("countedSeconds").asLong();
    assertTrue(counted <= 80, found.toString());
    assertEquals(counted, found.get("availableSeconds").asLong());
  }

  @Test
  void aMonthThatIsNoneOrHasNotBegunIsRefused() {
    Caller operator = scene.operator();
    for (String month : List.of("", "?month=2026-13", "?month=now", "?month=9999-01")) {
      Answer refused = operator.get(API + month);
      assertEquals(422, refused.status(), month);
      assertEquals("month-defective", refused.problem());
    }
    assertEquals(422, operator.get(API + "/sheet").status());
  }

  @Test
  void theSheetSaysTheSameForASpreadsheet() {
    Scene.Enrolled terminal = scene.terminal();
    Instant start = Span.of(month()).from();
    transition(terminal.id(), start.minusSeconds(90), "terminal", "online");
    database.run("update terminal set name = '=1+1,\"x\"' where id = ?", terminal.id());
    Caller operator = scene.operator();
    Answer chinese = operator.get(API + "/sheet?month=" + month());
    assertEquals(200, chinese.status());
    assertTrue(chinese.text().startsWith("\uFEFF大厅,终端,名称,可用率"), chinese.text());
    assertTrue(chinese.text().contains(terminal.id() + ",\"'=1+1,\"\"x\"\"\",100.0,"));
    assertTrue(chinese.header("Content-Disposition").contains("availability-" + month() + ".csv"));
    Answer english = operator.get(API + "/sheet?lang=en&month=" + month());
    assertTrue(english.text().startsWith("\uFEFFHall,Terminal,Name,Availability"));
  }

  private static JsonNode terminal(JsonNode report, String id) {
    for (JsonNode each : report.get("terminals")) {
      if (each.get("terminalId").asText().equals(id)) {
        return each.get("availability");
      }
    }
    throw new AssertionError("The report lacks " + id);
  }

  /// Other tests' terminals may never have been seen.
  private static JsonNode seenOnly(JsonNode report) {
    ObjectNode copy = report.deepCopy();
    copy.withArray("terminals").removeIf(each -> each.at("/availability/percent").isNull());
    return copy;
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atZone(HallTime.ZONE));
  }

  private void transition(String id, Instant at, String subject, String to) {
    database.run(
        "insert into terminal_transition (terminal_id, at, subject, to_state) values (?, ?, ?, ?)",
        id,
        at,
        subject,
        to);
  }

  private void silence(String id, Instant from, Instant until, @Nullable Instant ended) {
    database.run(
        """
        insert into alert_silence (terminal_id, until, reason, created_at, created_by, ended_at)
        values (?, ?, '检修', ?, 'x', ?)\
        """,
        id,
        until,
        from,
        ended);
  }
}
