// SPDX-License-Identifier: Apache-2.0
package hall.server.commitment;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.Text;
import hall.server.audit.Audit;
import hall.server.casework.CaseEvents;
import hall.server.catalogue.ItemStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The register: a row comes with each case whose applicant has signed a commitment, and a check of
/// it leaves events with the case.
@ApplicationScoped
public class Commitments {
  private static final int PAGE_SIZE = 20;
  private static final String FROM =
      " from commitment m join service_case c on c.case_number = m.case_number"
          + " join submission s on s.key = c.submission_key";

  private final Database database;
  private final ItemStore items;
  private final Audit audit;
  private final InstantSource clock;

  public Commitments(Database database, ItemStore items, Audit audit, InstantSource clock) {
    this.database = database;
    this.items = items;
    this.audit = audit;
    this.clock = clock;
  }

  /// A commitment with the item that asked for it.
  public record Entry(Commitment commitment, Text item, int itemVersion) {}

  /// Some of them, the newest first.
  public record Page(int page, int pages, long total, List<Entry> entries) {}

  private record Condition(String sql, List<@Nullable Object> arguments) {}

  /// Puts down what was signed with a submission that has become a case.
  public static void signed(Sql sql, String caseNumber, UUID submission, Instant at)
      throws SQLException {
    sql.run(
        """
        insert into commitment
          (case_number, commitment_id, commitment_version, signed_at, recorded_at)
        select ?, s.signed ->> 'id', (s.signed ->> 'version')::int,
          (s.signed ->> 'acceptedAt')::timestamptz, ?
        from (select metadata -> 'commitment' as signed from submission where key = ? offset 0) s
        where s.signed ->> 'id' is not null\
        """,
        caseNumber,
        at,
        submission);
  }

  /// A page; numbers beyond the end give the last page.
  public Page page(CommitmentFilter filter, int wanted) {
    Condition condition = condition(filter);
    Object[] arguments = condition.arguments().toArray();
    long total =
        database
            .first(
                "select count(*) as n" + FROM + condition.sql(), row -> row.number("n"), arguments)
            .orElse(0L);
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.clamp(wanted, 1, pages);
    List<@Nullable Object> paged = new ArrayList<>(condition.arguments());
    paged.add(PAGE_SIZE);
    paged.add((page - 1) * PAGE_SIZE);
    List<Entry> entries =
        database.list(
            "select m.*, i.document"
                + FROM
                + " join item_version i on i.implementation_code = s.implementation_code"
                + " and i.version = s.item_version"
                + condition.sql()
                + " order by m.recorded_at desc, m.case_number desc limit ? offset ?",
            row -> {
              var item = items.parse(row.text("document"));
              return new Entry(Commitment.of(row), item.name(), item.version());
            },
            paged.toArray());
    return new Page(page, pages, total, entries);
  }

  private static Condition condition(CommitmentFilter filter) {
    List<String> parts = new ArrayList<>();
    List<@Nullable Object> arguments = new ArrayList<>();
    if (filter.result().equals("open")) {
      parts.add("m.result is null");
    } else if (!filter.result().isEmpty()) {
      parts.add("m.result = ?");
      arguments.add(filter.result());
    }
    if (!filter.item().isEmpty()) {
      parts.add("s.implementation_code = ?");
      arguments.add(filter.item());
    }
    if (!filter.caseNumber().isBlank()) {
      parts.add("starts_with(m.case_number, ?)");
      arguments.add(filter.caseNumber().strip());
    }
    if (filter.since() != null) {
      parts.add("m.signed_at >= ?");
      arguments.add(filter.since());
    }
    if (filter.until() != null) {
      parts.add("m.signed_at < ?");
      arguments.add(filter.until());
    }
    return new Condition(parts.isEmpty() ? "" : " where " + String.join(" and ", parts), arguments);
  }

  /// What was signed for a case.
  public Optional<Commitment> of(String caseNumber) {
    return database.first(
        "select * from commitment where case_number = ?", Commitment::of, caseNumber);
  }

  /// Puts down what a clerk found out; a later check takes the place of an earlier one, and the
  /// trail of the case keeps both. Problems: `commitment-check-defective`, `commitment-unknown`,
  /// `commitment-changed`.
  public void check(String caseNumber, CommitmentCheck check, String operator) {
    CommitmentCheck sound = check.checked();
    Instant now = clock.instant();
    database.transaction(sql -> {
      Commitment known =
          sql.first(
                  "select * from commitment where case_number = ? for update",
                  Commitment::of,
                  caseNumber)
              .orElseThrow(() ->
                  Problem.of(404, "commitment-unknown", "Nothing was signed for this case.")
                      .asException());
      if (!Objects.equals(sound.revision(), known.revision())) {
        throw Problem.of(
                409,
                "commitment-changed",
                "Somebody checked the commitment meanwhile. Look at it again, then decide.")
            .asException();
      }
      put(sql, caseNumber, sound, operator, now);
      audit.record(
          sql,
          operator,
          "commitment-checked",
          caseNumber,
          Map.of("result", Objects.requireNonNull(sound.result())));
      return true;
    });
  }

  private static void put(
      Sql sql, String caseNumber, CommitmentCheck check, String operator, Instant now)
      throws SQLException {
    String actor = "operator " + operator;
    sql.run(
        """
        update commitment set result = ?, finding = ?, consequence = ?, checked_at = ?,
          checked_by = ?, revision = revision + 1
        where case_number = ?\
        """,
        check.result(),
        check.finding(),
        check.consequence(),
        now,
        operator,
        caseNumber);
    CaseEvents.add(sql, caseNumber, now, actor, "commitment", check.result());
    if (CommitmentCheck.BROKEN.equals(check.result())) {
      CaseEvents.add(sql, caseNumber, now, actor, "consequence", check.consequence());
    }
  }
}
