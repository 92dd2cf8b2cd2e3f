// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.seal.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// The rows of what was asked for and printed. Whose it was is not among them: a code of the day,
/// the kind and the person counts what one may print a day, and no two days can be put together by
/// it.
@ApplicationScoped
class AttestationStore {
  /// What a terminal has fetched may be coming out of it for so long.
  private static final Duration UNDER_WAY = Duration.ofMinutes(30);

  private final Database database;

  AttestationStore(Database database) {
    this.database = database;
  }

  /// What anybody may know who holds the paper.
  ///
  /// @param signer as the certificate of the seal names it
  /// @param fetchedAt when the server verified it and gave it to the terminal
  public record Verified(
      String code,
      String kind,
      String sha256,
      int pages,
      String signer,
      OffsetDateTime signedAt,
      OffsetDateTime fetchedAt) {}

  /// Writes down that somebody asks; false where the key is known.
  boolean asked(
      UUID key,
      String code,
      String kind,
      String terminalId,
      LocalDate day,
      byte[] person,
      Instant now) {
    return database.run(
            """
            insert into attestation (key, code, kind, terminal_id, day, person, asked_at, state)
            values (?, ?, ?, ?, ?, ?, ?, 'asked') on conflict (key) do nothing\
            """,
            key,
            code,
            kind,
            terminalId,
            day,
            person,
            now)
        > 0;
  }

  /// Copies that the person of this code has had, or that may be coming out now.
  int printed(byte[] person, Instant now) {
    return database
        .first(
            """
            select coalesce(sum(case
                when p.attestation_id is not null then p.copies
                when a.state = 'fetched' and a.fetched_at > ? then 1
                else 0 end), 0) as n
            from attestation a left join attestation_print p on p.attestation_id = a.id
            where a.person = ?\
            """,
            row -> row.integer("n"),
            now.minus(UNDER_WAY),
            person)
        .orElse(0);
  }

  void fetched(UUID key, String sha256, Finding.Genuine genuine, Instant now) {
    database.run(
        """
        update attestation set state = 'fetched', sha256 = ?, pages = ?, signer = ?, signed_at = ?,
          fetched_at = ? where key = ?\
        """,
        sha256,
        genuine.pages(),
        genuine.signer(),
        genuine.signedAt(),
        now,
        key);
  }

  /// @param flaw whether it was the document that was refused, and not the question
  void refused(UUID key, String why, boolean flaw) {
    database.run(
        "update attestation set state = ?, why = ? where key = ?",
        flaw ? "not-genuine" : "nothing",
        why,
        key);
  }

  /// Writes a print down once; false where the terminal has no such document.
  boolean printed(UUID key, String terminalId, PrintReport.Checked report, Instant now) {
    return database.transaction(sql -> {
      Optional<Long> id =
          sql.first(
              "select id from attestation where key = ? and terminal_id = ? and state = 'fetched'",
              row -> row.number("id"),
              key,
              terminalId);
      if (id.isPresent()) {
        sql.run(
            """
            insert into attestation_print (attestation_id, part, outcome, copies, at)
            values (?, ?, ?, ?, ?) on conflict do nothing\
            """,
            id.get(),
            report.part(),
            report.outcome(),
            report.copies(),
            now);
      }
      return id.isPresent();
    });
  }

  Optional<Verified> verified(String code) {
    return database.first(
        "select * from attestation where code = ? and state = 'fetched'",
        AttestationStore::verified,
        code);
  }

  private static Verified verified(Row row) throws SQLException {
    return new Verified(
        row.text("code"),
        row.text("kind"),
        row.text("sha256"),
        row.integer("pages"),
        row.text("signer"),
        HallTime.at(row.instant("signed_at")),
        HallTime.at(row.instant("fetched_at")));
  }
}
