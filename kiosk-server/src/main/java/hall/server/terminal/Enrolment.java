// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Secrets;
import hall.server.auth.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/// From a planned terminal to an enrolled one: a one-time code, stored as its hash, is exchanged
/// for a credential.
@ApplicationScoped
public class Enrolment {
  private static final Duration CODE_LIFE = Duration.ofHours(1);
  private static final int CODE_LENGTH = 12;

  private final Database database;
  private final TerminalStore terminals;
  private final Credentials credentials;
  private final Secrets secrets;
  private final InstantSource clock;

  public Enrolment(
      Database database,
      TerminalStore terminals,
      Credentials credentials,
      Secrets secrets,
      InstantSource clock) {
    this.database = database;
    this.terminals = terminals;
    this.credentials = credentials;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// A code in clear, shown this once.
  public record Code(String code, OffsetDateTime expiresAt) {
    @Override
    public String toString() {
      return "Code";
    }
  }

  /// A terminal with its new credential.
  record Enrolled(String terminalId, Hall hall, String credential) {
    @Override
    public String toString() {
      return "Enrolled " + terminalId;
    }
  }

  /// Issues a code; earlier unused ones of this terminal end. Problem: `terminal-unknown`.
  public Code issueCode(String terminalId) {
    if (terminals.find(terminalId).isEmpty()) {
      throw Problem.of(404, "terminal-unknown", "Plan the terminal first.").asException();
    }
    String letters = secrets.readable(CODE_LENGTH);
    Instant expiresAt = clock.instant().plus(CODE_LIFE);
    database.transaction(sql -> {
      sql.run("delete from enrolment_code where terminal_id = ? and used_at is null", terminalId);
      return sql.run(
          "insert into enrolment_code (code_hash, terminal_id, expires_at) values (?, ?, ?)",
          Secrets.hash(letters),
          terminalId,
          expiresAt);
    });
    return new Code(letters.replaceAll("(.{4})(?=.)", "$1-"), HallTime.at(expiresAt));
  }

  /// Exchanges a code, once. Problem: `enrolment-code-refused`.
  Enrolled enrol(String code) {
    byte[] hash = Secrets.hash(code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    Instant now = clock.instant();
    Optional<String[]> enrolled =
        database.transaction(sql -> {
          Optional<String> terminal =
              sql.first(
                  """
                  update enrolment_code set used_at = ?
                  where code_hash = ? and used_at is null and expires_at > ?
                  returning terminal_id\
                  """,
                  row -> row.text("terminal_id"),
                  now,
                  hash,
                  now);
          return terminal.isEmpty()
              ? Optional.empty()
              : Optional.of(new String[] {terminal.get(), credentials.issue(sql, terminal.get())});
        });
    String[] pair =
        enrolled.orElseThrow(() ->
            Problem.of(
                    403,
                    "enrolment-code-refused",
                    "The code is unknown, used or expired. Ask an operator for a new code for this terminal.")
                .asException());
    return new Enrolled(pair[0], terminals.find(pair[0]).orElseThrow().hall(), pair[1]);
  }
}
