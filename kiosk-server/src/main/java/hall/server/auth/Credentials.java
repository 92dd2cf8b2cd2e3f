// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Database;
import hall.server.Secrets;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/// The bearer credentials of terminals: 256 random bits, stored as SHA-256, one a terminal.
@ApplicationScoped
public class Credentials {
  private final Database database;
  private final KnownCredentials known;
  private final Secrets secrets;
  private final InstantSource clock;

  public Credentials(
      Database database, KnownCredentials known, Secrets secrets, InstantSource clock) {
    this.database = database;
    this.known = known;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// A new credential inside the caller's transaction; an earlier one of this terminal ends.
  public String issue(Sql sql, String terminalId) throws SQLException {
    String token = secrets.token(32);
    sql.run(
        """
        insert into terminal_credential (token_hash, terminal_id, issued_at) values (?, ?, ?)
        on conflict (terminal_id) do update
        set token_hash = excluded.token_hash, issued_at = excluded.issued_at\
        """,
        Secrets.hash(token),
        terminalId,
        clock.instant());
    known.forget(terminalId);
    return token;
  }

  /// Ends a terminal's credential, if it has one, inside the caller's transaction.
  public void end(Sql sql, String terminalId) throws SQLException {
    sql.run("delete from terminal_credential where terminal_id = ?", terminalId);
    known.forget(terminalId);
  }

  /// Whether a terminal has a credential.
  public boolean has(String terminalId) {
    return database
        .first("select 1 from terminal_credential where terminal_id = ?", row -> true, terminalId)
        .isPresent();
  }

  /// The terminal of a credential, from memory alone.
  Optional<String> remembered(String token) {
    return known.remembered(Secrets.hash(token));
  }

  /// The terminal of a credential.
  public Optional<String> find(String token) {
    byte[] hash = Secrets.hash(token);
    return known.find(
        hash,
        () ->
            database.first(
                "select terminal_id from terminal_credential where token_hash = ?",
                row -> row.text("terminal_id"),
                hash));
  }
}
