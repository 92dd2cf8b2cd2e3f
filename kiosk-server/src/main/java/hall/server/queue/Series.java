// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Problem;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The numbers of a group's day: single ones for terminals with the line, blocks for the others. A
/// number is given once: single ones rise from below, blocks come from above, and what comes back
/// unused goes out again as a block.
@ApplicationScoped
class Series {
  /// A block of numbers that one terminal may give alone.
  ///
  /// @param end the first number that is not its any more: beyond the last, or, once it came back,
  ///   the first that was not used
  record Lease(
      UUID id,
      String terminalId,
      long groupId,
      LocalDate day,
      int first,
      int last,
      int end,
      boolean returned) {
    boolean holds(int number) {
      return number >= first && number < end;
    }

    private static Lease of(Row row) throws SQLException {
      return new Lease(
          row.uuid("id"),
          row.text("terminal_id"),
          row.number("group_id"),
          LocalDate.parse(row.text("day")),
          row.integer("first"),
          row.integer("last"),
          row.integer("unused_from"),
          row.flag("returned"));
    }
  }

  private static final String SELECT =
      """
      select id, terminal_id, group_id, day, first, last,
        coalesce(unused_from, last + 1) as unused_from, returned_at is not null as returned
      from queue_lease where id = ?\
      """;

  /// The next single number. Problem: `numbers-used-up`.
  int next(Sql sql, long groupId, LocalDate day) throws SQLException {
    begin(sql, groupId, day);
    return sql.first(
            """
            update queue_series set next_low = next_low + 1
            where group_id = ? and day = ? and next_low <= next_high returning next_low - 1 as number\
            """,
            row -> row.integer("number"),
            groupId,
            day)
        .orElseThrow(Series::usedUp);
  }

  /// The lease of this id: the same block, however often it is asked for. Problems:
  /// `numbers-used-up`, `lease-differs`.
  Lease lease(
      Sql sql, UUID id, String terminalId, long groupId, LocalDate day, int size, Instant now)
      throws SQLException {
    begin(sql, groupId, day);
    // One lease at a time: of two requests with one id the second sees what the first did.
    sql.first(
        "select 1 from queue_series where group_id = ? and day = ? for update",
        row -> true,
        groupId,
        day);
    Optional<Lease> known = find(sql, id);
    if (known.isPresent()) {
      Lease lease = known.get();
      if (!lease.terminalId().equals(terminalId)
          || lease.groupId() != groupId
          || !lease.day().equals(day)) {
        throw differs();
      }
      return lease;
    }
    int[] block = returned(sql, groupId, day).orElseGet(() -> new int[0]);
    if (block.length == 0) {
      block = fresh(sql, groupId, day, size);
    }
    sql.run(
        """
        insert into queue_lease (id, terminal_id, group_id, day, first, last, leased_at)
        values (?, ?, ?, ?, ?, ?, ?)\
        """,
        id,
        terminalId,
        groupId,
        day,
        block[0],
        block[1],
        now);
    return find(sql, id).orElseThrow();
  }

  private static Optional<int[]> returned(Sql sql, long groupId, LocalDate day)
      throws SQLException {
    List<int[]> blocks =
        sql.list(
            """
            update queue_lease set reissued = true where id = (
              select id from queue_lease
              where group_id = ? and day = ? and unused_from <= last and not reissued
              order by first limit 1)
            returning unused_from as first, last\
            """,
            row -> new int[] {row.integer("first"), row.integer("last")},
            groupId,
            day);
    return blocks.stream().findFirst();
  }

  private static int[] fresh(Sql sql, long groupId, LocalDate day, int size) throws SQLException {
    return sql.first(
            """
            update queue_series set next_high = next_high - ?
            where group_id = ? and day = ? and next_high - ? + 1 >= next_low
            returning next_high + 1 as first\
            """,
            row -> new int[] {row.integer("first"), row.integer("first") + size - 1},
            size,
            groupId,
            day,
            size)
        .orElseThrow(Series::usedUp);
  }

  /// Takes back what was not used; safe to repeat. Problems: `lease-unknown`, `lease-differs`.
  void giveBack(Sql sql, UUID id, String terminalId, int nextUnused, Instant now)
      throws SQLException {
    sql.first("select 1 from queue_lease where id = ? for update", row -> true, id);
    Lease lease =
        find(sql, id)
            .filter(known -> known.terminalId().equals(terminalId))
            .orElseThrow(() ->
                Problem.of(404, "lease-unknown", "Forget this lease: it is not this terminal's.")
                    .asException());
    if (lease.returned()) {
      return;
    }
    int end = Math.clamp(nextUnused, lease.first(), lease.last() + 1);
    boolean used =
        sql.first(
                "select 1 from queue_ticket where series_id = ? and day = ? and number between ? and ?",
                row -> true,
                lease.groupId(),
                lease.day(),
                end,
                lease.last())
            .isPresent();
    if (used) {
      throw differs();
    }
    sql.run("update queue_lease set returned_at = ?, unused_from = ? where id = ?", now, end, id);
  }

  Optional<Lease> find(Sql sql, UUID id) throws SQLException {
    return sql.first(SELECT, Lease::of, id);
  }

  private static void begin(Sql sql, long groupId, LocalDate day) throws SQLException {
    sql.run(
        "insert into queue_series (group_id, day) values (?, ?) on conflict do nothing",
        groupId,
        day);
  }

  private static RuntimeException usedUp() {
    return Problem.of(
            409, "numbers-used-up", "All numbers of this group's day are given. Ask at the desk.")
        .asException();
  }

  private static RuntimeException differs() {
    return Problem.of(
            409,
            "lease-differs",
            "This lease is another one, or has been used. Keep what you gave.")
        .asException();
  }
}
