// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Row;
import hall.server.Sql;
import hall.server.Text;
import hall.server.auth.ServerKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Times at windows: free ones, booking, cancelling, and coming. Whoever books holds the group, so
/// that no time is given to more than it has places for.
@ApplicationScoped
public class Bookings {
  private static final String SELECT =
      """
      select b.id, b.group_id, b.starts_at, b.masked, b.state, b.ticket_id, g.name_zh, g.name_en,
        g.prefix, g.grace_minutes, g.hall_id
      from queue_booking b join queue_group g on g.id = b.group_id where \
      """;

  private final Database database;
  private final WindowGroups groups;
  private final Tickets tickets;
  private final ServerKey key;
  private final InstantSource clock;

  Bookings(
      Database database, WindowGroups groups, Tickets tickets, ServerKey key, InstantSource clock) {
    this.database = database;
    this.groups = groups;
    this.tickets = tickets;
    this.key = key;
    this.clock = clock;
  }

  /// A booking as the console shows it, and its terminal.
  ///
  /// @param masked the identity number with its middle hidden
  public record Booking(
      UUID id,
      long groupId,
      String prefix,
      Text group,
      Instant startsAt,
      String masked,
      String state,
      int graceMinutes,
      @Nullable UUID ticketId) {
    /// Whether whoever holds it may come for a number now.
    boolean isOpen(Instant now) {
      return state.equals("booked") && Slots.at(startsAt, graceMinutes, now) == Slots.Door.OPEN;
    }

    static Booking of(Row row) throws SQLException {
      String ticket = row.textOrNull("ticket_id");
      return new Booking(
          row.uuid("id"),
          row.number("group_id"),
          row.text("prefix"),
          new Text(row.text("name_zh"), row.text("name_en")),
          row.instant("starts_at"),
          row.text("masked"),
          row.text("state"),
          row.integer("grace_minutes"),
          ticket == null ? null : UUID.fromString(ticket));
    }
  }

  /// A time with the places that it has left.
  public record Slot(Instant startsAt, int free) {}

  /// A group and its times to come.
  public record Times(WindowGroup group, List<Slot> slots) {}

  /// The times to come at the hall where a terminal stands.
  List<Times> times(String terminalId) {
    Instant now = clock.instant();
    List<WindowGroup> here =
        groups.atTerminal(terminalId).stream().filter(group -> group.slotPlaces() > 0).toList();
    return database.transaction(sql -> {
      List<Times> times = new ArrayList<>();
      for (WindowGroup group : here) {
        Map<Instant, Integer> taken = taken(sql, group.id(), now);
        times.add(
            new Times(
                group,
                starts(group, now).stream()
                    .map(start ->
                        new Slot(
                            start, Math.max(0, group.slotPlaces() - taken.getOrDefault(start, 0))))
                    .toList()));
      }
      return times;
    });
  }

  private List<Instant> starts(WindowGroup group, Instant now) {
    LocalDate today = Tickets.day(now);
    List<Instant> starts = new ArrayList<>();
    for (LocalDate day = today;
        !day.isAfter(today.plusDays(group.daysAhead()));
        day = day.plusDays(1)) {
      groups.slots(group, day).stream().filter(start -> start.isAfter(now)).forEach(starts::add);
    }
    return starts;
  }

  private static Map<Instant, Integer> taken(Sql sql, long groupId, Instant now)
      throws SQLException {
    Map<Instant, Integer> taken = new HashMap<>();
    sql.list(
            """
            select starts_at, count(*) as n from queue_booking
            where group_id = ? and state in ('booked', 'arrived') and starts_at > ?
            group by starts_at\
            """,
            row -> Map.entry(row.instant("starts_at"), row.integer("n")),
            groupId,
            now)
        .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
    return taken;
  }

  /// Books a time, or finds it booked under this name. Problems: `window-group-unknown`,
  /// `slot-unknown`, `slot-full`, `booked-already`.
  Booking book(
      UUID id, String terminalId, long groupId, Instant startsAt, String idNumber, String masked) {
    WindowGroup group = tickets.group(terminalId, groupId);
    Instant now = clock.instant();
    Instant start = startsAt.truncatedTo(ChronoUnit.SECONDS);
    if (group.slotPlaces() == 0 || !starts(group, now).contains(start)) {
      throw Problem.of(409, "slot-unknown", "Ask for the times that can be booked again.")
          .asException();
    }
    byte[] person = person(idNumber);
    return database.transaction(sql -> {
      sql.first("select 1 from queue_group where id = ? for update", row -> true, groupId);
      Optional<Booking> known =
          sql.first(SELECT + "b.id = ? and b.person = ?", Booking::of, id, person);
      if (known.isPresent()) {
        return known.get();
      }
      if (taken(sql, groupId, now).getOrDefault(start, 0) >= group.slotPlaces()) {
        throw Problem.of(409, "slot-full", "Choose another time: this one is full.").asException();
      }
      int put =
          sql.run(
              """
              insert into queue_booking
                (id, group_id, starts_at, person, masked, terminal_id, booked_at, state, changed_at)
              values (?, ?, ?, ?, ?, ?, ?, 'booked', ?) on conflict do nothing\
              """,
              id,
              groupId,
              start,
              person,
              masked,
              terminalId,
              now,
              now);
      if (put == 0) {
        throw Problem.of(
                409,
                "booked-already",
                "This person holds a time at these windows. Cancel it first.")
            .asException();
      }
      return sql.first(SELECT + "b.id = ?", Booking::of, id).orElseThrow();
    });
  }

  /// What somebody has booked at the terminal's hall and not missed.
  List<Booking> own(String terminalId, String idNumber) {
    Instant now = clock.instant();
    return database
        .list(
            SELECT
                + """
                b.person = ? and b.state = 'booked'
                  and g.hall_id = (select hall_id from terminal where id = ?) order by b.starts_at\
                """,
            Booking::of,
            person(idNumber),
            terminalId)
        .stream()
        .filter(booking ->
            Slots.at(booking.startsAt(), booking.graceMinutes(), now) != Slots.Door.MISSED)
        .toList();
  }

  /// Gives a time back; safe to repeat. Problem: `booking-unknown`.
  void cancel(UUID id, String idNumber) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      Booking booking = mine(sql, id, idNumber);
      if (!booking.state().equals("cancelled")) {
        if (!booking.state().equals("booked")) {
          throw unknown();
        }
        sql.run(
            "update queue_booking set state = 'cancelled', changed_at = ? where id = ?", now, id);
      }
      return true;
    });
  }

  /// Turns a booking into a ticket whose place is that of the booked time; safe to repeat under one
  /// name. Problems: `booking-unknown`, `booking-early`, `booking-missed`, `numbers-used-up`.
  Tickets.Shown arrive(UUID id, String terminalId, String idNumber, UUID ticketId) {
    Instant now = clock.instant();
    List<WindowGroup> here = groups.atTerminal(terminalId);
    return database.transaction(sql -> {
      Booking booking = mine(sql, id, idNumber);
      UUID known = booking.ticketId();
      if (booking.state().equals("arrived") && known != null) {
        return tickets.shown(sql, Tickets.look(sql, known).orElseThrow(), now);
      }
      if (!booking.state().equals("booked")) {
        throw unknown();
      }
      switch (Slots.at(booking.startsAt(), booking.graceMinutes(), now)) {
        case EARLY ->
            throw Problem.of(
                    409,
                    "booking-early",
                    "Come again: from an hour before the time that was booked.")
                .asException();
        case MISSED ->
            throw Problem.of(409, "booking-missed", "The time is over. Take a number.")
                .asException();
        case OPEN -> {}
      }
      Ticket ticket =
          tickets.booked(
              sql,
              ticketId,
              here.stream()
                  .filter(group -> group.id() == booking.groupId())
                  .findFirst()
                  .orElseThrow(Bookings::unknown),
              terminalId,
              booking.startsAt(),
              now);
      sql.run(
          """
          update queue_booking set state = 'arrived', changed_at = ?, ticket_id = ? where id = ?\
          """,
          now,
          ticket.id(),
          id);
      return tickets.shown(sql, ticket, now);
    });
  }

  /// All bookings of a hall's day, by time.
  public List<Booking> of(String hallId, LocalDate day) {
    Instant from = day.atStartOfDay(hall.server.HallTime.ZONE).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(hall.server.HallTime.ZONE).toInstant();
    return database.list(
        SELECT
            + """
            g.hall_id = ? and b.starts_at >= ? and b.starts_at < ?
            order by b.starts_at, g.prefix, b.booked_at\
            """,
        Booking::of,
        hallId,
        from,
        to);
  }

  private Booking mine(Sql sql, UUID id, String idNumber) throws SQLException {
    return sql.first(
            SELECT + "b.id = ? and b.person = ? for update of b", Booking::of, id, person(idNumber))
        .orElseThrow(Bookings::unknown);
  }

  private byte[] person(String idNumber) {
    return key.mac("booking", idNumber);
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "booking-unknown", "Ask for this person's bookings again.")
        .asException();
  }
}
