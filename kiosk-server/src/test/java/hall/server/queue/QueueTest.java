// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.queue.QueueScene.Place;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Numbers for terminals: with the line, without it, and after it came back.
@OnServer
class QueueTest {
  private static final String QUEUE = "/api/v1/terminal/queue";

  @Inject QueueScene queue;
  @Inject Database database;
  @Inject Line line;
  @Inject Trail trail;
  @Inject Series series;
  @Inject WindowGroups groups;
  @Inject InstantSource clock;

  private LocalDate today() {
    return Tickets.day(clock.instant());
  }

  private static Answer put(Caller terminal, String path, Map<String, ?> body) {
    return terminal.put(QUEUE + path, Https.JSON.valueToTree(body));
  }

  private Answer lease(Caller terminal, UUID id, long groupId, LocalDate day) {
    return put(terminal, "/leases/" + id, Map.of("groupId", groupId, "day", day.toString()));
  }

  private Map<String, Object> alone(long groupId, int number, UUID lease) {
    Map<String, Object> body = new HashMap<>();
    body.put("groupId", groupId);
    body.put("number", number);
    body.put("leaseId", lease);
    body.put("takenAt", clock.instant().minusSeconds(600).toString());
    return body;
  }

  @Test
  void aTicketSaysHowManyAreAheadAndNoWaitThatNobodyKnows() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    JsonNode first = queue.take(terminal, place.groupId(), "ordinary").json();
    JsonNode second = queue.take(terminal, place.groupId(), "ordinary").json();
    JsonNode old = queue.take(terminal, place.groupId(), "elderly").json();
    assertEquals("A001", first.get("label").asText());
    assertEquals("A002", second.get("label").asText());
    assertEquals(1, second.get("ahead").asInt());
    assertEquals(0, old.get("ahead").asInt(), "70 years have priority");
    assertTrue(old.get("expectedWaitMinutes").isNull(), "nobody was served yet");
    JsonNode offer = terminal.get(QUEUE).json();
    assertEquals(3, offer.get("groups").get(0).get("waiting").asInt());
    assertEquals("open", offer.get("groups").get(0).get("standing").asText());
    assertEquals(70, offer.get("groups").get(0).get("priorityAge").asInt());
  }

  @Test
  void theSameTicketToldTwiceIsOneTicket() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    UUID id = UUID.randomUUID();
    Map<String, Object> wish = Map.of("groupId", place.groupId());
    assertEquals("A001", put(terminal, "/tickets/" + id, wish).json().get("label").asText());
    assertEquals("A001", put(terminal, "/tickets/" + id, wish).json().get("label").asText());
    assertEquals(
        "A002", queue.take(terminal, place.groupId(), "ordinary").json().get("label").asText());
    Answer other = put(queue.terminal(place.hallId()).caller(), "/tickets/" + id, wish);
    assertEquals("ticket-differs", other.problem());
  }

  @Test
  void terminalsWithoutTheLineGiveNumbersThatNobodyElseGives() {
    Place place = queue.place();
    Caller one = queue.terminal(place.hallId()).caller();
    Caller other = queue.terminal(place.hallId()).caller();
    UUID mine = UUID.randomUUID();
    UUID theirs = UUID.randomUUID();
    JsonNode first = lease(one, mine, place.groupId(), today()).json();
    JsonNode again = lease(one, mine, place.groupId(), today()).json();
    JsonNode second = lease(other, theirs, place.groupId(), today()).json();
    assertEquals(first, again, "asked twice it is the same block");
    assertEquals("990-999", first.get("first").asInt() + "-" + first.get("last").asInt());
    assertEquals("980-989", second.get("first").asInt() + "-" + second.get("last").asInt());
    Answer strange = lease(other, mine, place.groupId(), today());
    assertEquals("lease-differs", strange.problem());

    // The line is back: what was given alone is told, more than once, beside new numbers.
    UUID ticket = UUID.randomUUID();
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      JsonNode told = put(one, "/tickets/" + ticket, alone(place.groupId(), 990, mine)).json();
      assertEquals("A990", told.get("label").asText());
    }
    labels.add("A990");
    put(other, "/tickets/" + UUID.randomUUID(), alone(place.groupId(), 980, theirs));
    labels.add("A980");
    labels.add(queue.take(one, place.groupId(), "ordinary").json().get("label").asText());
    labels.add(queue.take(other, place.groupId(), "ordinary").json().get("label").asText());
    assertEquals(Set.of("A990", "A980", "A001", "A002"), labels);
    assertEquals(4, one.get(QUEUE).json().get("groups").get(0).get("waiting").asInt());

    assertEquals(
        "number-taken",
        put(one, "/tickets/" + UUID.randomUUID(), alone(place.groupId(), 990, mine)).problem());
    assertEquals(
        "number-not-leased",
        put(one, "/tickets/" + UUID.randomUUID(), alone(place.groupId(), 981, mine)).problem());
    assertEquals(
        "number-not-leased",
        put(one, "/tickets/" + UUID.randomUUID(), alone(place.groupId(), 981, theirs)).problem());
  }

  @Test
  void whoTookANumberEarlierWithoutTheLineIsCalledEarlier() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    UUID lease = UUID.randomUUID();
    lease(terminal, lease, place.groupId(), today());
    queue.take(terminal, place.groupId(), "ordinary");
    JsonNode told =
        put(terminal, "/tickets/" + UUID.randomUUID(), alone(place.groupId(), 990, lease)).json();
    assertEquals(0, told.get("ahead").asInt());
  }

  @Test
  void aNumberWhoseAnswerWasLostIsReplacedByTheOneOnThePaper() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    UUID lease = UUID.randomUUID();
    lease(terminal, lease, place.groupId(), today());
    UUID ticket = UUID.randomUUID();
    put(terminal, "/tickets/" + ticket, Map.of("groupId", place.groupId()));
    // The terminal never saw A001, gave A990 alone, and meanwhile A001 was called in vain.
    Counter counter = new Counter(database, line, trail, clock);
    counter.next(place.hallId(), "1", "test");
    counter.act(place.hallId(), "1", ticket, TicketLife.Event.SKIPPED, null, "test");
    JsonNode told = put(terminal, "/tickets/" + ticket, alone(place.groupId(), 990, lease)).json();
    assertEquals("A990", told.get("label").asText());
    assertEquals("waiting", told.get("state").asText());
    assertEquals(1, terminal.get(QUEUE).json().get("groups").get(0).get("waiting").asInt());
  }

  @Test
  void numbersThatCameBackGoOutAgainOnce() {
    Place place = queue.place();
    Caller one = queue.terminal(place.hallId()).caller();
    Caller other = queue.terminal(place.hallId()).caller();
    UUID lease = UUID.randomUUID();
    lease(one, lease, place.groupId(), today());
    put(one, "/tickets/" + UUID.randomUUID(), alone(place.groupId(), 990, lease));
    String back = QUEUE + "/leases/" + lease + "/return";
    assertEquals(
        "lease-differs", one.post(back, Map.of("nextUnused", 990)).problem(), "990 is given");
    assertEquals(404, other.post(back, Map.of("nextUnused", 991)).status());
    assertEquals(204, one.post(back, Map.of("nextUnused", 991)).status());
    assertEquals(204, one.post(back, Map.of("nextUnused", 991)).status());
    assertEquals(
        "number-not-leased",
        put(one, "/tickets/" + UUID.randomUUID(), alone(place.groupId(), 991, lease)).problem());
    JsonNode second = lease(other, UUID.randomUUID(), place.groupId(), today()).json();
    assertEquals("991-999", second.get("first").asInt() + "-" + second.get("last").asInt());
    JsonNode third = lease(one, UUID.randomUUID(), place.groupId(), today()).json();
    assertEquals(980, third.get("first").asInt());
  }

  @Test
  void numbersBeginAnewEveryDayAndTomorrowsCanBeKeptToday() {
    Place place = queue.place();
    Scene.Enrolled terminal = queue.terminal(place.hallId());
    queue.take(terminal.caller(), place.groupId(), "ordinary");
    Instant tomorrow = clock.instant().plusSeconds(86_400);
    Tickets then = new Tickets(database, groups, series, line, trail, () -> tomorrow);
    Tickets.Shown next =
        then.take(UUID.randomUUID(), terminal.id(), place.groupId(), Lane.ORDINARY);
    assertEquals("A001", next.ticket().label());
    assertEquals(0, next.ahead(), "nobody of yesterday is ahead");
    UUID lease = UUID.randomUUID();
    assertEquals(
        200, lease(terminal.caller(), lease, place.groupId(), today().plusDays(1)).status());
    assertEquals(
        422,
        lease(terminal.caller(), UUID.randomUUID(), place.groupId(), today().plusDays(2)).status());
    then.note(
        UUID.randomUUID(),
        terminal.id(),
        place.groupId(),
        Lane.ORDINARY,
        new Tickets.Given(990, lease, tomorrow));

    // The day after tomorrow nothing of all this waits any more.
    Instant later = tomorrow.plusSeconds(86_400);
    int ended = new ClosingRound(database, groups, trail, () -> later).round();
    assertTrue(ended >= 3);
    assertEquals(
        List.of("closed"),
        database.list(
            "select distinct state from queue_ticket where series_id = ?",
            row -> row.text("state"),
            place.groupId()));
  }

  @Test
  void aClosedGroupGivesNoNumberButTakesTheRecordOfOneThatWasGiven() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    long closed = queue.group(place.hallId(), "B", "3", "00:00-00:01");
    UUID lease = UUID.randomUUID();
    lease(terminal, lease, closed, today());
    Answer refused = queue.take(terminal, closed, "ordinary");
    assertEquals(409, refused.status());
    assertEquals("window-group-closed", refused.problem());
    assertEquals(
        200, put(terminal, "/tickets/" + UUID.randomUUID(), alone(closed, 990, lease)).status());
    assertEquals(
        "window-group-unknown", queue.take(terminal, 1_000_000_007L, "ordinary").problem());
    assertEquals(
        404,
        queue.take(queue.terminal(queue.place().hallId()).caller(), closed, "ordinary").status());
  }

  @Test
  void whereTheRuleSaysSoWhoWaitsAtClosingIsSentHome() {
    Place place = queue.place();
    Scene.Enrolled terminal = queue.terminal(place.hallId());
    long ending =
        groups.add(place.hallId(), QueueScene.wish("C", "4", "00:00-24:00", false), "test");
    queue.take(terminal.caller(), ending, "ordinary");
    queue.take(terminal.caller(), place.groupId(), "ordinary");
    groups.edit(place.hallId(), ending, QueueScene.wish("C", "4", "00:00-00:01", false), "test");
    new ClosingRound(database, groups, trail, clock).round();
    JsonNode offer = terminal.caller().get(QUEUE).json().get("groups");
    assertEquals(1, offer.get(0).get("waiting").asInt(), "those of the other rule are served");
    assertEquals(0, offer.get(1).get("waiting").asInt());
    assertEquals("no-more", offer.get(1).get("standing").asText());
  }

  @Test
  void theExpectedWaitComesFromTheVisitsOfThisDay() {
    Place place = queue.place();
    Scene.Enrolled terminal = queue.terminal(place.hallId());
    Instant[] now = {today().atTime(12, 0).atZone(HallTime.ZONE).toInstant()};
    Counter counter = new Counter(database, line, trail, () -> now[0]);
    Tickets tickets = new Tickets(database, groups, series, line, trail, () -> now[0]);
    for (int i = 0; i < 8; i++) {
      tickets.take(UUID.randomUUID(), terminal.id(), place.groupId(), Lane.ORDINARY);
    }
    for (int i = 0; i < 5; i++) {
      Ticket called = counter.next(place.hallId(), "1", "test").orElseThrow();
      now[0] = now[0].plusSeconds(240);
      counter.act(place.hallId(), "1", called.id(), TicketLife.Event.FINISHED, null, "test");
    }
    Tickets.Shown shown =
        tickets.take(UUID.randomUUID(), terminal.id(), place.groupId(), Lane.ORDINARY);
    assertEquals(3, shown.ahead());
    assertEquals(12, shown.minutes(), "three people, four minutes each, one window");
  }

  @Test
  void whatIsWrongIsSaidAtOnce() {
    Caller terminal = queue.terminal(queue.place().hallId()).caller();
    Answer defective =
        put(terminal, "/tickets/" + UUID.randomUUID(), Map.of("lane", "booked", "number", 3));
    assertEquals(422, defective.status());
    assertEquals(3, defective.json().get("errors").size(), defective::text);
    assertEquals(
        422, put(terminal, "/leases/" + UUID.randomUUID(), Map.of("day", "soon")).status());
    assertEquals(
        422, terminal.post(QUEUE + "/leases/" + UUID.randomUUID() + "/return", Map.of()).status());
  }
}
