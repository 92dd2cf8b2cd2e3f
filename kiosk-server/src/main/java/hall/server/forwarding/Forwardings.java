// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Text;
import hall.server.audit.Audit;
import hall.server.catalogue.ItemStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Forwarded cases for operators: no personal data, and the one thing that can be done about them.
@ApplicationScoped
public class Forwardings {
  private static final int PAGE_SIZE = 20;

  private final Database database;
  private final ItemStore items;
  private final Audit audit;
  private final InstantSource clock;

  Forwardings(Database database, ItemStore items, Audit audit, InstantSource clock) {
    this.database = database;
    this.items = items;
    this.audit = audit;
    this.clock = clock;
  }

  /// One with the item of its case.
  public record Entry(Forwarding forwarding, Text item) {}

  /// Some of them: what waits or was refused stands first, else the newest.
  public record Page(int page, int pages, long total, List<Entry> entries) {}

  /// A page; numbers beyond the end give the last page.
  ///
  /// @param state its word; empty for all
  public Page page(String state, int wanted) {
    long total =
        database
            .first(
                "select count(*) as n from forwarding where ? = '' or state = ?",
                row -> row.number("n"),
                state,
                state)
            .orElse(0L);
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.clamp(wanted, 1, pages);
    List<Entry> entries =
        database.list(
            """
            select f.*, i.document from forwarding f
            join service_case c on c.case_number = f.case_number
            join submission s on s.key = c.submission_key
            join item_version i
              on i.implementation_code = s.implementation_code and i.version = s.item_version
            where ? = '' or f.state = ?
            order by f.state = 'delivered', f.entered_at desc, f.case_number desc
            limit ? offset ?\
            """,
            row -> new Entry(Forwarding.of(row), items.parse(row.text("document")).name()),
            state,
            state,
            PAGE_SIZE,
            (page - 1) * PAGE_SIZE);
    return new Page(page, pages, total, entries);
  }

  /// That of a case, if it is handed on at all.
  public Optional<Forwarding> of(String caseNumber) {
    return database.first(
        "select * from forwarding where case_number = ?", Forwarding::of, caseNumber);
  }

  /// Hands a case on once more, now. Problem: `forwarding-unknown`.
  public void again(String caseNumber, String operator) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      int there =
          sql.run(
              """
              update forwarding set state = 'waiting', attempts = attempts + 1,
                next_attempt_at = ?, failure = null
              where case_number = ?\
              """,
              now,
              caseNumber);
      if (there == 0) {
        throw Problem.of(404, "forwarding-unknown", "The case is not handed on.").asException();
      }
      audit.record(sql, operator, "forwarding-again", caseNumber, Map.of());
      return true;
    });
  }
}
