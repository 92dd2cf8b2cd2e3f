// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Drafts in the database.
@ApplicationScoped
class DraftStore {
  private static final String SELECT =
      """
      select id, kind, implementation_code, version, document, source, state, drawn_by, drawn_at, note,
        effective_on, requested_by, decided_by
      from item_draft\
      """;

  private final Database database;

  DraftStore(Database database) {
    this.database = database;
  }

  /// Approved and in force on a day, in the order of their versions.
  List<Draft> inForce(LocalDate day) {
    return database.list(
        SELECT + " where state = 'approved' and effective_on <= ? order by version, id",
        DraftStore::draft,
        day);
  }

  /// The newest, newest first.
  List<Draft> newest(int most) {
    return database.list(
        SELECT + " where state <> 'discarded' order by id desc limit ?", DraftStore::draft, most);
  }

  Optional<Draft> find(Sql sql, long id) throws SQLException {
    return sql.first(SELECT + " where id = ?", DraftStore::draft, id);
  }

  /// The one that is on its way for an item; nobody else decides about it meanwhile.
  Optional<Draft> open(Sql sql, String implementationCode) throws SQLException {
    return sql.first(
        SELECT
            + """
             where implementation_code = ? and state in ('draft', 'waiting') for update\
            """,
        DraftStore::draft,
        implementationCode);
  }

  /// The greatest version of an item that was ever published or approved.
  int lastVersion(Sql sql, String implementationCode) throws SQLException {
    return sql.first(
            """
            select greatest(
              (select max(version) from item_version where implementation_code = ?),
              (select max(version) from item_draft
                where implementation_code = ? and state = 'approved'), 0) as last\
            """,
            row -> row.integer("last"),
            implementationCode,
            implementationCode)
        .orElse(0);
  }

  /// The greatest version of a life event that was ever published or approved; an item that was
  /// made of one has it times 1000.
  int lastEventVersion(Sql sql, String implementationCode) throws SQLException {
    return sql.first(
            """
            select greatest(
              (select max(version) / 1000 from item_version where implementation_code = ?),
              (select max(version) from item_draft
                where implementation_code = ? and state = 'approved'), 0) as last\
            """,
            row -> row.integer("last"),
            implementationCode,
            implementationCode)
        .orElse(0);
  }

  /// All implementation codes that drafts ever had; nobody adds one until the transaction ends.
  List<String> codes(Sql sql) throws SQLException {
    sql.run("lock table item_draft in share row exclusive mode");
    return sql.list(
        "select distinct implementation_code as code from item_draft", row -> row.text("code"));
  }

  void add(
      Sql sql,
      Draft.Kind kind,
      String code,
      int version,
      String document,
      String source,
      String by,
      Instant at)
      throws SQLException {
    sql.run(
        """
        insert into item_draft
          (kind, implementation_code, version, document, source, state, drawn_by, drawn_at)
        values (?, ?, ?, ?::json, ?, 'draft', ?, ?)\
        """,
        kind.word(),
        code,
        version,
        document,
        source,
        by,
        at);
  }

  void request(
      Sql sql, long id, Draft.State next, String note, LocalDate day, String by, Instant at)
      throws SQLException {
    sql.run(
        """
        update item_draft set state = ?, note = ?, effective_on = ?, requested_by = ?,
          requested_at = ?, decided_by = null, decided_at = null
        where id = ?\
        """,
        next.word(),
        note,
        day,
        by,
        at,
        id);
  }

  void decide(Sql sql, long id, Draft.State next, String by, Instant at) throws SQLException {
    sql.run(
        "update item_draft set state = ?, decided_by = ?, decided_at = ? where id = ?",
        next.word(),
        by,
        at,
        id);
  }

  private static Draft draft(Row row) throws SQLException {
    return new Draft(
        row.number("id"),
        Draft.Kind.of(row.text("kind")),
        row.text("implementation_code"),
        row.integer("version"),
        row.text("document"),
        row.text("source"),
        Draft.State.of(row.text("state")),
        row.text("drawn_by"),
        HallTime.at(row.instant("drawn_at")),
        row.textOrNull("note"),
        row.dayOrNull("effective_on"),
        row.textOrNull("requested_by"),
        row.textOrNull("decided_by"));
  }
}
