// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.Sql;
import hall.server.calendar.Calendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;

/// How many cases are late.
@ApplicationScoped
public class OverdueCases {

  /// Those whose next step the responsible unit should have taken; where the applicant is late,
  /// nobody is alarmed.
  public long count(Sql sql, Instant now) throws SQLException {
    return sql.first(
            """
            select count(*) as n from service_case where due_on < ? and state <> 'correcting'\
            """,
            row -> row.number("n"),
            Calendar.day(now))
        .orElse(0L);
  }
}
