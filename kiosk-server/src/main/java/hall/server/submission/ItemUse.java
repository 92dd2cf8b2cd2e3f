// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often each item was begun and applied for at each terminal in a month, for the monthly
/// evaluation. It counts uses and cases, and knows of nobody's.
@ApplicationScoped
public class ItemUse {
  private final Database database;

  ItemUse(Database database) {
    this.database = database;
  }

  /// An item at a terminal; the item is named as it is named now.
  ///
  /// @param cases that are of this item
  /// @param completed uses that came to a case; a life event (一件事) is one, whose cases are of its
  ///   parts
  /// @param begun absent where the terminal did not count yet
  /// @param abandoned uses that came to nothing; absent where that can't be told, as in the month
  ///   in which the terminal began to count
  public record Count(
      String implementationCode,
      Text name,
      String terminalId,
      long cases,
      long completed,
      @Nullable Long begun,
      @Nullable Long abandoned) {}

  /// All counts of a month of the hall's calendar, by item and terminal.
  public List<Count> of(YearMonth month) {
    LocalDate first = month.atDay(1);
    LocalDate next = month.plusMonths(1).atDay(1);
    Instant from = start(first);
    Instant until = start(next);
    return database.list(
        """
        select u.*, v.document #>> '{name,zh-CN}' as zh, v.document #>> '{name,en}' as en,
          (select min(b.day) from item_begun b where b.terminal_id = u.terminal_id) as since
        from (
          select implementation_code, terminal_id, sum(cases) as cases,
            count(completed_at) as completed, min(completed_at) as first_completed,
            sum(begun) as begun
          from (
            select s.implementation_code, s.terminal_id, 1 as cases,
              case when c.bundle_number is null then c.accepted_at end as completed_at, 0 as begun
            from service_case c join submission s on s.key = c.submission_key
            where c.accepted_at >= ? and c.accepted_at < ?
            union all
            select b.implementation_code, s.terminal_id, 0, b.made_at, 0
            from case_bundle b join submission s on s.key = b.submission_key
            where b.made_at >= ? and b.made_at < ?
            union all
            select implementation_code, terminal_id, 0, null, begun from item_begun
            where day >= ? and day < ?) each
          group by implementation_code, terminal_id) u
        cross join lateral (
          select document from item_version i where i.implementation_code = u.implementation_code
          order by version desc limit 1) v
        order by u.implementation_code, u.terminal_id\
        """,
        row -> count(row, next),
        from,
        until,
        from,
        until,
        first,
        next);
  }

  private static Count count(Row row, LocalDate next) throws SQLException {
    long completed = row.number("completed");
    LocalDate since = row.dayOrNull("since");
    Long begun = since != null && since.isBefore(next) ? row.number("begun") : null;
    Instant first = row.instantOrNull("first_completed");
    boolean older = since != null && first != null && first.isBefore(start(since));
    return new Count(
        row.text("implementation_code"),
        new Text(row.text("zh"), row.text("en")),
        row.text("terminal_id"),
        row.number("cases"),
        completed,
        begun,
        begun == null || older || begun < completed ? null : begun - completed);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(HallTime.ZONE).toInstant();
  }

  /// Keeps what a terminal tells of a day; a count never goes down, since what was begun was begun.
  void tell(String terminalId, UseReport.Checked report) {
    database.run(
        """
        insert into item_begun (terminal_id, day, implementation_code, begun)
        select ?, ?, told.* from unnest(?::text[], ?::integer[]) told
        on conflict (terminal_id, day, implementation_code) do update set begun = excluded.begun
        where item_begun.begun < excluded.begun\
        """,
        terminalId,
        report.day(),
        report.counts().keySet().toArray(String[]::new),
        report.counts().values().toArray(Integer[]::new));
  }
}
