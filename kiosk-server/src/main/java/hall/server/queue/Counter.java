// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.queue.TicketLife.Event;
import hall.server.queue.TicketLife.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What clerks do at their windows. Who calls holds the groups of the window, so two windows that
/// press at the same moment are served one after the other and never get the same ticket.
@ApplicationScoped
public class Counter {
  private final Database database;
  private final Line line;
  private final Trail trail;
  private final InstantSource clock;

  Counter(Database database, Line line, Trail trail, InstantSource clock) {
    this.database = database;
    this.line = line;
    this.trail = trail;
    this.clock = clock;
  }

  /// A window as its clerk sees it.
  ///
  /// @param groups that it serves, each with how many wait
  /// @param current who was called or is served here
  /// @param skipped today's tickets of these groups that did not come
  public record Desk(
      List<GroupLine> groups, Optional<Ticket> current, List<Ticket> skipped, int waiting) {}

  /// A group's line.
  ///
  /// @param next who would be called
  public record GroupLine(WindowGroup group, int waiting, @Nullable String next) {}

  public Desk desk(String hallId, String window) {
    Instant now = clock.instant();
    LocalDate day = Tickets.day(now);
    return database.transaction(sql -> {
      List<GroupLine> lines = new ArrayList<>();
      List<Ticket> skipped = new ArrayList<>();
      for (WindowGroup group : groups(sql, hallId, window, "")) {
        List<Turn.Waiting> order = line.order(sql, group.id(), day, now);
        String next =
            order.isEmpty()
                ? null
                : Tickets.look(sql, order.getFirst().id()).map(Ticket::label).orElse(null);
        lines.add(new GroupLine(group, order.size(), next));
        skipped.addAll(
            sql.list(
                Ticket.SELECT
                    + "t.group_id = ? and t.day = ? and t.state = 'skipped' order by t.called_at desc limit 10",
                Ticket::of,
                group.id(),
                day));
      }
      return new Desk(
          lines,
          current(sql, hallId, window, day),
          skipped,
          lines.stream().mapToInt(GroupLine::waiting).sum());
    });
  }

  /// Calls whose turn it is; empty where nobody waits. Of several groups it is the one whose next
  /// has waited longest. Problem: `window-busy`.
  public Optional<Ticket> next(String hallId, String window, String clerk) {
    Instant now = clock.instant();
    LocalDate day = Tickets.day(now);
    return database.transaction(sql -> {
      List<WindowGroup> groups = groups(sql, hallId, window, " for update");
      requireFree(sql, hallId, window, day);
      List<Turn.Waiting> heads = new ArrayList<>();
      for (WindowGroup group : groups) {
        line.order(sql, group.id(), day, now).stream().findFirst().ifPresent(heads::add);
      }
      Optional<Turn.Waiting> turn = heads.stream().min(Comparator.comparing(Turn.Waiting::ready));
      if (turn.isEmpty()) {
        return Optional.empty();
      }
      Ticket ticket = Tickets.find(sql, turn.get().id()).orElseThrow();
      sql.run(
          """
          insert into queue_series (group_id, day, streak) values (?, ?, ?)
          on conflict (group_id, day) do update
            set streak = case when excluded.streak = 0 then 0 else queue_series.streak + 1 end\
          """,
          ticket.groupId(),
          day,
          Turn.streak(0, ticket.lane()));
      return Optional.of(move(sql, ticket, Event.CALLED, window, clerk, now));
    });
  }

  /// Does something with one ticket. Problems: `ticket-unknown`, `ticket-elsewhere`,
  /// `ticket-moved-on`, `window-busy`, `window-group-unknown`.
  ///
  /// @param toGroup of a transfer alone
  public Ticket act(
      String hallId,
      String window,
      UUID ticketId,
      Event event,
      @Nullable Long toGroup,
      String clerk) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Ticket ticket =
          sql.first(
                  Ticket.SELECT
                      + "t.id = ? and t.day = ? and t.group_id in (select id from queue_group where hall_id = ?) for update of t",
                  Ticket::of,
                  ticketId,
                  Tickets.day(now),
                  hallId)
              .orElseThrow(() ->
                  Problem.of(404, "ticket-unknown", "Look for the ticket on the window's page.")
                      .asException());
      if (TicketLife.atWindow(ticket.state()) && !window.equals(ticket.window())) {
        throw Problem.of(409, "ticket-elsewhere", "Another window has this ticket.").asException();
      }
      if (ticket.state() == TicketState.SKIPPED) {
        groups(sql, hallId, window, " for update");
        requireFree(sql, hallId, window, ticket.day());
      }
      if (event == Event.TRANSFERRED) {
        transfer(sql, hallId, ticket, toGroup);
      }
      return move(sql, ticket, event, window, clerk, now);
    });
  }

  private static void transfer(Sql sql, String hallId, Ticket ticket, @Nullable Long toGroup)
      throws SQLException {
    int moved =
        sql.run(
            """
            update queue_ticket set group_id = g.id from queue_group g
            where queue_ticket.id = ? and g.id = ? and g.hall_id = ? and g.id <> queue_ticket.group_id\
            """,
            ticket.id(),
            toGroup,
            hallId);
    if (moved == 0) {
      throw Problem.of(422, "window-group-unknown", "Choose another group of this hall.")
          .asException();
    }
  }

  private Ticket move(Sql sql, Ticket ticket, Event event, String window, String clerk, Instant now)
      throws SQLException {
    TicketState to =
        switch (TicketLife.next(ticket.state(), event)) {
          case Step.Moved(TicketState next) -> next;
          case Step.Refused() ->
              throw Problem.of(
                      409, "ticket-moved-on", "The ticket is further than this page showed.")
                  .asException();
        };
    boolean called = event == Event.CALLED || event == Event.RECALLED;
    boolean ended = to == TicketState.FINISHED || to == TicketState.SKIPPED;
    boolean waits = to == TicketState.WAITING;
    sql.run(
        """
        update queue_ticket set state = ?,
          window_name = case when ? then null else ? end,
          called_at = case when ? then ? when ? then null else called_at end,
          call_number = case when ? then nextval('queue_call') when ? then null else call_number end,
          began_at = case when ? then ? else began_at end,
          ended_at = case when ? then ? else null end
        where id = ?\
        """,
        to.word(),
        waits,
        window,
        called,
        now,
        waits,
        called,
        waits,
        event == Event.BEGAN,
        now,
        ended,
        now,
        ticket.id());
    trail.note(sql, ticket.id(), now, clerk, event.word(), ticket.groupId(), window);
    return Tickets.find(sql, ticket.id()).orElseThrow();
  }

  private static List<WindowGroup> groups(Sql sql, String hallId, String window, String lock)
      throws SQLException {
    return sql
        .list(
            "select "
                + WindowGroup.COLUMNS
                + " from queue_group g where g.hall_id = ? order by g.id"
                + lock,
            WindowGroup::of,
            hallId)
        .stream()
        .filter(group -> group.windows().contains(window))
        .toList();
  }

  private static Optional<Ticket> current(Sql sql, String hallId, String window, LocalDate day)
      throws SQLException {
    return sql.first(
        Ticket.SELECT
            + """
            t.day = ? and t.window_name = ? and t.state in ('called', 'serving')
              and s.hall_id = ?\
            """,
        Ticket::of,
        day,
        window,
        hallId);
  }

  private static void requireFree(Sql sql, String hallId, String window, LocalDate day)
      throws SQLException {
    if (current(sql, hallId, window, day).isPresent()) {
      throw Problem.of(409, "window-busy", "Finish, skip or transfer who was called here before.")
          .asException();
    }
  }
}
