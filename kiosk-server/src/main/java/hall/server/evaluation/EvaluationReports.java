// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Row;
import hall.server.Text;
import hall.server.calendar.Calendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The reports of months.
@ApplicationScoped
public class EvaluationReports {
  private final Database database;
  private final Calendar calendar;

  EvaluationReports(Database database, Calendar calendar) {
    this.database = database;
    this.calendar = calendar;
  }

  /// The month that is asked for; the present one where none is. Problem: `month-defective`.
  public YearMonth month(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return YearMonth.from(calendar.today());
    }
    try {
      return YearMonth.parse(written);
    } catch (DateTimeParseException e) {
      throw Problem.of(422, "month-defective", "Write the month as 2026-11.").asException();
    }
  }

  public EvaluationReport report(YearMonth month) {
    return EvaluationReport.of(
        month,
        database.list(
            """
            select e.hall_id, h.name_zh, h.name_en, e.channel, e.rater, e.terminal_id, t.name,
              e.implementation_code, max(i.document #>> '{name,zh-CN}') as item_zh,
              max(i.document #>> '{name,en}') as item_en, e.mark, count(*) as n,
              count(*) filter (where r.state = 'closed') as closed
            from evaluation e join hall h on h.id = e.hall_id
            left join terminal t on t.id = e.terminal_id
            join item_version i
              on i.implementation_code = e.implementation_code and i.version = e.item_version
            left join rectification r on r.case_number = e.case_number and r.rater = e.rater
            where e.evaluated_at >= ? and e.evaluated_at < ?
            group by e.hall_id, h.name_zh, h.name_en, e.channel, e.rater, e.terminal_id, t.name,
              e.implementation_code, e.mark
            order by e.hall_id, e.terminal_id, e.implementation_code, e.mark\
            """,
            EvaluationReports::count,
            beginning(month),
            beginning(month.plusMonths(1))));
  }

  private static Instant beginning(YearMonth month) {
    return month.atDay(1).atStartOfDay(HallTime.ZONE).toInstant();
  }

  private static EvaluationReport.Count count(Row row) throws SQLException {
    return new EvaluationReport.Count(
        row.text("hall_id"),
        new Text(row.text("name_zh"), row.text("name_en")),
        Channel.of(row.text("channel")),
        Rater.of(row.text("rater")),
        Objects.requireNonNullElse(row.textOrNull("terminal_id"), ""),
        Objects.requireNonNullElse(row.textOrNull("name"), ""),
        row.text("implementation_code"),
        new Text(row.text("item_zh"), row.text("item_en")),
        row.integer("mark"),
        row.number("n"),
        row.number("closed"));
  }
}
