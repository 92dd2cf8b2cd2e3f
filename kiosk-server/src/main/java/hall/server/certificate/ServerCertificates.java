// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.Database;
import hall.server.Secrets;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The certificates that the servers on this database show to whoever connects, so that any of them
/// can look after all.
@ApplicationScoped
public class ServerCertificates {
  /// How long a server that says nothing counts as running.
  private static final Duration KNOWN = Duration.ofMinutes(3);

  private final Database database;
  private final InstantSource clock;
  private final String self;

  public ServerCertificates(Database database, InstantSource clock, Secrets secrets) {
    this.database = database;
    this.clock = clock;
    this.self = secrets.token(9);
  }

  /// This server shows it.
  public void shown(X509Certificate certificate) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      sql.run("delete from server_certificate where seen_at < ?", now.minus(KNOWN));
      return sql.run(
          """
          insert into server_certificate (server, valid_until, seen_at) values (?, ?, ?)
          on conflict (server) do update
          set valid_until = excluded.valid_until, seen_at = excluded.seen_at\
          """,
          self,
          certificate.getNotAfter().toInstant(),
          now);
    });
  }

  /// When the first of those that are shown ends.
  public Optional<Instant> earliestEnd(Sql sql, Instant now) throws SQLException {
    return sql.first(
        """
        select valid_until from server_certificate where seen_at > ? order by valid_until limit 1\
        """,
        row -> row.instant("valid_until"),
        now.minus(KNOWN));
  }
}
