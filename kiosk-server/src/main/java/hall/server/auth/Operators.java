// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Database;
import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// Operators and their sessions.
@ApplicationScoped
public class Operators {
  private static final Duration SESSION = Duration.ofHours(8);

  private final Database database;
  private final Passwords passwords;
  private final Secrets secrets;
  private final LoginGuard guard;
  private final InstantSource clock;

  public Operators(
      Database database,
      Passwords passwords,
      Secrets secrets,
      LoginGuard guard,
      InstantSource clock) {
    this.database = database;
    this.passwords = passwords;
    this.secrets = secrets;
    this.guard = guard;
    this.clock = clock;
  }

  /// What a try to log in comes to.
  public sealed interface Login {
    /// `token` goes into the cookie; the database keeps its hash.
    record Opened(String token) implements Login {}

    record Refused() implements Login {}

    record Throttled(Duration rest) implements Login {}
  }

  /// Who a session belongs to.
  public record Operator(String name, String role) {}

  private record Stored(String name, String passwordHash) {}

  /// Opens a session; unknown names cost as much time as wrong passwords.
  public Login logIn(String name, String password, String address) {
    Duration wait = guard.waitFor(name, address);
    if (wait.isPositive()) {
      return new Login.Throttled(wait);
    }
    Optional<Stored> stored =
        database.first(
            "select name, password_hash from operator where name = ?",
            row -> new Stored(row.text("name"), row.text("password_hash")),
            name);
    boolean matches =
        stored
            .map(operator -> passwords.matches(password, operator.passwordHash()))
            .orElseGet(() -> passwords.hash(password).isEmpty());
    if (!matches) {
      guard.failed(name, address);
      return new Login.Refused();
    }
    guard.succeeded(name, address);
    return new Login.Opened(open(name));
  }

  private String open(String name) {
    Instant now = clock.instant();
    database.run("delete from operator_session where expires_at < ?", now);
    String token = secrets.token(32);
    database.run(
        "insert into operator_session (token_hash, operator, expires_at) values (?, ?, ?)",
        Secrets.hash(token),
        name,
        now.plus(SESSION));
    return token;
  }

  /// The operator of a living session.
  public Optional<Operator> find(String token) {
    return database.first(
        """
        select o.name, o.role from operator_session s join operator o on o.name = s.operator
        where s.token_hash = ? and s.expires_at > ?\
        """,
        row -> new Operator(row.text("name"), row.text("role")),
        Secrets.hash(token),
        clock.instant());
  }

  /// Ends a session; an unknown one is ended already.
  public void logOut(String token) {
    database.run("delete from operator_session where token_hash = ?", Secrets.hash(token));
  }

  /// Adds an operator; false when the name is taken.
  public boolean add(String name, String password, String role) {
    return database.run(
            """
            insert into operator (name, password_hash, role, created_at) values (?, ?, ?, ?)
            on conflict do nothing\
            """,
            name,
            passwords.hash(password),
            role,
            clock.instant())
        == 1;
  }

  boolean none() {
    return database.first("select 1 from operator limit 1", row -> true).isEmpty();
  }

  /// The token that forms of a session carry (against cross-site requests): derived, not stored.
  public static String formToken(String sessionToken) {
    return HexFormat.of().formatHex(Secrets.hash("form " + sessionToken), 0, 16);
  }
}
