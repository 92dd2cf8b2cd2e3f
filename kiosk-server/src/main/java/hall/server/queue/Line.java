// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who waits in a group's line, and what its day has shown so far.
@ApplicationScoped
class Line {
  private static final int LAST_VISITS = 30;

  /// A window that called nobody for so long is not counted as working.
  private static final Duration AT_WORK = Duration.ofMinutes(30);

  /// How a line stands.
  ///
  /// @param order all who wait, next first
  /// @param served how long the last visits of the day took
  /// @param windows at work
  record Standing(List<Turn.Waiting> order, List<Duration> served, int windows) {
    /// How many are called before this ticket; all who wait where it does not wait.
    int ahead(UUID ticket) {
      int place = 0;
      while (place < order.size() && !order.get(place).id().equals(ticket)) {
        place++;
      }
      return place;
    }

    @Nullable Integer minutes(int ahead) {
      return ExpectedWait.minutes(ahead, served, windows);
    }
  }

  Standing of(Sql sql, long groupId, LocalDate day, Instant now) throws SQLException {
    return new Standing(
        order(sql, groupId, day, now), served(sql, groupId, day), windows(sql, groupId, day, now));
  }

  List<Turn.Waiting> order(Sql sql, long groupId, LocalDate day, Instant now) throws SQLException {
    int streak =
        sql.first(
                "select streak from queue_series where group_id = ? and day = ?",
                row -> row.integer("streak"),
                groupId,
                day)
            .orElse(0);
    List<Turn.Waiting> waiting =
        sql.list(
            Ticket.SELECT + "t.group_id = ? and t.day = ? and t.state = 'waiting'",
            row -> Ticket.of(row).waiting(),
            groupId,
            day);
    return Turn.order(waiting, streak, now);
  }

  private static List<Duration> served(Sql sql, long groupId, LocalDate day) throws SQLException {
    return sql.list(
        """
        select called_at, ended_at from queue_ticket
        where group_id = ? and day = ? and state = 'finished' and called_at is not null
          and ended_at is not null
        order by ended_at desc limit ?\
        """,
        row -> Duration.between(row.instant("called_at"), row.instant("ended_at")),
        groupId,
        day,
        LAST_VISITS);
  }

  private static int windows(Sql sql, long groupId, LocalDate day, Instant now)
      throws SQLException {
    return sql.first(
            """
            select count(distinct window_name) as n from queue_ticket
            where group_id = ? and day = ? and window_name is not null
              and (state in ('called', 'serving') or called_at > ?)\
            """,
            row -> row.integer("n"),
            groupId,
            day,
            now.minus(AT_WORK))
        .orElse(0);
  }
}
