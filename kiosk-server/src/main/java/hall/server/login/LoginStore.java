// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import hall.server.Database;
import hall.server.Row;
import hall.server.auth.ServerKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Logins that wait, one a terminal, so that any server may ask how one stands. Who it is never
/// comes here.
@ApplicationScoped
class LoginStore {
  private final Database database;
  private final ServerKey key;

  LoginStore(Database database, ServerKey key) {
    this.database = database;
    this.key = key;
  }

  /// What only platform and server know of a login.
  record Codes(String deviceCode, String nonce) {
    /// Never the codes.
    @Override
    public String toString() {
      return "Codes";
    }
  }

  /// A login that waits.
  ///
  /// @param intervalSeconds how often the platform may be asked
  record Pending(UUID login, Instant expiresAt, int intervalSeconds) {}

  /// Writes one down; an earlier one of the terminal is over.
  void begin(String terminalId, Pending pending, Codes codes, Instant now) {
    byte[] sealed =
        key.seal(
            (codes.nonce() + "\n" + codes.deviceCode()).getBytes(StandardCharsets.UTF_8),
            place(pending.login()));
    database.run(
        """
        insert into login_pending
          (terminal_id, login, sealed, begun_at, expires_at, interval_seconds, next_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (terminal_id) do update set login = excluded.login, sealed = excluded.sealed,
          begun_at = excluded.begun_at, expires_at = excluded.expires_at,
          interval_seconds = excluded.interval_seconds, next_at = excluded.next_at\
        """,
        terminalId,
        pending.login(),
        sealed,
        now,
        pending.expiresAt(),
        pending.intervalSeconds(),
        now.plusSeconds(pending.intervalSeconds()));
  }

  Optional<Pending> find(String terminalId, UUID login) {
    return database.first(
        "select * from login_pending where terminal_id = ? and login = ?",
        LoginStore::pending,
        terminalId,
        login);
  }

  /// The codes to ask the platform with, for the one caller whose turn it is; empty for whoever
  /// comes too early.
  Optional<Codes> turn(String terminalId, UUID login, Instant now) {
    return database
        .first(
            """
            update login_pending
            set next_at = ?::timestamptz + interval_seconds * interval '1 second'
            where terminal_id = ? and login = ? and next_at <= ?
            returning sealed\
            """,
            row -> row.bytes("sealed"),
            now,
            terminalId,
            login,
            now)
        .flatMap(sealed -> key.open(sealed, place(login)))
        .map(text -> List.of(new String(text, StandardCharsets.UTF_8).split("\n", 2)))
        .map(parts -> new Codes(parts.get(1), parts.get(0)));
  }

  /// The platform is asked less often from now on.
  Optional<Pending> slower(UUID login, int seconds, Instant now) {
    return database.first(
        """
        update login_pending set interval_seconds = least(interval_seconds + ?, 600),
          next_at = ?::timestamptz + least(interval_seconds + ?, 600) * interval '1 second'
        where login = ? returning *\
        """,
        LoginStore::pending,
        seconds,
        now,
        seconds,
        login);
  }

  /// False where it was over already.
  boolean end(String terminalId, UUID login) {
    return database.run(
            "delete from login_pending where terminal_id = ? and login = ?", terminalId, login)
        > 0;
  }

  private static Pending pending(Row row) throws SQLException {
    return new Pending(
        row.uuid("login"), row.instant("expires_at"), row.integer("interval_seconds"));
  }

  private static String place(UUID login) {
    return "login " + login;
  }
}
