// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.Sql;
import hall.server.queue.TicketLife.Event;
import hall.server.queue.TicketLife.Step;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/// Ends what does not go on: bookings whose time is over, tickets that wait when windows close
/// whose rule ends them, and all that is left of an earlier day.
@ApplicationScoped
public class ClosingRound {
  private static final int ROWS = 500;
  private static final String ACTOR = "server";

  private final Database database;
  private final WindowGroups groups;
  private final Trail trail;
  private final InstantSource clock;

  ClosingRound(Database database, WindowGroups groups, Trail trail, InstantSource clock) {
    this.database = database;
    this.groups = groups;
    this.trail = trail;
    this.clock = clock;
  }

  @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    round();
  }

  /// One round; tells how many tickets ended.
  int round() {
    Instant now = clock.instant();
    LocalDate day = Tickets.day(now);
    int ended =
        end("t.day < ? and t.state in ('waiting', 'called', 'serving')", Event.DAY_OVER, now, day);
    database.run(
        """
        update queue_booking set state = 'missed', changed_at = ?
        where state = 'booked' and exists (
          select from queue_group g where g.id = group_id
            and starts_at + g.grace_minutes * interval '1 minute' < ?)\
        """,
        now,
        now);
    for (WindowGroup group : groups.all()) {
      Instant closes = groups.doors(group, now).closes();
      if (!group.served() && closes != null && !now.isBefore(closes)) {
        ended +=
            end(
                "t.day = ? and t.group_id = ? and t.state = 'waiting'",
                Event.ENDED,
                now,
                day,
                group.id());
      }
    }
    return ended;
  }

  private int end(String which, Event event, Instant now, Object... arguments) {
    return database.transaction(sql -> {
      List<Ticket> tickets =
          sql.list(
              Ticket.SELECT + which + " limit " + ROWS + " for update of t skip locked",
              Ticket::of,
              arguments);
      for (Ticket ticket : tickets) {
        end(sql, ticket, event, now);
      }
      return tickets.size();
    });
  }

  private void end(Sql sql, Ticket ticket, Event event, Instant now) throws SQLException {
    if (TicketLife.next(ticket.state(), event) instanceof Step.Moved(TicketState to)) {
      sql.run(
          "update queue_ticket set state = ?, ended_at = ? where id = ?",
          to.word(),
          now,
          ticket.id());
      trail.note(sql, ticket.id(), now, ACTOR, event.word(), ticket.groupId(), ticket.window());
    }
  }
}
