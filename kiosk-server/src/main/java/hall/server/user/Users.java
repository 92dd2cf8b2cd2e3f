// SPDX-License-Identifier: Apache-2.0
package hall.server.user;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.Operators;
import hall.server.auth.Passwords;
import hall.server.auth.Role;
import hall.server.auth.SecondFactor;
import hall.server.auth.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts for system administrators. Every change ends the sessions of the account; the last
/// active system administrator stays one.
@ApplicationScoped
public class Users {
  private static final int LONGEST_NAME = 64;
  private static final int PASSWORD_LENGTH = 16;
  private static final String SELECT = "select * from operator";

  private final Database database;
  private final Operators operators;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SecondFactor factor;
  private final Secrets secrets;
  private final Audit audit;
  private final InstantSource clock;

  public Users(
      Database database,
      Operators operators,
      Passwords passwords,
      Sessions sessions,
      SecondFactor factor,
      Secrets secrets,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.operators = operators;
    this.passwords = passwords;
    this.sessions = sessions;
    this.factor = factor;
    this.secrets = secrets;
    this.audit = audit;
    this.clock = clock;
  }

  /// An account that shall exist.
  public record Wish(@Nullable String name, @Nullable String role) {}

  /// What shall become different.
  public record Patch(@Nullable String role, @Nullable Boolean active) {}

  /// An account with a password in clear, shown this once.
  public record OneTime(User user, String password) {
    @Override
    public String toString() {
      return "OneTime " + user.name();
    }
  }

  public List<User> all() {
    return database.list(SELECT + " order by disabled_at is not null, name", User::of);
  }

  /// Those after a name, by name.
  List<User> after(String name, int most) {
    return database.list(SELECT + " where name > ? order by name limit ?", User::of, name, most);
  }

  /// One account. Problem: `user-unknown`.
  public User find(String name) {
    return database.first(SELECT + " where name = ?", User::of, name).orElseThrow(Users::unknown);
  }

  /// Adds an account. Problems: `user-defective`, `user-exists`.
  public OneTime add(Wish wish, String by) {
    List<Defect> defects = new ArrayList<>();
    String name = Objects.requireNonNullElse(wish.name(), "").strip();
    if (name.length() < 2
        || name.length() > LONGEST_NAME
        || !name.matches("[a-z0-9]+([._-][a-z0-9]+)*")) {
      defects.add(
          new Defect(
              "$.name",
              "2 to 64 lower-case letters and digits, with single dots, hyphens or underscores between."));
    }
    Optional<Role> role = role(wish.role(), defects);
    if (!defects.isEmpty()) {
      throw defective(defects);
    }
    String password = newPassword();
    if (!operators.add(Actor.operator(by), name, password, role.orElseThrow().word(), true)) {
      throw Problem.of(409, "user-exists", "Choose another name: this one is taken.").asException();
    }
    return new OneTime(find(name), password);
  }

  /// Changes the role, disables or enables. Problems: `user-unknown`, `user-defective`,
  /// `user-external`, `last-administrator`.
  public User change(String name, Patch patch, String by) {
    User known = find(name);
    List<Defect> defects = new ArrayList<>();
    Optional<Role> role = patch.role() == null ? Optional.empty() : role(patch.role(), defects);
    if (!defects.isEmpty()) {
      throw defective(defects);
    }
    String newRole = role.map(Role::word).orElse(known.role());
    if (!newRole.equals(known.role())) {
      requireOwn(known);
    }
    database.transaction(sql -> {
      User user = lock(sql, name);
      boolean active = Objects.requireNonNullElse(patch.active(), user.active());
      boolean stays = active && newRole.equals(Role.SYSTEM_ADMINISTRATOR.word());
      if (!stays && !user.external()) {
        requireAnotherAdministrator(sql, name);
      }
      if (!newRole.equals(user.role())) {
        sql.run("update operator set role = ? where name = ?", newRole, name);
        sessions.endAll(sql, name, 0);
        audit.record(
            sql, by, "user-role-changed", name, Map.of("from", user.role(), "to", newRole));
      }
      if (active != user.active()) {
        sql.run(
            "update operator set disabled_at = ? where name = ?",
            active ? null : clock.instant(),
            name);
        sessions.endAll(sql, name, 0);
        audit.record(sql, by, active ? "user-enabled" : "user-disabled", name, Map.of());
      }
      return active;
    });
    return find(name);
  }

  /// Draws a new first password. Problems: `user-unknown`, `user-external`.
  public OneTime resetPassword(String name, String by) {
    requireOwn(find(name));
    String password = newPassword();
    String hash = passwords.hash(password);
    database.transaction(sql -> {
      sql.run(
          "update operator set password_hash = ?, first_password = true where name = ?",
          hash,
          name);
      sessions.endAll(sql, name, 0);
      audit.record(sql, by, "password-reset", name, Map.of());
      return true;
    });
    return new OneTime(find(name), password);
  }

  /// Takes the second factor away, for somebody who lost telephone and recovery codes. Problem:
  /// `user-unknown`.
  public User resetTotp(String name, String by) {
    find(name);
    database.transaction(sql -> {
      factor.reset(sql, name);
      sessions.endAll(sql, name, 0);
      audit.record(sql, by, "totp-reset", name, Map.of());
      return true;
    });
    return find(name);
  }

  /// Locks all administrators, in one order, and then the account: two who disable each other at
  /// the same time wait for each other instead.
  private static User lock(Sql sql, String name) throws SQLException {
    sql.list(
        SELECT + " where role = ? order by name for update",
        User::of,
        Role.SYSTEM_ADMINISTRATOR.word());
    return sql.first(SELECT + " where name = ? for update", User::of, name)
        .orElseThrow(Users::unknown);
  }

  /// What the identity provider says is not said here.
  private static void requireOwn(User user) {
    if (user.external()) {
      throw Problem.of(
              409,
              "user-external",
              "This person logs in at the identity provider: change role and password there.")
          .asException();
    }
  }

  /// An account of this server: it opens the door when the identity provider is away.
  private static void requireAnotherAdministrator(Sql sql, String name) throws SQLException {
    boolean another =
        sql.first(
                """
                select 1 from operator
                where role = ? and disabled_at is null and issuer is null and name <> ?\
                """,
                row -> true,
                Role.SYSTEM_ADMINISTRATOR.word(),
                name)
            .isPresent();
    if (!another) {
      throw Problem.of(
              409,
              "last-administrator",
              "Make another account a system administrator first: this is the last active one.")
          .asException();
    }
  }

  private String newPassword() {
    return secrets.readable(PASSWORD_LENGTH).replaceAll("(.{4})(?=.)", "$1-");
  }

  private static Optional<Role> role(@Nullable String word, List<Defect> defects) {
    Optional<Role> role = Role.find(Objects.requireNonNullElse(word, ""));
    if (role.isEmpty()) {
      defects.add(
          new Defect(
              "$.role",
              "One of viewer, operator, configuration-administrator, auditor, system-administrator."));
    }
    return role;
  }

  private static ProblemException defective(List<Defect> defects) {
    return Problem.of(422, "user-defective", "Correct the listed fields.")
        .with(defects)
        .asException();
  }

  private static ProblemException unknown() {
    return Problem.of(404, "user-unknown", "Look for the account in the list of users.")
        .asException();
  }
}
