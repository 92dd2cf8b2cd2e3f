// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives tickets to terminals: numbers of the hall while the line is there, and afterwards what a
/// terminal gave alone. A ticket has its name from its birth on the terminal, so that it is the
/// same one however often it is told.
@ApplicationScoped
public class Tickets {
  private final Database database;
  private final WindowGroups groups;
  private final Series series;
  private final Line line;
  private final Trail trail;
  private final InstantSource clock;

  Tickets(
      Database database,
      WindowGroups groups,
      Series series,
      Line line,
      Trail trail,
      InstantSource clock) {
    this.database = database;
    this.groups = groups;
    this.series = series;
    this.line = line;
    this.trail = trail;
    this.clock = clock;
  }

  /// What a terminal gave alone.
  record Given(int number, UUID leaseId, Instant takenAt) {}

  /// A ticket and how its line stands.
  record Shown(Ticket ticket, int ahead, @Nullable Integer minutes, Instant now) {}

  static LocalDate day(Instant now) {
    return now.atZone(HallTime.ZONE).toLocalDate();
  }

  /// Gives the next number, or the one that was given under this name. Problems:
  /// `window-group-unknown`, `window-group-closed`, `numbers-used-up`, `ticket-differs`.
  Shown take(UUID id, String terminalId, long groupId, Lane lane) {
    WindowGroup group = group(terminalId, groupId);
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Optional<Ticket> known = known(sql, id, terminalId, groupId);
      if (known.isPresent()) {
        return shown(sql, known.get(), now);
      }
      if (groups.doors(group, now).standing() != OpeningHours.Standing.OPEN) {
        throw Problem.of(
                409, "window-group-closed", "This group gives no tickets now. See when it opens.")
            .asException();
      }
      LocalDate day = day(now);
      int number = series.next(sql, groupId, day);
      return shown(sql, put(sql, id, group, day, number, lane, terminalId, null, now, now), now);
    });
  }

  /// A ticket for somebody who booked; its place is that of the time.
  Ticket booked(
      Sql sql, UUID id, WindowGroup group, String terminalId, Instant startsAt, Instant now)
      throws SQLException {
    LocalDate day = day(now);
    int number = series.next(sql, group.id(), day);
    Ticket ticket = put(sql, id, group, day, number, Lane.BOOKED, terminalId, null, now, now);
    sql.run("update queue_ticket set ready_at = ? where id = ?", startsAt, ticket.id());
    return look(sql, id).orElseThrow();
  }

  /// Notes what a terminal gave alone, whatever the hour: the citizen has the paper. Problems:
  /// `window-group-unknown`, `number-not-leased`, `number-taken`, `ticket-differs`.
  Shown note(UUID id, String terminalId, long groupId, Lane lane, Given given) {
    WindowGroup group = group(terminalId, groupId);
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Series.Lease lease =
          series
              .find(sql, given.leaseId())
              .filter(known -> known.terminalId().equals(terminalId) && known.groupId() == groupId)
              .orElseThrow(Tickets::notLeased);
      Optional<Ticket> known = known(sql, id, terminalId, groupId);
      if (known.isPresent() && known.get().number() == given.number()) {
        return shown(sql, known.get(), now);
      }
      if (!lease.holds(given.number())) {
        throw notLeased();
      }
      if (known.isPresent()) {
        return shown(sql, renumber(sql, known.get(), lease.day(), given.number(), now), now);
      }
      // A clock that is ahead gains nobody a place behind those who come later.
      Instant taken = given.takenAt().isAfter(now) ? now : given.takenAt();
      return shown(
          sql,
          put(sql, id, group, lease.day(), given.number(), lane, terminalId, given, taken, now),
          now);
    });
  }

  private Ticket put(
      Sql sql,
      UUID id,
      WindowGroup group,
      LocalDate day,
      int number,
      Lane lane,
      String terminalId,
      @Nullable Given given,
      Instant taken,
      Instant now)
      throws SQLException {
    int put =
        sql.run(
            """
            insert into queue_ticket (id, series_id, day, number, group_id, lane, terminal_id,
              offline, taken_at, ready_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting') on conflict do nothing\
            """,
            id,
            group.id(),
            day,
            number,
            group.id(),
            lane.word(),
            terminalId,
            given != null,
            taken,
            taken);
    if (put == 0) {
      throw Problem.of(409, "number-taken", "Another ticket has this number.").asException();
    }
    trail.note(sql, id, now, terminalId, given == null ? "taken" : "told", group.id(), null);
    return find(sql, id).orElseThrow();
  }

  /// The answer with the first number never arrived, and the terminal gave one of its own.
  private Ticket renumber(Sql sql, Ticket ticket, LocalDate day, int number, Instant now)
      throws SQLException {
    if (TicketLife.next(ticket.state(), TicketLife.Event.RENUMBERED)
        instanceof TicketLife.Step.Moved(TicketState to)) {
      sql.run(
          """
          update queue_ticket set number = ?, day = ?, state = ?, offline = true,
            window_name = null, called_at = null, call_number = null
          where id = ?\
          """,
          number,
          day,
          to.word(),
          ticket.id());
      trail.note(
          sql,
          ticket.id(),
          now,
          "terminal",
          TicketLife.Event.RENUMBERED.word(),
          ticket.groupId(),
          null);
    }
    return find(sql, ticket.id()).orElseThrow();
  }

  private static Optional<Ticket> known(Sql sql, UUID id, String terminalId, long groupId)
      throws SQLException {
    Optional<Ticket> known = find(sql, id);
    boolean differs =
        sql.first(
                "select 1 from queue_ticket where id = ? and (terminal_id <> ? or series_id <> ?)",
                row -> true,
                id,
                terminalId,
                groupId)
            .isPresent();
    if (differs) {
      throw Problem.of(409, "ticket-differs", "This name is another ticket's. Choose a new one.")
          .asException();
    }
    return known;
  }

  static Optional<Ticket> find(Sql sql, UUID id) throws SQLException {
    return sql.first(Ticket.SELECT + "t.id = ? for update of t", Ticket::of, id);
  }

  static Optional<Ticket> look(Sql sql, UUID id) throws SQLException {
    return sql.first(Ticket.SELECT + "t.id = ?", Ticket::of, id);
  }

  Shown shown(Sql sql, Ticket ticket, Instant now) throws SQLException {
    Line.Standing standing = line.of(sql, ticket.groupId(), ticket.day(), now);
    int ahead = standing.ahead(ticket.id());
    return new Shown(ticket, ahead, standing.minutes(ahead), now);
  }

  WindowGroup group(String terminalId, long groupId) {
    return groups.atTerminal(terminalId).stream()
        .filter(group -> group.id() == groupId)
        .findFirst()
        .orElseThrow(() ->
            Problem.of(404, "window-group-unknown", "Ask for the groups of this hall again.")
                .asException());
  }

  private static RuntimeException notLeased() {
    return Problem.of(409, "number-not-leased", "This number was not leased to this terminal.")
        .asException();
  }
}
