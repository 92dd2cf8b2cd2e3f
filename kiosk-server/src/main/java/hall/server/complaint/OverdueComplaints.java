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

  /// How many the hotline could not be reached for in time, and nobody has dealt with since they
  /// came back.
  public long givenUp(Sql sql) throws SQLException {
    return sql.first(
            """
            select count(*) as n from complaint_dispatch d join complaint c on c.id = d.complaint_id
            where d.wire = ? and c.state = ?\
            """,
            row -> row.number("n"),
            Dispatch.Wire.GIVEN_UP.word(),
            ComplaintState.ACCEPTED.word())
        .orElse(0L);
  }
}
