// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Sql;
import hall.server.calendar.Calendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;

/// How many bad ratings were not followed in time, as [Rectification#late] sees it.
@ApplicationScoped
public class OverdueRectifications {

  public long count(Sql sql, Instant now) throws SQLException {
    return sql.first(
            """
            select count(*) as n from rectification
            where case state when 'open' then verify_by when 'verified' then rectify_by
              when 'refuted' then answer_by when 'rectified' then answer_by
              when 'answered' then call_by end < ?\
            """,
            row -> row.number("n"),
            Calendar.day(now))
        .orElse(0L);
  }
}
