// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The certificates of all terminals in the database. What takes a [Sql] belongs to the caller's
/// transaction.
@ApplicationScoped
public class TerminalCertificates {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(398);

  private final Database database;
  private final Authority authority;
  private final InstantSource clock;
  private final Duration life;

  public TerminalCertificates(
      Database database,
      Authority authority,
      InstantSource clock,
      @ConfigProperty(name = "hall.certificate.life") Duration life) {
    if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "hall.certificate.life must be from an hour to 398 days, not " + life + ".");
    }
    this.database = database;
    this.authority = authority;
    this.clock = clock;
    this.life = life;
  }

  private record Stored(
      String terminalId,
      byte[] certificate,
      Instant validFrom,
      Instant validUntil,
      boolean revoked) {}

  /// Certifies a key. The same key again gets the same certificate: an answer that was lost can be
  /// asked for again, and a request that was listened to is worth nothing. Problem: `key-used`.
  public TerminalCertificate issue(Sql sql, String terminalId, SigningRequest request)
      throws SQLException {
    Instant now = clock.instant();
    // Two servers, or two requests, with the same key: the second waits for the first's row.
    sql.first("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, terminalId);
    Optional<Stored> known = find(sql, request);
    if (known.isPresent()) {
      return again(known.get(), terminalId, now);
    }
    Instant until = now.plus(life);
    X509Certificate certificate = authority.issue(terminalId, request, now, until);
    int added =
        sql.run(
            """
            insert into terminal_certificate
              (serial, terminal_id, key_hash, certificate, valid_from, valid_until)
            values (?, ?, ?, ?, ?, ?) on conflict (key_hash) do nothing\
            """,
            serial(certificate),
            terminalId,
            request.keyHash(),
            encoded(certificate),
            now,
            until);
    if (added == 0) {
      throw keyUsed();
    }
    return answer(encoded(certificate), now, until);
  }

  private TerminalCertificate again(Stored known, String terminalId, Instant now) {
    if (!known.terminalId().equals(terminalId)
        || known.revoked()
        || !known.validUntil().isAfter(now)) {
      throw keyUsed();
    }
    return answer(known.certificate(), known.validFrom(), known.validUntil());
  }

  private static Optional<Stored> find(Sql sql, SigningRequest request) throws SQLException {
    return sql.first(
        """
        select terminal_id, certificate, valid_from, valid_until,
               revocation_id is not null as revoked
        from terminal_certificate where key_hash = ?\
        """,
        row ->
            new Stored(
                row.text("terminal_id"),
                row.bytes("certificate"),
                row.instant("valid_from"),
                row.instant("valid_until"),
                row.flag("revoked")),
        request.keyHash());
  }

  /// Whether a terminal has a certificate that is neither over nor revoked.
  public boolean living(Sql sql, String terminalId) throws SQLException {
    return sql.first(
            """
            select 1 from terminal_certificate
            where terminal_id = ? and revocation_id is null and valid_until > ? limit 1\
            """,
            row -> true,
            terminalId,
            clock.instant())
        .isPresent();
  }

  /// How long the newest certificate of each terminal is good; terminals whose identity ended have
  /// none.
  public Map<String, Validity> newest(Sql sql) throws SQLException {
    Map<String, Validity> newest = new HashMap<>();
    sql.list(
        """
        select t.id, c.valid_from, c.valid_until
        from terminal t cross join lateral (
          select valid_from, valid_until, revocation_id from terminal_certificate
          where terminal_id = t.id order by valid_from desc limit 1) c
        where c.revocation_id is null and not exists (
          select 1 from terminal_revocation r where r.terminal_id = t.id and r.at > c.valid_from)\
        """,
        row ->
            newest.put(
                row.text("id"),
                new Validity(row.instant("valid_from"), row.instant("valid_until"))));
    return newest;
  }

  /// Revokes all certificates of a terminal that are not over yet, and notes why.
  ///
  /// @param actor `operator NAME` or `server`
  public IdentityEnded revoke(Sql sql, String terminalId, String actor, String reason)
      throws SQLException {
    Instant now = clock.instant();
    long id =
        sql.first(
                """
                insert into terminal_revocation (terminal_id, at, actor, reason)
                values (?, ?, ?, ?) returning id\
                """,
                row -> row.number("id"),
                terminalId,
                now,
                actor,
                reason)
            .orElseThrow();
    List<String> serials =
        sql.list(
            """
            update terminal_certificate set revocation_id = ?
            where terminal_id = ? and revocation_id is null and valid_until > ?
            returning serial\
            """,
            row -> row.text("serial"),
            id,
            terminalId,
            now);
    return new IdentityEnded(terminalId, serials);
  }

  /// The certificates of a terminal, newest first.
  public List<CertificateEntry> newest(String terminalId, int limit) {
    Instant now = clock.instant();
    return database.list(
        """
        select c.serial, c.valid_from, c.valid_until, c.first_used_at, r.at, r.actor, r.reason
        from terminal_certificate c left join terminal_revocation r on r.id = c.revocation_id
        where c.terminal_id = ? order by c.valid_from desc, c.serial limit ?\
        """,
        row -> entry(row, now),
        terminalId,
        limit);
  }

  /// The last time that a terminal's identity was ended, whatever it came with.
  public Optional<CertificateEntry.Revoked> lastRevocation(String terminalId) {
    return database.first(
        """
        select at, actor, reason from terminal_revocation
        where terminal_id = ? order by id desc limit 1\
        """,
        row ->
            new CertificateEntry.Revoked(
                HallTime.at(row.instant("at")), row.text("actor"), row.text("reason")),
        terminalId);
  }

  private static CertificateEntry entry(Row row, Instant now) throws SQLException {
    Instant revokedAt = row.instantOrNull("at");
    Instant until = row.instant("valid_until");
    return new CertificateEntry(
        row.text("serial"),
        HallTime.at(row.instant("valid_from")),
        HallTime.at(until),
        at(row.instantOrNull("first_used_at")),
        revokedAt != null ? "revoked" : until.isAfter(now) ? "valid" : "expired",
        revokedAt == null
            ? null
            : new CertificateEntry.Revoked(
                HallTime.at(revokedAt), row.text("actor"), row.text("reason")));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : HallTime.at(instant);
  }

  private TerminalCertificate answer(byte[] certificate, Instant from, Instant until) {
    return TerminalCertificate.of(certificate, encoded(authority.certificate()), from, until);
  }

  /// The name of a certificate in the database and in the log.
  public static String serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16);
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate cannot be encoded", e);
    }
  }

  private static RuntimeException keyUsed() {
    return Problem.of(409, "key-used", "Make a new key: this one was certified before.")
        .asException();
  }
}
