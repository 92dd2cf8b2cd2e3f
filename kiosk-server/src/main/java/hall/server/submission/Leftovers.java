// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Submissions that were announced and never became a case, nor a part of one. A terminal that
/// comes back with one announces it anew.
@ApplicationScoped
public class Leftovers {
  private final Database database;
  private final DocumentVault vault;
  private final SubmissionStore submissions;

  public Leftovers(Database database, DocumentVault vault, SubmissionStore submissions) {
    this.database = database;
    this.vault = vault;
    this.submissions = submissions;
  }

  /// Removes some that were announced before an instant, and what had arrived; tells how many. The
  /// files go after the rows: what is left of a killed server is a file that nobody asks for.
  public int remove(Instant before, int most) {
    List<UUID> keys =
        database.list(
            """
            select s.key from submission s
            where s.received_at < ?
              and s.handed_in_at is null
              and not exists (select from service_case c where c.submission_key = s.key)
            order by s.received_at limit ?\
            """,
            row -> row.uuid("key"),
            before,
            most);
    int removed = 0;
    for (UUID key : keys) {
      removed += vault.exclusively(key, () -> remove(key)) ? 1 : 0;
    }
    return removed;
  }

  private boolean remove(UUID key) {
    boolean removed = database.transaction(sql -> forget(sql, key));
    if (removed) {
      submissions.forget(key);
      vault.forget(key);
      // A server that was killed may have laid papers out for parts that never became cases.
      for (int part = 0; part < PartSubmissions.MOST; part++) {
        vault.forget(PartSubmissions.key(key, part));
      }
    }
    return removed;
  }

  /// Another server may be making the case, or removing the same.
  private static boolean forget(Sql sql, UUID key) throws SQLException {
    boolean mine =
        sql.first(
                """
                select 1 from submission s where s.key = ? and s.handed_in_at is null
                  and not exists (select from service_case c where c.submission_key = s.key)
                for update skip locked\
                """,
                row -> true,
                key)
            .isPresent();
    if (!mine) {
      return false;
    }
    sql.run("delete from submission_document where submission_key = ?", key);
    return sql.run("delete from submission where key = ?", key) == 1;
  }
}
