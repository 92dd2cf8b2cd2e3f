// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;

/// How often each item was applied for at each terminal in a month, for the monthly evaluation. It
/// counts cases, and knows of nobody's.
@ApplicationScoped
public class ItemUse {
  private final Database database;

  ItemUse(Database database) {
    this.database = database;
  }

  /// The cases of an item at a terminal; the item is named as it is named now.
  public record Count(String implementationCode, Text name, String terminalId, long cases) {}

  /// All counts of a month of the hall's calendar, by item and terminal.
  public List<Count> of(YearMonth month) {
    return database.list(
        """
        select u.*, v.document #>> '{name,zh-CN}' as zh, v.document #>> '{name,en}' as en
        from (
          select s.implementation_code, s.terminal_id, count(*) as cases
          from service_case c join submission s on s.key = c.submission_key
          where c.accepted_at >= ? and c.accepted_at < ?
          group by s.implementation_code, s.terminal_id) u
        cross join lateral (
          select document from item_version i where i.implementation_code = u.implementation_code
          order by version desc limit 1) v
        order by u.implementation_code, u.terminal_id\
        """,
        row ->
            new Count(
                row.text("implementation_code"),
                new Text(row.text("zh"), row.text("en")),
                row.text("terminal_id"),
                row.number("cases")),
        month.atDay(1).atStartOfDay(HallTime.ZONE).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(HallTime.ZONE).toInstant());
  }
}
