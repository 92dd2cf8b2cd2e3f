// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Database;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Operators log in and out: password first, then the code of the second factor where there is one.
@ApplicationScoped
public class Operators {
  private final Database database;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SecondFactor factor;
  private final FactorPolicy policy;
  private final LoginDoors doors;
  private final Audit audit;
  private final InstantSource clock;

  public Operators(
      Database database,
      Passwords passwords,
      Sessions sessions,
      SecondFactor factor,
      FactorPolicy policy,
      LoginDoors doors,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.factor = factor;
    this.policy = policy;
    this.doors = doors;
    this.audit = audit;
    this.clock = clock;
  }

  /// What a try to log in comes to.
  public sealed interface Login {
    /// `token` goes into the cookie; the database keeps its hash.
    record Opened(String token) implements Login {}

    record Refused() implements Login {}

    record Throttled(Duration rest) implements Login {}

    /// The password was right; now the code.
    record CodeWanted() implements Login {}
  }

  /// Where a try comes from.
  ///
  /// @param agent what the browser calls itself
  /// @param mark its [DeviceMark], if it has one
  public record Origin(String address, String agent, @Nullable String mark) {}

  /// Who a session belongs to.
  public record Operator(String name, String role, Stage stage, long session) {
    /// The role; one that this version does not know only looks.
    public Role parsedRole() {
      return Role.find(role).orElse(Role.VIEWER);
    }
  }

  private record Stored(
      String name,
      String passwordHash,
      String role,
      boolean firstPassword,
      boolean disabled,
      boolean totp,
      boolean external) {}

  /// Opens a session for an account without a second factor.
  public Login logIn(String name, String password, String address) {
    return logIn(name, password, null, new Origin(address, "", null));
  }

  /// Opens a session; unknown names cost as much time as wrong passwords.
  public Login logIn(String name, String password, @Nullable String code, Origin origin) {
    Duration wait = doors.waitFor(name, origin);
    if (wait.isPositive()) {
      return new Login.Throttled(wait);
    }
    Optional<Stored> stored = stored(name);
    boolean matches =
        stored
            .map(account -> passwords.matches(password, account.passwordHash()))
            .orElseGet(() -> passwords.hash(password).isEmpty());
    if (stored.isEmpty()) {
      return refused(name, origin, Actor.STRANGER, "account");
    }
    Stored account = stored.get();
    if (!matches || account.external() || account.disabled()) {
      boolean disabled = matches && !account.external();
      return refused(name, origin, Actor.operator(name), disabled ? "disabled" : "password");
    }
    if (!account.totp()) {
      return new Login.Opened(database.transaction(sql -> open(sql, account, "password", origin)));
    }
    return code == null || code.isBlank()
        ? new Login.CodeWanted()
        : withCode(account, code, origin);
  }

  /// Keeps a login whose code is still to come; the token stands for the password for five minutes.
  public String await(String name, Origin origin) {
    return database.transaction(
        sql -> sessions.open(sql, name, Stage.CODE, origin.address(), origin.agent()));
  }

  /// Takes the code for a login that waits for it; refused also when it waited too long.
  public Login giveCode(String token, String code, Origin origin) {
    Optional<Operator> waiting = sessions.findWaiting(token);
    Optional<Stored> stored = waiting.flatMap(operator -> stored(operator.name()));
    if (waiting.isEmpty() || stored.isEmpty()) {
      return new Login.Refused();
    }
    Duration wait = doors.waitFor(stored.get().name(), origin);
    if (wait.isPositive()) {
      return new Login.Throttled(wait);
    }
    Login login = withCode(stored.get(), code, origin);
    if (login instanceof Login.Opened) {
      drop(token);
    }
    return login;
  }

  /// Whether a login waits for its code under this token.
  public boolean isWaiting(String token) {
    return sessions.findWaiting(token).isPresent();
  }

  private Login withCode(Stored account, String code, Origin origin) {
    Optional<String> token =
        database.transaction(sql -> {
          Optional<String> kind = factor.check(sql, account.name(), code);
          return kind.isEmpty()
              ? Optional.empty()
              : Optional.of(open(sql, account, kind.get(), origin));
        });
    return token.isPresent()
        ? new Login.Opened(token.get())
        : refused(account.name(), origin, Actor.operator(account.name()), "code");
  }

  private String open(Sql sql, Stored account, String shown, Origin origin) throws SQLException {
    Stage stage =
        policy.stage(
            account.firstPassword(), account.totp(), Role.find(account.role()).orElse(Role.VIEWER));
    String token = sessions.open(sql, account.name(), stage, origin.address(), origin.agent());
    sql.run(
        "update operator set last_login_at = ? where name = ?", clock.instant(), account.name());
    audit.record(
        sql,
        account.name(),
        "login",
        account.name(),
        Map.of("address", origin.address(), "with", shown));
    doors.succeeded(account.name(), origin);
    return token;
  }

  private Login refused(String name, Origin origin, Actor actor, String what) {
    doors.failed(name, origin);
    audit.append(
        actor, "login-refused", actor.name(), Map.of("address", origin.address(), "wrong", what));
    return new Login.Refused();
  }

  private Optional<Stored> stored(String name) {
    return database.first(
        """
        select name, password_hash, role, first_password, disabled_at is not null as disabled,
          totp_secret is not null as totp, issuer is not null as external
        from operator where name = ?\
        """,
        row ->
            new Stored(
                row.text("name"),
                row.text("password_hash"),
                row.text("role"),
                row.flag("first_password"),
                row.flag("disabled"),
                row.flag("totp"),
                row.flag("external")),
        name);
  }

  /// The operator of a living session.
  public Optional<Operator> find(String token) {
    return sessions.find(token);
  }

  /// Whether an account belongs to somebody who logs in at the identity provider.
  public boolean isExternal(String name) {
    return stored(name).map(Stored::external).orElse(false);
  }

  /// Ends a session; an unknown one is ended already.
  public void logOut(String token) {
    database.transaction(sql -> {
      Optional<String> name = drop(sql, token);
      if (name.isPresent()) {
        audit.record(sql, name.get(), "logout", name.get(), Map.of());
      }
      return name;
    });
  }

  private void drop(String token) {
    database.transaction(sql -> drop(sql, token));
  }

  private static Optional<String> drop(Sql sql, String token) throws SQLException {
    return sql.first(
        "delete from operator_session where token_hash = ? returning operator",
        row -> row.text("operator"),
        Secrets.hash(token));
  }

  /// Adds an operator on the server's own behalf; false when the name is taken.
  public boolean add(String name, String password, String role) {
    return add(Actor.SERVER, name, password, role, false);
  }

  /// Adds an operator; false when the name is taken.
  ///
  /// @param first whether the password must be replaced at the first login
  public boolean add(Actor by, String name, String password, String role, boolean first) {
    String hash = passwords.hash(password);
    return database.transaction(sql -> {
      boolean added =
          sql.run(
                  """
                  insert into operator (name, password_hash, role, created_at, first_password)
                  values (?, ?, ?, ?, ?) on conflict do nothing\
                  """,
                  name,
                  hash,
                  role,
                  clock.instant(),
                  first)
              == 1;
      if (added) {
        audit.record(sql, by, "user-added", name, Map.of("role", role));
      }
      return added;
    });
  }

  boolean none() {
    return database.first("select 1 from operator limit 1", row -> true).isEmpty();
  }

  /// The token that forms of a session carry (against cross-site requests): derived, not stored.
  public static String formToken(String sessionToken) {
    return HexFormat.of().formatHex(Secrets.hash("form " + sessionToken), 0, 16);
  }
}
