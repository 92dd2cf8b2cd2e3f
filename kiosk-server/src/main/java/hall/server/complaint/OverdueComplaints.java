// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Sql;
import hall.server.calendar.Calendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;

/// How many complaints are late, as [Complaint#late] sees it.
@ApplicationScoped
public class OverdueComplaints {

  public long count(Sql sql, Instant now) throws SQLException {
    return sql.first(
            "select count(*) as n from complaint where answered_at is null and"
                + Complaint.DUE
                + "< ?",
            row -> row.number("n"),
            Calendar.day(now))
        .orElse(0L);
  }
}
