// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.Database;
import hall.server.Sql;
import hall.server.calendar.Calendar;
import hall.server.casework.CaseEvents;
import hall.server.channel.Answer;
import hall.server.channel.Answer.Failed;
import hall.server.channel.Answer.Given;
import hall.server.channel.Answer.Refused;
import hall.server.forwarding.Upstream.Change;
import hall.server.forwarding.Upstream.Held;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the platform above what became of cases, and holds against each other what both sides have
/// of the days that are over. One server at a time does either.
@ApplicationScoped
public class Reconciliation {
  /// How many days are compared again and again.
  static final int DAYS = 7;

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int PAGES = 100;

  private final Database database;
  private final InstantSource clock;

  Reconciliation(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// When something was last done to its end, and why not since.
  public record Done(String name, @Nullable Instant at, @Nullable String failure) {}

  /// Both rounds: `changes` and `days`.
  public List<Done> done() {
    return database.list(
        "select name, done_at, failure from forwarding_round order by name",
        row -> new Done(row.text("name"), row.instantOrNull("done_at"), row.textOrNull("failure")));
  }

  /// Fetches what became of cases until there is no more.
  void changes(Upstream upstream) {
    Optional<Long> begin = lease("changes");
    if (begin.isEmpty()) {
      return;
    }
    long last = begin.get();
    for (int i = 0; i < PAGES; i++) {
      long from = last;
      Answer<List<Change>> answer = upstream.changesAfter(from);
      if (!(answer instanceof Given<List<Change>>(List<Change> changes))) {
        end("changes", why(answer));
        return;
      }
      Instant now = clock.instant();
      last = database.transaction(sql -> applied(sql, from, changes, now));
      if (last == from) {
        break;
      }
    }
    end("changes", null);
  }

  /// The sequence of the last one that counts now; those that came before count no second time.
  private static long applied(Sql sql, long from, List<Change> changes, Instant now)
      throws SQLException {
    long last = from;
    for (Change change : changes) {
      if (change.sequence() > last) {
        apply(sql, change, now);
        last = change.sequence();
      }
    }
    int mine =
        sql.run(
            "update forwarding_round set sequence = ? where name = 'changes' and sequence = ?",
            last,
            from);
    if (mine != 1) {
      throw new IllegalStateException("Another server applies the same changes");
    }
    return last;
  }

  private static void apply(Sql sql, Change change, Instant now) throws SQLException {
    Optional<Forwarding> known =
        sql.first(
            "select * from forwarding where case_number = ? for update",
            Forwarding::of,
            change.caseNumber());
    if (known.isEmpty()) {
      Gaps.found(sql, Calendar.day(now), change.caseNumber(), GapSort.MISSING_HERE, now);
      return;
    }
    String number = known.get().upstreamNumber();
    if (number != null && !number.equals(change.upstreamNumber())) {
      Gaps.found(sql, known.get().day(), change.caseNumber(), GapSort.DIFFERS, now);
      return;
    }
    sql.run(
        "update forwarding set upstream_state = ?, upstream_state_at = ? where case_number = ?",
        change.state(),
        change.at().toInstant(),
        change.caseNumber());
    CaseEvents.add(
        sql, change.caseNumber(), now, "platform", "upstream", "upstream-" + change.state());
  }

  /// Compares the days that are over.
  void days(Upstream upstream) {
    if (lease("days").isEmpty()) {
      return;
    }
    LocalDate today = Calendar.day(clock.instant());
    String failure = null;
    for (LocalDate day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
      LocalDate of = day;
      List<Forwarding> before = database.transaction(sql -> ours(sql, of));
      Answer<List<Held>> answer = upstream.heldOf(of);
      Instant now = clock.instant();
      if (answer instanceof Given<List<Held>>(List<Held> theirs)) {
        database.transaction(sql -> compared(sql, of, before, theirs, now));
      } else {
        failure = why(answer);
        if (of.isBefore(today.minusDays(1))) {
          database.transaction(sql -> notCompared(sql, of, now));
        }
      }
    }
    end("days", failure);
  }

  /// Of what was on its way while the platform was asked, nobody can tell: the next round does.
  private static boolean compared(
      Sql sql, LocalDate day, List<Forwarding> before, List<Held> theirs, Instant now)
      throws SQLException {
    List<Forwarding> after = ours(sql, day);
    List<String> moving =
        after.stream().filter(each -> !before.contains(each)).map(Forwarding::caseNumber).toList();
    Gaps.compared(
        sql,
        day,
        Comparison.of(after, theirs).stream()
            .filter(each -> !moving.contains(each.caseNumber()))
            .toList(),
        now);
    return true;
  }

  private static boolean notCompared(Sql sql, LocalDate day, Instant now) throws SQLException {
    Gaps.found(sql, day, "", GapSort.NOT_COMPARED, now);
    return true;
  }

  private static List<Forwarding> ours(Sql sql, LocalDate day) throws SQLException {
    return sql.list(
        "select * from forwarding where day = ? order by case_number", Forwarding::of, day);
  }

  private Optional<Long> lease(String name) {
    Instant now = clock.instant();
    return database.first(
        """
        update forwarding_round set leased_until = ? where name = ? and leased_until <= ?
        returning sequence\
        """,
        row -> row.number("sequence"),
        now.plus(LEASE),
        name,
        now);
  }

  private void end(String name, @Nullable String failure) {
    Instant now = clock.instant();
    database.run(
        """
        update forwarding_round set leased_until = ?, failure = ?, done_at = coalesce(?, done_at)
        where name = ?\
        """,
        now,
        failure,
        failure == null ? now : null,
        name);
  }

  private static String why(Answer<?> answer) {
    return switch (answer) {
      case Given<?> _ -> "";
      case Refused<?>(String why) -> why;
      case Failed<?>(String why) -> why;
    };
  }
}
