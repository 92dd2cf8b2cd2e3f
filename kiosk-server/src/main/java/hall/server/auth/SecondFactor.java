// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Database;
import hall.server.Row;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/// The second factor of accounts: a TOTP secret, sealed with the server's key, and ten recovery
/// codes for the day on which the telephone is gone, kept as keyed hashes. Each code works once.
@ApplicationScoped
public class SecondFactor {
  private static final Logger LOG = Logger.getLogger(SecondFactor.class);
  private static final String ISSUER = "Self-service Hall";
  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_LENGTH = 12;

  private final Database database;
  private final ServerKey key;
  private final Secrets secrets;
  private final Audit audit;
  private final InstantSource clock;

  public SecondFactor(
      Database database, ServerKey key, Secrets secrets, Audit audit, InstantSource clock) {
    this.database = database;
    this.key = key;
    this.secrets = secrets;
    this.audit = audit;
    this.clock = clock;
  }

  /// A secret to be taken over into an app, shown this once.
  ///
  /// @param secret in base 32, to be typed
  /// @param uri the same for a QR code
  public record Begun(String secret, String uri) {
    @Override
    public String toString() {
      return "Begun";
    }
  }

  private record Stored(byte[] sealed, long step) {}

  /// Checks a code in the caller's transaction and uses it up; tells which kind it was.
  Optional<String> check(Sql sql, String account, String typed) throws SQLException {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    if (code.matches("[0-9]{6}")) {
      return checkTotp(sql, account, code) ? Optional.of("totp") : Optional.empty();
    }
    boolean used =
        sql.run(
                """
                update operator_recovery_code set used_at = ?
                where operator = ? and code_hash = ? and used_at is null\
                """,
                clock.instant(),
                account,
                recoveryHash(account, code))
            == 1;
    return used ? Optional.of("recovery-code") : Optional.empty();
  }

  private boolean checkTotp(Sql sql, String account, String code) throws SQLException {
    Optional<Stored> stored =
        sql.first(
            """
            select totp_secret, totp_step from operator
            where name = ? and totp_secret is not null for update\
            """,
            row -> stored(row, "totp_secret"),
            account);
    if (stored.isEmpty()) {
      return false;
    }
    OptionalLong step =
        open(account, stored.get().sealed())
            .map(secret -> Totp.step(secret, code, clock.instant(), stored.get().step()))
            .orElse(OptionalLong.empty());
    if (step.isEmpty()) {
      return false;
    }
    sql.run("update operator set totp_step = ? where name = ?", step.getAsLong(), account);
    return true;
  }

  /// Draws a new secret; an earlier one goes on until this one is confirmed.
  public Begun begin(String account) {
    byte[] secret = secrets.random(SECRET_BYTES);
    database.run(
        "update operator set totp_pending = ? where name = ?",
        key.seal(secret, place(account)),
        account);
    return new Begun(Base32.encode(secret), Totp.uri(ISSUER, account, secret));
  }

  /// The secret that waits to be confirmed.
  public Optional<Begun> pending(String account) {
    return database
        .first(
            "select totp_pending from operator where name = ? and totp_pending is not null",
            row -> row.bytes("totp_pending"),
            account)
        .flatMap(sealed -> open(account, sealed))
        .map(secret -> new Begun(Base32.encode(secret), Totp.uri(ISSUER, account, secret)));
  }

  /// Takes the new secret into use once a code shows that the app has it; tells new recovery codes,
  /// this once. Empty when the code does not fit.
  public Optional<List<String>> confirm(Sql sql, String account, String typed) throws SQLException {
    Optional<Stored> waiting =
        sql.first(
            """
            select totp_pending, totp_step from operator
            where name = ? and totp_pending is not null for update\
            """,
            row -> stored(row, "totp_pending"),
            account);
    OptionalLong step =
        waiting
            .flatMap(stored -> open(account, stored.sealed()))
            .map(secret -> Totp.step(secret, typed, clock.instant(), 0))
            .orElse(OptionalLong.empty());
    if (step.isEmpty()) {
      return Optional.empty();
    }
    sql.run(
        """
        update operator
        set totp_secret = totp_pending, totp_pending = null, totp_since = ?, totp_step = ?
        where name = ?\
        """,
        clock.instant(),
        step.getAsLong(),
        account);
    List<String> codes = newRecoveryCodes(sql, account);
    audit.record(sql, account, "totp-set-up", account, Map.of());
    return Optional.of(codes);
  }

  private List<String> newRecoveryCodes(Sql sql, String account) throws SQLException {
    sql.run("delete from operator_recovery_code where operator = ?", account);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String code = secrets.readable(RECOVERY_LENGTH);
      sql.run(
          "insert into operator_recovery_code (operator, code_hash) values (?, ?)",
          account,
          recoveryHash(account, code));
      codes.add(code.replaceAll("(.{4})(?=.)", "$1-"));
    }
    return codes;
  }

  /// Takes the second factor away in the caller's transaction.
  public void reset(Sql sql, String account) throws SQLException {
    sql.run(
        """
        update operator
        set totp_secret = null, totp_since = null, totp_pending = null, totp_step = 0
        where name = ?\
        """,
        account);
    sql.run("delete from operator_recovery_code where operator = ?", account);
  }

  private Optional<byte[]> open(String account, byte[] sealed) {
    Optional<byte[]> secret = key.open(sealed, place(account));
    if (secret.isEmpty()) {
      LOG.errorf(
          "The second factor of %s was sealed with another key: give this server the operator.key of the others.",
          account);
    }
    return secret;
  }

  private byte[] recoveryHash(String account, String code) {
    return key.mac("recovery", account + " " + code);
  }

  private static String place(String account) {
    return "totp " + account;
  }

  private static Stored stored(Row row, String column) throws SQLException {
    return new Stored(row.bytes(column), row.number("totp_step"));
  }
}
