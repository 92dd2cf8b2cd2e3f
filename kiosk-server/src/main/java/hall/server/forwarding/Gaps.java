// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Row;
import hall.server.Sql;
import hall.server.audit.Audit;
import hall.server.forwarding.Comparison.Difference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Differences between the two sides. One stays until somebody says what became of it, also where a
/// later comparison finds it in order.
@ApplicationScoped
public class Gaps {
  /// In characters, of a remark.
  public static final int LONGEST = 500;

  private static final int MOST = 200;

  private final Database database;
  private final Audit audit;
  private final InstantSource clock;

  Gaps(Database database, Audit audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /// A gap.
  ///
  /// @param caseNumber or that of a complaint; empty where it is about a whole day
  /// @param inOrderSince when a later comparison did not find it any more; null while it lasts
  public record Gap(
      long id,
      LocalDate day,
      String caseNumber,
      GapSort sort,
      Instant foundAt,
      @Nullable Instant inOrderSince) {
    static Gap of(Row row) throws SQLException {
      return new Gap(
          row.number("id"),
          row.day("day"),
          row.text("case_number"),
          GapSort.of(row.text("sort")),
          row.instant("found_at"),
          row.instantOrNull("in_order_since"));
    }
  }

  /// Those that nobody has settled, the newest first.
  public List<Gap> open() {
    return database.list(
        "select * from forwarding_gap where settled_at is null order by day desc, id desc limit ?",
        Gap::of,
        MOST);
  }

  /// Those about one case or complaint that nobody has settled, the newest first.
  public List<Gap> openAbout(String number) {
    return database.list(
        "select * from forwarding_gap where case_number = ? and settled_at is null order by id desc",
        Gap::of,
        number);
  }

  /// How many nobody has settled.
  public long count(Sql sql) throws SQLException {
    return sql.first(
            "select count(*) as n from forwarding_gap where settled_at is null",
            row -> row.number("n"))
        .orElse(0L);
  }

  /// Closes one with what became of it. Problems: `gap-unknown`, `gap-remark-missing`.
  public void settle(long id, String remark, String operator) {
    String said = remark.strip();
    if (said.isEmpty() || said.length() > LONGEST) {
      throw Problem.of(422, "gap-remark-missing", "Write 1 to " + LONGEST + " characters.")
          .asException();
    }
    Instant now = clock.instant();
    database.transaction(sql -> {
      String subject =
          sql.first(
                  """
                  update forwarding_gap set settled_at = ?, settled_by = ?, remark = ?
                  where id = ? and settled_at is null returning day || ' ' || case_number as subject\
                  """,
                  row -> row.text("subject").strip(),
                  now,
                  operator,
                  said,
                  id)
              .orElseThrow(() ->
                  Problem.of(404, "gap-unknown", "Somebody has settled it. Open the list again.")
                      .asException());
      audit.record(sql, operator, "forwarding-gap-settled", subject, Map.of());
      return true;
    });
  }

  /// What a comparison of a whole day came to: the differences are gaps, and what was one before
  /// and is none of them is in order since. Who found one settled that had been in order opens it
  /// again.
  static void compared(Sql sql, LocalDate day, List<Difference> differences, Instant now)
      throws SQLException {
    sql.run(
        """
        update forwarding_gap set in_order_since = ? where day = ? and in_order_since is null
          and case_number || ' ' || sort <> all (string_to_array(?, ','))
          and sort <> all (string_to_array(?, ','))\
        """,
        now,
        day,
        differences.stream()
            .map(each -> each.caseNumber() + " " + each.sort().word())
            .collect(Collectors.joining(",")),
        Stream.of(GapSort.values())
            .filter(GapSort::isTold)
            .map(GapSort::word)
            .collect(Collectors.joining(",")));
    for (Difference each : differences) {
      found(sql, day, each.caseNumber(), each.sort(), now);
    }
  }

  /// Who finds what was settled finds what is known, unless it had been in order or is told anew.
  public static void found(Sql sql, LocalDate day, String caseNumber, GapSort sort, Instant now)
      throws SQLException {
    sql.run(
        """
        insert into forwarding_gap as g (day, case_number, sort, found_at) values (?, ?, ?, ?)
        on conflict (day, case_number, sort) do update
        set in_order_since = null,
          settled_at = case when g.in_order_since is null and not ? then g.settled_at end,
          found_at = case when g.in_order_since is null and not ? then g.found_at
            else excluded.found_at end\
        """,
        day,
        caseNumber,
        sort.word(),
        now,
        sort.isTold(),
        sort.isTold());
  }
}
