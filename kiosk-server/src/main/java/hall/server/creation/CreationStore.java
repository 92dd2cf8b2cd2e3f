// SPDX-License-Identifier: Apache-2.0
package hall.server.creation;

import hall.server.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Named requests with their answers in the database, for a day.
@ApplicationScoped
class CreationStore {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;

  CreationStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A key belongs to who made it up.
  record Name(String operator, String key) {}

  /// @param answer null while it is being created
  record Known(byte[] hash, @Nullable String answer) {}

  /// Takes a name for a request; false when it is taken.
  boolean begin(Name name, byte[] hash) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      sql.run("delete from operator_creation where begun_at < ?", now.minus(KEPT));
      return sql.run(
              """
              insert into operator_creation (operator, idempotency_key, request_hash, begun_at)
              values (?, ?, ?, ?) on conflict do nothing\
              """,
              name.operator(),
              name.key(),
              hash,
              now)
          == 1;
    });
  }

  Optional<Known> find(Name name) {
    return database.first(
        """
        select request_hash, answer from operator_creation
        where operator = ? and idempotency_key = ?\
        """,
        row -> new Known(row.bytes("request_hash"), row.textOrNull("answer")),
        name.operator(),
        name.key());
  }

  void end(Name name, String answer) {
    database.run(
        "update operator_creation set answer = ? where operator = ? and idempotency_key = ?",
        answer,
        name.operator(),
        name.key());
  }

  void forget(Name name) {
    database.run(
        "delete from operator_creation where operator = ? and idempotency_key = ?",
        name.operator(),
        name.key());
  }
}
