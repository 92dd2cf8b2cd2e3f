// SPDX-License-Identifier: Apache-2.0
package hall.server.user;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Sql;
import hall.server.audit.Audit;
import hall.server.auth.FactorPolicy;
import hall.server.auth.LoginGuard;
import hall.server.auth.Operators.Operator;
import hall.server.auth.Passwords;
import hall.server.auth.SecondFactor;
import hall.server.auth.Sessions;
import hall.server.auth.Stage;
import hall.server.user.PasswordRules.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What everybody does with their own account: password, second factor, sessions. While a login
/// still misses something, that is all that its session can do.
@ApplicationScoped
public class OwnAccount {
  private final Database database;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SecondFactor factor;
  private final FactorPolicy policy;
  private final LoginGuard guard;
  private final Audit audit;

  public OwnAccount(
      Database database,
      Passwords passwords,
      Sessions sessions,
      SecondFactor factor,
      FactorPolicy policy,
      LoginGuard guard,
      Audit audit) {
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.factor = factor;
    this.policy = policy;
    this.guard = guard;
    this.audit = audit;
  }

  /// An account as its owner sees it.
  ///
  /// @param missing what the login still misses: `password`, `totp`, or nothing
  /// @param external whether its owner logs in at the identity provider
  public record Account(
      String name,
      String role,
      @Nullable String missing,
      @Nullable OffsetDateTime totpSince,
      int recoveryCodes,
      boolean external,
      List<Sessions.Shown> sessions) {}

  private record Stored(
      String passwordHash,
      boolean firstPassword,
      @Nullable OffsetDateTime totpSince,
      int codes,
      boolean external) {}

  public Account show(Operator own) {
    Stored stored = stored(own);
    return new Account(
        own.name(),
        own.role(),
        own.stage() == Stage.OPEN ? null : own.stage().word(),
        stored.totpSince(),
        stored.codes(),
        stored.external(),
        sessions.list(own.name(), own.session()));
  }

  /// Sets a new password; all other sessions end.
  ///
  /// Problems: `password-refused` with every reason, `password-wrong`, `login-throttled`,
  /// `user-external`.
  ///
  /// @param current the password so far; a login with a first password has just shown it
  public void changePassword(Operator own, String current, String wanted) {
    Stored stored = stored(own);
    refuseExternal(stored);
    if (own.stage() != Stage.PASSWORD) {
      prove(own, current, stored);
    }
    List<Refusal> refusals = PasswordRules.check(own.name(), wanted);
    if (refusals.isEmpty() && passwords.matches(wanted, stored.passwordHash())) {
      refusals = List.of(Refusal.THE_SAME);
    }
    if (!refusals.isEmpty()) {
      throw Problem.of(422, "password-refused", "Choose a password that obeys the listed rules.")
          .with(
              refusals.stream()
                  .map(refusal -> new Defect("$.wanted#" + refusal.word(), refusal.message()))
                  .toList())
          .asException();
    }
    String hash = passwords.hash(wanted);
    database.transaction(sql -> {
      sql.run(
          "update operator set password_hash = ?, first_password = false where name = ?",
          hash,
          own.name());
      sessions.endAll(sql, own.name(), own.session());
      advance(sql, own, stored.totpSince() != null);
      audit.record(sql, own.name(), "password-changed", own.name(), Map.of());
      return true;
    });
  }

  /// Draws a new TOTP secret; it counts once [#confirmTotp] showed that the app has it.
  ///
  /// Problems: `password-wrong`, `login-throttled`, `password-first`, `user-external`.
  public SecondFactor.Begun beginTotp(Operator own, String current) {
    refuseFirstPassword(own);
    refuseExternal(stored(own));
    if (own.stage() == Stage.OPEN) {
      prove(own, current, stored(own));
    }
    return factor.begin(own.name());
  }

  /// The secret that waits to be confirmed.
  public Optional<SecondFactor.Begun> pendingTotp(Operator own) {
    return factor.pending(own.name());
  }

  /// Takes the new secret into use and tells the recovery codes, this once.
  ///
  /// Problems: `totp-code-refused`, `password-first`.
  public List<String> confirmTotp(Operator own, String code) {
    refuseFirstPassword(own);
    return database.transaction(sql -> {
      List<String> codes =
          factor
              .confirm(sql, own.name(), code)
              .orElseThrow(() ->
                  Problem.of(
                          422,
                          "totp-code-refused",
                          "Scan the code again and send the six digits that the app shows now.")
                      .asException());
      advance(sql, own, true);
      return codes;
    });
  }

  /// Ends one of the own sessions. Problem: `session-unknown`.
  public void endSession(Operator own, long id) {
    database.transaction(sql -> {
      if (!sessions.end(sql, own.name(), id)) {
        throw Problem.of(404, "session-unknown", "Look for the session in the list.").asException();
      }
      audit.record(sql, own.name(), "session-ended", own.name(), Map.of("session", id));
      return true;
    });
  }

  private void advance(Sql sql, Operator own, boolean totp) throws SQLException {
    if (own.stage() != Stage.OPEN) {
      sessions.advance(sql, own.session(), policy.stage(false, totp, own.parsedRole()));
    }
  }

  /// Nobody knows a password of such an account; a second factor is the provider's affair.
  private static void refuseExternal(Stored stored) {
    if (stored.external()) {
      throw Problem.of(
              409, "user-external", "Change the password and the second factor at the provider.")
          .asException();
    }
  }

  private static void refuseFirstPassword(Operator own) {
    if (own.stage() == Stage.PASSWORD) {
      throw Problem.of(409, "password-first", "Replace the first password first.").asException();
    }
  }

  /// A session left open on somebody's desk shall not be enough to take the account over.
  private void prove(Operator own, String current, Stored stored) {
    String door = "own account " + own.name();
    Duration wait = guard.waitFor(own.name(), door);
    if (wait.isPositive()) {
      throw new ProblemException(
          Problem.of(429, "login-throttled", "Too many failed tries. Wait before the next one."),
          Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
    }
    if (!passwords.matches(current, stored.passwordHash())) {
      guard.failed(own.name(), door);
      throw Problem.of(403, "password-wrong", "Send the password that the account has now.")
          .asException();
    }
    guard.succeeded(own.name(), door);
  }

  private Stored stored(Operator own) {
    return database
        .first(
            """
            select o.password_hash, o.first_password, o.totp_since, o.issuer is not null as external,
              (select count(*) from operator_recovery_code c
               where c.operator = o.name and c.used_at is null) as codes
            from operator o where o.name = ?\
            """,
            row ->
                new Stored(
                    row.text("password_hash"),
                    row.flag("first_password"),
                    Stream.ofNullable(row.instantOrNull("totp_since"))
                        .map(HallTime::at)
                        .findFirst()
                        .orElse(null),
                    row.integer("codes"),
                    row.flag("external")),
            own.name())
        .orElseThrow();
  }
}
