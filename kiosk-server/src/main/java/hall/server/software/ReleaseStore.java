// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Releases in the database, without their bytes.
@ApplicationScoped
class ReleaseStore {
  private static final String SELECT =
      """
      select version, envelope, state, received, uploaded_at, uploaded_by, withdrawn_at,
        withdrawn_by, withdrawn_for
      from software_release\
      """;

  /// A release with how far it is here.
  ///
  /// @param received so many bytes of the bundle are there
  record Stored(
      Release release,
      Envelope envelope,
      State state,
      long received,
      Instant uploadedAt,
      String uploadedBy,
      @Nullable Instant withdrawnAt,
      @Nullable String withdrawnBy,
      @Nullable String withdrawnFor) {

    Standing standing(@Nullable Root newest, Instant now) {
      return switch (state) {
        case RECEIVING -> Standing.RECEIVING;
        case WITHDRAWN -> Standing.WITHDRAWN;
        case AVAILABLE -> Standing.of(newest, envelope, release.expires(), now);
      };
    }
  }

  /// What the database keeps of a standing; the rest is judged when it is asked for.
  enum State {
    RECEIVING,
    AVAILABLE,
    WITHDRAWN
  }

  Optional<Stored> find(Sql sql, String version) throws SQLException {
    return sql.first(SELECT + " where version = ?", ReleaseStore::stored, version);
  }

  /// The same, kept from changing until the transaction ends.
  Optional<Stored> hold(Sql sql, String version) throws SQLException {
    return sql.first(SELECT + " where version = ? for update", ReleaseStore::stored, version);
  }

  /// All releases, the newest first.
  List<Stored> all(Sql sql) throws SQLException {
    return sql.list(SELECT + " order by sequence desc", ReleaseStore::stored);
  }

  /// The highest sequence so far; nobody adds a release until the transaction ends.
  long highest(Sql sql) throws SQLException {
    sql.run("lock table software_release in share row exclusive mode");
    return sql.first(
            "select coalesce(max(sequence), 0) as highest from software_release",
            row -> row.number("highest"))
        .orElseThrow();
  }

  void add(Sql sql, Release release, Envelope envelope, String operator, Instant now)
      throws SQLException {
    sql.run(
        """
        insert into software_release
          (version, sequence, floor, java, issued_at, expires, length, sha256, envelope, uploaded_at,
           uploaded_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        release.version(),
        release.sequence(),
        release.floor(),
        release.java(),
        release.issuedAt(),
        release.expires(),
        release.length(),
        release.sha256(),
        Documents.text(envelope),
        now,
        operator);
  }

  /// The same document with other signatures.
  void resign(Sql sql, String version, Envelope envelope) throws SQLException {
    sql.run(
        "update software_release set envelope = ? where version = ?",
        Documents.text(envelope),
        version);
  }

  /// Moves the end of what has arrived; false where it is elsewhere, or nothing is awaited.
  boolean advance(Sql sql, String version, long from, long to) throws SQLException {
    return sql.run(
            """
            update software_release set received = ?
            where version = ? and state = 'receiving' and received = ?\
            """,
            to,
            version,
            from)
        == 1;
  }

  void available(Sql sql, String version) throws SQLException {
    sql.run("update software_release set state = 'available' where version = ?", version);
  }

  void withdraw(Sql sql, String version, String reason, String operator, Instant now)
      throws SQLException {
    sql.run(
        """
        update software_release
        set state = 'withdrawn', withdrawn_at = ?, withdrawn_by = ?, withdrawn_for = ?
        where version = ?\
        """,
        now,
        operator,
        reason,
        version);
  }

  private static Stored stored(Row row) throws SQLException {
    Envelope envelope = Envelope.read(Documents.read(row.text("envelope"))).orElseThrow();
    return new Stored(
        Release.read(envelope.payload()).orElseThrow(),
        envelope,
        State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.number("received"),
        row.instant("uploaded_at"),
        row.text("uploaded_by"),
        row.instantOrNull("withdrawn_at"),
        row.textOrNull("withdrawn_by"),
        row.textOrNull("withdrawn_for"));
  }
}
