// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.Scene;
import hall.server.auth.Role;
import hall.server.auth.ServerKey;
import hall.server.calendar.WorkingDays;
import hall.server.queue.QueueScene.Place;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Times at windows: booked, given back, come to, missed.
@OnServer
class BookingTest {
  private static final WorkingDays YEAR = new WorkingDays(List.of());
  private static final String BOOKINGS = "/api/v1/terminal/bookings";

  @Inject Scene scene;
  @Inject QueueScene queue;
  @Inject Database database;
  @Inject WindowGroups groups;
  @Inject Series series;
  @Inject Line line;
  @Inject Trail trail;
  @Inject ServerKey key;
  @Inject InstantSource clock;

  /// A person who exists nowhere.
  private static String person(int number) {
    return "99010119%010d".formatted(number);
  }

  private static String firstFree(Caller terminal) {
    return terminal.get(BOOKINGS + "/slots").json().at("/groups/0/slots/0/startsAt").asText();
  }

  private static Answer book(Caller terminal, UUID id, long group, String at, String person) {
    ObjectNode wish = (ObjectNode) Golden.read("booking.request");
    return terminal.put(
        BOOKINGS + "/" + id,
        wish.put("groupId", group).put("startsAt", at).put("idNumber", person));
  }

  private Bookings at(Instant now) {
    InstantSource then = () -> now;
    return new Bookings(
        database, groups, new Tickets(database, groups, series, line, trail, then), key, then);
  }

  @Test
  void aTimeIsBookedOnceForEveryPlaceThatItHas() throws Exception {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    Golden.assertSameShape("booking-slots.response", terminal.get(BOOKINGS + "/slots").json());
    String at = firstFree(terminal);
    List<String> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> wishes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String person = person(i);
        wishes.add(() -> book(terminal, UUID.randomUUID(), place.groupId(), at, person));
      }
      for (Future<Answer> answer : pool.invokeAll(wishes)) {
        answers.add(answer.get().status() == 200 ? "booked" : answer.get().problem());
      }
    }
    answers.sort(String::compareTo);
    assertEquals(List.of("booked", "booked", "slot-full", "slot-full", "slot-full"), answers);
    assertEquals(0, terminal.get(BOOKINGS + "/slots").json().at("/groups/0/slots/0/free").asInt());
  }

  @Test
  void aBookingIsTheSameOneWhenToldTwiceAndCanBeGivenBack() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    String at = firstFree(terminal);
    UUID id = UUID.randomUUID();
    JsonNode booked = book(terminal, id, place.groupId(), at, person(1)).json();
    Golden.assertSameShape("booking.response", booked);
    assertEquals(booked, book(terminal, id, place.groupId(), at, person(1)).json());
    assertEquals(
        "booked-already",
        book(terminal, UUID.randomUUID(), place.groupId(), at, person(1)).problem());
    Answer own = terminal.post(BOOKINGS + "/own", Map.of("idNumber", person(1)));
    Golden.assertSameShape("booking-own.response", own.json());
    assertEquals(
        0,
        terminal
            .post(BOOKINGS + "/own", Map.of("idNumber", person(2)))
            .json()
            .get("bookings")
            .size());
    String cancel = BOOKINGS + "/" + id + "/cancellation";
    assertEquals(404, terminal.post(cancel, Map.of("idNumber", person(2))).status());
    assertEquals(204, terminal.post(cancel, Map.of("idNumber", person(1))).status());
    assertEquals(204, terminal.post(cancel, Map.of("idNumber", person(1))).status());
    assertEquals(200, book(terminal, UUID.randomUUID(), place.groupId(), at, person(1)).status());
    assertEquals(
        "slot-unknown",
        book(terminal, UUID.randomUUID(), place.groupId(), "2020-01-01T09:00:00+08:00", person(3))
            .problem());
    Answer defective = terminal.put(BOOKINGS + "/" + id, Golden.read("booking-own.request"));
    assertEquals(2, defective.json().get("errors").size(), defective::text);
  }

  @Test
  void whoComesInTimeGetsATicketAtThePlaceOfTheTimeAndWhoIsLateMayQueueLikeEverybody() {
    Place place = queue.place();
    Scene.Enrolled terminal = queue.terminal(place.hallId());
    LocalDate day = Tickets.day(clock.instant()).plusDays(1);
    Instant ten = day.atTime(10, 0).atZone(HallTime.ZONE).toInstant();
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    at(clock.instant()).book(first, terminal.id(), place.groupId(), ten, person(1), "9901****0001");
    at(clock.instant())
        .book(second, terminal.id(), place.groupId(), ten, person(2), "9901****0002");
    assertEquals("booking-early", problem(at(ten.minusSeconds(3601)), first, terminal, 1));
    Bookings.Booking mine = at(clock.instant()).own(terminal.id(), person(1)).getFirst();
    assertFalse(mine.isOpen(ten.minusSeconds(3601)));
    assertTrue(mine.isOpen(ten.minusSeconds(3600)) && mine.isOpen(ten.plusSeconds(15 * 60)));
    assertFalse(mine.isOpen(ten.plusSeconds(15 * 60 + 1)));
    assertEquals("booking-unknown", problem(at(ten), first, terminal, 2));

    // Three came before ten without a booking; the one who booked for ten is the next at ten.
    for (int i = 0; i < 3; i++) {
      Instant before = ten.minusSeconds(600 - i);
      new Tickets(database, groups, series, line, trail, () -> before)
          .take(UUID.randomUUID(), terminal.id(), place.groupId(), Lane.ORDINARY);
    }
    UUID ticketId = UUID.randomUUID();
    Tickets.Shown early =
        at(ten.minusSeconds(60)).arrive(first, terminal.id(), person(1), ticketId);
    assertEquals(3, early.ahead(), "it is not ten yet");
    Tickets.Shown again = at(ten).arrive(first, terminal.id(), person(1), UUID.randomUUID());
    assertEquals(ticketId, again.ticket().id(), "one booking, one ticket");
    assertEquals(0, again.ahead());
    assertEquals(Lane.BOOKED, again.ticket().lane());

    Instant late = ten.plusSeconds(15 * 60 + 1);
    assertEquals("booking-missed", problem(at(late), second, terminal, 2));
    new ClosingRound(database, groups, trail, () -> late).round();
    assertEquals(
        List.of("arrived", "missed"),
        at(late).of(place.hallId(), day).stream().map(Bookings.Booking::state).sorted().toList());
    assertTrue(at(late).own(terminal.id(), person(2)).isEmpty());
  }

  private static String problem(Bookings bookings, UUID id, Scene.Enrolled terminal, int person) {
    return assertThrows(
            ProblemException.class,
            () -> bookings.arrive(id, terminal.id(), person(person), UUID.randomUUID()))
        .problem()
        .word();
  }

  @Test
  void theServerKeepsNoNumberAndTheConsoleShowsItMasked() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    String at = firstFree(terminal);
    String person = "990101199001017777";
    book(terminal, UUID.randomUUID(), place.groupId(), at, person);
    String rows =
        database
            .list(
                "select b::text as t from queue_booking b where group_id = ?",
                row -> row.text("t"),
                place.groupId())
            .toString();
    assertFalse(rows.contains(person), rows);
    LocalDate day = OffsetDateTime.parse(at).atZoneSameInstant(HallTime.ZONE).toLocalDate();
    Answer page =
        scene
            .as(Role.OPERATOR)
            .get("/console/queue/" + place.hallId() + "/bookings?lang=zh-CN&day=" + day);
    assertTrue(page.text().contains("9901**********7777"), page::text);
    assertTrue(page.text().contains("已预约"));
    assertFalse(page.text().contains(person));
  }

  @Test
  void timesLieWholeWithinTheHours() {
    OpeningHours hours = OpeningHours.parse("1", "09:00-10:10 13:30-14:30").orElseThrow();
    LocalDate monday = LocalDate.of(2026, 11, 2);
    assertEquals(
        List.of("09:00", "09:30", "13:30", "14:00"),
        Slots.of(hours, monday, 30, YEAR).stream()
            .map(start -> start.atZone(HallTime.ZONE).toLocalTime().toString())
            .toList());
    assertEquals(List.of(), Slots.of(hours, monday.plusDays(1), 30, YEAR), "no work on Tuesday");
    assertEquals(
        48,
        Slots.of(OpeningHours.parse("1", "00:00-24:00").orElseThrow(), monday, 30, YEAR).size());
  }
}
