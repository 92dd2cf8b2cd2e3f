// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Database;
import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// Failures of a name, whoever tried: kept in the database, hence the same for all servers and
/// after a restart. From 50 failures within an hour of each other on the name is closed, for 15
/// seconds first, doubled by each further failure up to 15 minutes.
///
/// Names that do not exist are counted alike, or the wait would tell which do. A browser that once
/// logged in passes by ([DeviceMark]): a stranger can slow down strangers, not the owner.
@ApplicationScoped
public class Lockout {
  private static final int ALLOWED = 50;
  private static final int FIRST_WAIT_SECONDS = 15;
  private static final int LONGEST_WAIT_SECONDS = 900;
  private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);

  private final Database database;
  private final InstantSource clock;

  public Lockout(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// How long the name is still closed; zero when it is not.
  Duration waitFor(String name) {
    Instant now = clock.instant();
    return database
        .first(
            "select closed_until from login_failure where name_hash = ? and closed_until > ?",
            row -> Duration.between(now, row.instant("closed_until")),
            key(name),
            now)
        .orElse(Duration.ZERO);
  }

  /// Counts a failure; forgets names that nobody tried for an hour.
  void failed(String name) {
    Instant now = clock.instant();
    Instant forgiven = now.minus(FORGIVEN_AFTER);
    database.run("delete from login_failure where last_at < ? and closed_until < ?", forgiven, now);
    database.run(
        """
        insert into login_failure as f (name_hash, failures, last_at, closed_until)
        values (?, 1, ?, ?)
        on conflict (name_hash) do update
        set failures = f.failures + 1, last_at = excluded.last_at,
          closed_until = case when f.failures + 1 < ? then f.closed_until
            else excluded.last_at + interval '1 second'
              * least(?, ? * power(2, least(f.failures + 1 - ?, 10))) end\
        """,
        key(name),
        now,
        now,
        ALLOWED,
        LONGEST_WAIT_SECONDS,
        FIRST_WAIT_SECONDS,
        ALLOWED);
  }

  private static byte[] key(String name) {
    return Secrets.hash("name " + name.toLowerCase(Locale.ROOT));
  }
}
