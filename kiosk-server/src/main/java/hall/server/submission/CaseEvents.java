// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trail of a case: what happened to it and who looked at it. Rows are only ever added.
@ApplicationScoped
public class CaseEvents {
  private static final String INSERT =
      "insert into case_event (case_number, at, actor, kind, detail) values (?, ?, ?, ?, ?)";

  private final Database database;

  public CaseEvents(Database database) {
    this.database = database;
  }

  /// One event; kinds are `accepted`, `read` and `document-read`.
  public record Event(OffsetDateTime at, String actor, String kind, @Nullable String detail) {}

  static void add(
      Sql sql, String caseNumber, Instant at, String actor, String kind, @Nullable String detail)
      throws SQLException {
    sql.run(INSERT, caseNumber, at, actor, kind, detail);
  }

  /// The trail from its beginning.
  List<Event> of(String caseNumber) {
    return database.list(
        "select at, actor, kind, detail from case_event where case_number = ? order by id",
        row ->
            new Event(
                HallTime.at(row.instant("at")),
                row.text("actor"),
                row.text("kind"),
                row.textOrNull("detail")),
        caseNumber);
  }
}
