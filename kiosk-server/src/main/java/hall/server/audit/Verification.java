// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import hall.server.Database;
import hall.server.Sql;
import hall.server.audit.AuditEntry.Head;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Verifies the audit of a database from its first entry to its head, while others go on adding.
@ApplicationScoped
public class Verification {
  private static final int BATCH = 1000;

  private final Database database;

  public Verification(Database database) {
    this.database = database;
  }

  /// Reads all entries as they stood at one moment.
  public Verdict verify() {
    return database.transaction(sql -> {
      sql.run("set transaction isolation level repeatable read");
      return verify(sql);
    });
  }

  static Verdict verify(Sql sql) throws SQLException {
    Optional<Head> head = sql.first("select entry, hash from audit_head", Audit::head);
    Chain chain = new Chain(head.orElse(Head.START));
    long last = Long.MIN_VALUE;
    while (true) {
      List<AuditEntry> entries =
          sql.list(
              "select * from audit_entry where id > ? order by id limit ?",
              AuditEntry::of,
              last,
              BATCH);
      if (entries.isEmpty()) {
        return chain.end();
      }
      for (AuditEntry entry : entries) {
        Optional<Verdict.Broken> broken = chain.next(entry);
        if (broken.isPresent()) {
          return broken.get();
        }
        last = entry.id();
      }
    }
  }
}
