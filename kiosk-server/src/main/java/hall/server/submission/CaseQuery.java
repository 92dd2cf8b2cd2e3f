// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Text;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/// What whoever holds a receipt may know: never personal data.
@ApplicationScoped
public class CaseQuery {
  private static final String SELECT =
      """
      select c.case_number, c.query_token, c.state, c.accepted_at, i.document
      from service_case c join submission s on s.key = c.submission_key
      join item_version i
        on i.implementation_code = s.implementation_code and i.version = s.item_version
      """;

  private final Database database;
  private final ItemStore items;

  public CaseQuery(Database database, ItemStore items) {
    this.database = database;
    this.items = items;
  }

  /// The public side of a case.
  public record Progress(
      String caseNumber,
      String state,
      OffsetDateTime acceptedAt,
      Text item,
      Text department,
      int promisedWorkingDays) {}

  private record Guarded(String token, Progress progress) {}

  /// A case by its number; numbers are guessable, so the token must fit as well.
  public Optional<Progress> byCaseNumber(String caseNumber, String token) {
    return database
        .first(SELECT + "where c.case_number = ?", this::guarded, caseNumber)
        .filter(guarded -> equal(guarded.token(), token))
        .map(Guarded::progress);
  }

  /// A case by its local number, which carries its own randomness.
  public Optional<Progress> byLocalNumber(String localNumber) {
    return database
        .first(SELECT + "where s.local_number = ?", this::guarded, localNumber)
        .map(Guarded::progress);
  }

  private Guarded guarded(Row row) throws SQLException {
    ServiceItem item = items.parse(row.text("document"));
    return new Guarded(
        row.text("query_token"),
        new Progress(
            row.text("case_number"),
            row.text("state"),
            HallTime.at(row.instant("accepted_at")),
            item.name(),
            item.department().name(),
            item.limits().promisedWorkingDays()));
  }

  private static boolean equal(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
