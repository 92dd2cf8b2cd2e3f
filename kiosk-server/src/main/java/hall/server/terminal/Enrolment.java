// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.Credentials;
import hall.server.certificate.Admission;
import hall.server.certificate.IdentityEnded;
import hall.server.certificate.SigningRequest;
import hall.server.certificate.TerminalCertificate;
import hall.server.certificate.TerminalCertificates;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From a planned terminal to an enrolled one: a one-time code, stored as its hash, is exchanged
/// for a certificate, or for a bearer credential by terminals that send no signing request. What
/// the terminal had before ends; its history stays.
@ApplicationScoped
public class Enrolment {
  /// How long a code is good where nobody says otherwise.
  public static final Duration USUAL_LIFE = Duration.ofHours(1);

  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(15);
  private static final Duration LONGEST_LIFE = Duration.ofHours(24);
  private static final int CODE_LENGTH = 12;
  private static final String AGAIN = "enrolled-again";

  private final Database database;
  private final TerminalStore terminals;
  private final Credentials credentials;
  private final TerminalCertificates certificates;
  private final Admission admission;
  private final Audit audit;
  private final Secrets secrets;
  private final InstantSource clock;

  public Enrolment(
      Database database,
      TerminalStore terminals,
      Credentials credentials,
      TerminalCertificates certificates,
      Admission admission,
      Audit audit,
      Secrets secrets,
      InstantSource clock) {
    this.database = database;
    this.terminals = terminals;
    this.credentials = credentials;
    this.certificates = certificates;
    this.admission = admission;
    this.audit = audit;
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

  /// A terminal with its new certificate or its new credential.
  record Enrolled(
      String terminalId,
      Hall hall,
      @Nullable String credential,
      @Nullable TerminalCertificate certificate) {
    @Override
    public String toString() {
      return "Enrolled " + terminalId;
    }
  }

  private record Given(
      String terminalId,
      @Nullable String credential,
      @Nullable TerminalCertificate certificate,
      @Nullable IdentityEnded before) {}

  /// Issues a code; earlier unused ones of this terminal end. Problems: `terminal-unknown`,
  /// `code-life-defective`.
  ///
  /// @param life from 15 minutes to 24 hours
  public Code issueCode(String terminalId, Duration life) {
    if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
      throw Problem.of(422, "code-life-defective", "A code is good for 15 to 1440 minutes.")
          .asException();
    }
    if (terminals.find(terminalId).isEmpty()) {
      throw Problem.of(404, "terminal-unknown", "Plan the terminal first.").asException();
    }
    String letters = secrets.readable(CODE_LENGTH);
    Instant expiresAt = clock.instant().plus(life);
    database.transaction(sql -> {
      endCodes(sql, terminalId);
      return sql.run(
          "insert into enrolment_code (code_hash, terminal_id, expires_at) values (?, ?, ?)",
          Secrets.hash(letters),
          terminalId,
          expiresAt);
    });
    return new Code(letters.replaceAll("(.{4})(?=.)", "$1-"), HallTime.at(expiresAt));
  }

  /// Ends the unused codes of a terminal inside the caller's transaction.
  static void endCodes(Sql sql, String terminalId) throws SQLException {
    sql.run("delete from enrolment_code where terminal_id = ? and used_at is null", terminalId);
  }

  /// Exchanges a code, once. Only the very key that it was used with gets its certificate again,
  /// for as long as the code would have been good. Problems: `enrolment-code-refused`,
  /// `csr-defective`, `key-used`.
  Enrolled enrol(String code, @Nullable String csr) {
    SigningRequest request = csr == null ? null : SigningRequest.read(csr);
    byte[] hash = Secrets.hash(code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    Given given =
        database
            .transaction(sql -> {
              Optional<String> terminal = use(sql, hash, request);
              return terminal.isPresent()
                  ? Optional.of(give(sql, terminal.get(), request))
                  : again(sql, hash, request);
            })
            .orElseThrow(() ->
                Problem.of(
                        403,
                        "enrolment-code-refused",
                        "The code is unknown, used or expired. Ask an operator for a new code for this terminal.")
                    .asException());
    if (given.before() != null) {
      admission.end(given.before());
    }
    return new Enrolled(
        given.terminalId(),
        terminals.find(given.terminalId()).orElseThrow().hall(),
        given.credential(),
        given.certificate());
  }

  private Optional<String> use(Sql sql, byte[] hash, @Nullable SigningRequest request)
      throws SQLException {
    Instant now = clock.instant();
    return sql.first(
        """
        update enrolment_code set used_at = ?, key_hash = ?
        where code_hash = ? and used_at is null and expires_at > ?
        returning terminal_id\
        """,
        row -> row.text("terminal_id"),
        now,
        request == null ? null : request.keyHash(),
        hash,
        now);
  }

  private Given give(Sql sql, String terminalId, @Nullable SigningRequest request)
      throws SQLException {
    IdentityEnded before =
        certificates.living(sql, terminalId)
            ? certificates.revoke(sql, terminalId, "server", AGAIN)
            : null;
    String credential = null;
    TerminalCertificate certificate = null;
    if (request == null) {
      credential = credentials.issue(sql, terminalId);
    } else {
      credentials.end(sql, terminalId);
      certificate = certificates.issue(sql, terminalId, request);
    }
    audit.record(
        sql,
        Actor.terminal(terminalId),
        "terminal-enrolled",
        terminalId,
        Map.of("with", request == null ? "credential" : "certificate"));
    return new Given(terminalId, credential, certificate, before);
  }

  /// The answer was lost: whoever holds the key may have it once more.
  private Optional<Given> again(Sql sql, byte[] hash, @Nullable SigningRequest request)
      throws SQLException {
    if (request == null) {
      return Optional.empty();
    }
    Optional<String> terminal =
        sql.first(
            """
            select terminal_id from enrolment_code
            where code_hash = ? and key_hash = ? and expires_at > ?\
            """,
            row -> row.text("terminal_id"),
            hash,
            request.keyHash(),
            clock.instant());
    return terminal.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Given(
                terminal.get(), null, certificates.issue(sql, terminal.get(), request), null));
  }
}
