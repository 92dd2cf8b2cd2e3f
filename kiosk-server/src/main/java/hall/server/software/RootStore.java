// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All roots that ever counted, in the database.
@ApplicationScoped
class RootStore {
  private static final String SELECT = "select envelope, added_at, added_by from software_root";

  /// A root with how it came here.
  record Stored(Root root, Envelope envelope, Instant addedAt, String addedBy) {}

  Optional<Stored> newest(Sql sql) throws SQLException {
    return sql.first(SELECT + " order by version desc limit 1", RootStore::stored);
  }

  Optional<Stored> find(Sql sql, int version) throws SQLException {
    return sql.first(SELECT + " where version = ?", RootStore::stored, version);
  }

  /// Those after a version, ascending.
  List<Stored> after(Sql sql, int version) throws SQLException {
    return sql.list(SELECT + " where version > ? order by version", RootStore::stored, version);
  }

  /// Adds one, which nobody else can do until the transaction ends.
  void add(Sql sql, Root root, Envelope envelope, String operator, Instant now)
      throws SQLException {
    sql.run(
        "insert into software_root (version, envelope, added_at, added_by) values (?, ?, ?, ?)",
        root.version(),
        Documents.text(envelope),
        now,
        operator);
  }

  /// Two that add at once must not both find the same newest root.
  void lock(Sql sql) throws SQLException {
    sql.run("lock table software_root in share row exclusive mode");
  }

  private static Stored stored(Row row) throws SQLException {
    Envelope envelope = Envelope.read(Documents.read(row.text("envelope"))).orElseThrow();
    return new Stored(
        Root.read(envelope.payload()).orElseThrow(),
        envelope,
        row.instant("added_at"),
        row.text("added_by"));
  }
}
