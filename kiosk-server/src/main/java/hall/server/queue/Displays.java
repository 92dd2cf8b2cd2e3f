// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Secrets;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/// The screens of halls, each with a token of its own, so that one can be taken out alone.
@ApplicationScoped
public class Displays {
  private static final int LONGEST_NAME = 60;
  private static final int TOKEN_BYTES = 24;

  private final Database database;
  private final Audit audit;
  private final Secrets secrets;
  private final InstantSource clock;

  Displays(Database database, Audit audit, Secrets secrets, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// A screen as administrators see it.
  public record Shown(long id, String name, OffsetDateTime createdAt) {}

  /// Screens that may look, the oldest first.
  public List<Shown> inHall(String hallId) {
    return database.list(
        """
        select id, name, created_at from queue_display
        where hall_id = ? and revoked_at is null order by id\
        """,
        row ->
            new Shown(row.number("id"), row.text("name"), HallTime.at(row.instant("created_at"))),
        hallId);
  }

  /// A token for one more screen; it is shown this once. Problem: `display-defective`.
  public String add(String hallId, String name, String operator) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) {
      throw Problem.of(422, "display-defective", "A name of at most 60 characters.").asException();
    }
    String token = secrets.token(TOKEN_BYTES);
    Instant now = clock.instant();
    database.transaction(sql -> {
      long id =
          sql.first(
                  """
                  insert into queue_display (hall_id, name, token_hash, created_at, created_by)
                  values (?, ?, ?, ?, ?) returning id\
                  """,
                  row -> row.number("id"),
                  hallId,
                  called,
                  Secrets.hash(token),
                  now,
                  operator)
              .orElseThrow();
      audit.record(sql, operator, "hall-display-added", Long.toString(id), Map.of("hall", hallId));
      return true;
    });
    return token;
  }

  /// Its token opens nothing from now on. Problem: `display-unknown`.
  public void revoke(String hallId, long id, String operator) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      int revoked =
          sql.run(
              "update queue_display set revoked_at = ? where hall_id = ? and id = ? and revoked_at is null",
              now,
              hallId,
              id);
      if (revoked == 0) {
        throw Problem.of(404, "display-unknown", "Look for the screen in the list.").asException();
      }
      audit.record(
          sql, operator, "hall-display-revoked", Long.toString(id), Map.of("hall", hallId));
      return true;
    });
  }

  /// Whether the token opens the screen of this hall.
  boolean opens(String hallId, String token) {
    return database
        .first(
            "select 1 from queue_display where hall_id = ? and token_hash = ? and revoked_at is null",
            row -> true,
            hallId,
            Secrets.hash(token))
        .isPresent();
  }
}
