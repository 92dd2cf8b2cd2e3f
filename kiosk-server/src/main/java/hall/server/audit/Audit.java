// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import hall.server.audit.AuditEntry.Head;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;

/// Adds to the audit. Details carry no personal data of citizens and no secrets.
@ApplicationScoped
public class Audit {
  private final Database database;
  private final InstantSource clock;

  public Audit(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Records what happens in the caller's transaction. Call it last: the head of the chain stays
  /// locked until the transaction ends, and whoever locks other rows first never waits in a circle.
  ///
  /// @param action a kebab-case word such as `terminal-planned`
  /// @param subject the id of what it was done to
  /// @param detail strings, whole numbers, truth values, lists and maps of them
  public void record(Sql sql, Actor actor, String action, String subject, Map<String, ?> detail)
      throws SQLException {
    Head head =
        sql.first("select entry, hash from audit_head for update", Audit::head).orElseThrow();
    AuditEntry entry = AuditEntry.after(head, clock.instant(), actor, action, subject, detail);
    sql.run(
        """
        insert into audit_entry
          (id, at, actor_kind, actor, action, subject, detail, previous, hash)
        values (?, ?, ?, ?, ?, ?, ?::json, ?, ?)\
        """,
        entry.id(),
        entry.at(),
        entry.actorKind(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.detail(),
        entry.previous(),
        entry.hash());
    sql.run("update audit_head set entry = ?, hash = ?", entry.id(), entry.hash());
  }

  /// Records what an operator does.
  public void record(Sql sql, String operator, String action, String subject, Map<String, ?> detail)
      throws SQLException {
    record(sql, Actor.operator(operator), action, subject, detail);
  }

  /// Records what changes nothing in the database, in a transaction of its own.
  public void append(Actor actor, String action, String subject, Map<String, ?> detail) {
    database.transaction(sql -> {
      record(sql, actor, action, subject, detail);
      return true;
    });
  }

  static Head head(Row row) throws SQLException {
    return new Head(row.number("entry"), row.text("hash"));
  }
}
