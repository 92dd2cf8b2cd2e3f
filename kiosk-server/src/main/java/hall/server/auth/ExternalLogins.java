// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Database;
import hall.server.Row;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.Operators.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Opens sessions for people whom an identity provider vouches for. Each has an account of their
/// own, made at the first login; its role is what the provider says at each. Whether it is active
/// is said here.
@ApplicationScoped
public class ExternalLogins {
  private static final String NAME = "[a-z0-9]+([._-][a-z0-9]+)*";
  private static final int LONGEST_NAME = 64;

  private final Database database;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Secrets secrets;
  private final Audit audit;
  private final InstantSource clock;

  public ExternalLogins(
      Database database,
      Passwords passwords,
      Sessions sessions,
      Secrets secrets,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.secrets = secrets;
    this.audit = audit;
    this.clock = clock;
  }

  /// Somebody as the provider knows them.
  ///
  /// @param name how they are called there; an account whose name it cannot be gets one made up
  public record Person(String issuer, String subject, String name, Role role) {
    @Override
    public String toString() {
      return "Person";
    }
  }

  /// What a login comes to.
  public sealed interface Login {
    /// `token` goes into the cookie; the database keeps its hash.
    record Opened(String token) implements Login {}

    /// An administrator disabled the account here.
    record Disabled() implements Login {}

    /// Another account has the name: a provider hands out none of this server's own accounts.
    record NameTaken(String name) implements Login {}
  }

  private record Known(String name, String role, boolean disabled) {
    static Known of(Row row) throws SQLException {
      return new Known(row.text("name"), row.text("role"), row.flag("disabled"));
    }
  }

  /// Opens a session, and makes the account where there is none.
  public Login logIn(Person person, Origin origin) {
    String name = name(person);
    boolean known = database.transaction(sql -> find(sql, person)).isPresent();
    if (!known && !add(person, name)) {
      audit.append(
          Actor.STRANGER,
          "login-refused",
          name,
          Map.of("address", origin.address(), "wrong", "provider-name"));
      return new Login.NameTaken(name);
    }
    return database.transaction(sql -> open(sql, person, origin));
  }

  /// Notes a login that came from the provider and is not let in.
  ///
  /// @param wrong a word of the audit
  public void refused(Origin origin, String wrong) {
    audit.append(
        Actor.STRANGER, "login-refused", "", Map.of("address", origin.address(), "wrong", wrong));
  }

  private static Optional<Known> find(Sql sql, Person person) throws SQLException {
    return sql.first(
        """
        select name, role, disabled_at is not null as disabled
        from operator where issuer = ? and subject = ? for update\
        """,
        Known::of,
        person.issuer(),
        person.subject());
  }

  /// False when another account has the name. Two logins of one person at once make one account.
  private boolean add(Person person, String name) {
    String nobodyKnows = passwords.hash(secrets.token(32));
    return database.transaction(sql -> {
      boolean added =
          sql.run(
                  """
                  insert into operator (name, password_hash, role, created_at, issuer, subject)
                  values (?, ?, ?, ?, ?, ?) on conflict do nothing\
                  """,
                  name,
                  nobodyKnows,
                  person.role().word(),
                  clock.instant(),
                  person.issuer(),
                  person.subject())
              == 1;
      if (added) {
        audit.record(
            sql,
            Actor.SERVER,
            "user-added",
            name,
            Map.of("role", person.role().word(), "with", "provider"));
      }
      return added || find(sql, person).isPresent();
    });
  }

  private Login open(Sql sql, Person person, Origin origin) throws SQLException {
    Known account = find(sql, person).orElseThrow();
    if (account.disabled()) {
      audit.record(
          sql,
          account.name(),
          "login-refused",
          account.name(),
          Map.of("address", origin.address(), "wrong", "disabled"));
      return new Login.Disabled();
    }
    String role = person.role().word();
    boolean changed = !role.equals(account.role());
    if (changed) {
      sql.run("update operator set role = ? where name = ?", role, account.name());
      sessions.endAll(sql, account.name(), 0);
    }
    String token = sessions.open(sql, account.name(), Stage.OPEN, origin.address(), origin.agent());
    sql.run(
        "update operator set last_login_at = ? where name = ?", clock.instant(), account.name());
    if (changed) {
      audit.record(
          sql,
          Actor.SERVER,
          "user-role-changed",
          account.name(),
          Map.of("from", account.role(), "to", role, "with", "provider"));
    }
    audit.record(
        sql,
        account.name(),
        "login",
        account.name(),
        Map.of("address", origin.address(), "with", "provider"));
    return new Login.Opened(token);
  }

  private static String name(Person person) {
    String name = person.name().strip().toLowerCase(Locale.ROOT);
    if (name.length() > 1 && name.length() <= LONGEST_NAME && name.matches(NAME)) {
      return name;
    }
    byte[] hash =
        Secrets.sha256()
            .digest((person.issuer() + " " + person.subject()).getBytes(StandardCharsets.UTF_8));
    return "person-" + HexFormat.of().formatHex(hash, 0, 6);
  }
}
