// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.Database;
import hall.server.Sql;
import hall.server.calendar.Calendar;
import hall.server.casework.CaseEvents;
import hall.server.casework.CaseStore;
import hall.server.casework.Casework;
import hall.server.channel.Answer;
import hall.server.channel.Answer.Given;
import hall.server.channel.Rounds;
import hall.server.channel.Told;
import hall.server.forwarding.Upstream.Change;
import hall.server.forwarding.Upstream.Held;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the platform above what became of cases, has them follow where the platform decides, and
/// holds against each other what both sides have of the days that are over. One server at a time
/// does either.
@ApplicationScoped
public class Reconciliation {
  /// How many days are compared again and again.
  static final int DAYS = 7;

  private static final String CHANGES = "changes";
  private static final String DAYS_OVER = "days";

  private final Database database;
  private final Casework casework;
  private final InstantSource clock;
  private final Rounds rounds;

  Reconciliation(Database database, Casework casework, InstantSource clock) {
    this.database = database;
    this.casework = casework;
    this.clock = clock;
    this.rounds = new Rounds(database, clock);
  }

  /// Both rounds: `changes` and `days`.
  public List<Rounds.Done> done() {
    return rounds.done(CHANGES, DAYS_OVER);
  }

  /// Fetches what became of cases until there is no more.
  ///
  /// @param follow whether they go the same way here
  void changes(Upstream upstream, boolean follow) {
    rounds.follow(
        CHANGES, upstream::changesAfter, (sql, change, now) -> apply(sql, change, now, follow));
  }

  private void apply(Sql sql, Told<Change> told, Instant now, boolean follow) throws SQLException {
    Optional<CaseStore.Held> held = casework.hold(sql, told.number());
    Optional<Forwarding> known =
        sql.first(
            "select * from forwarding where case_number = ? for update",
            Forwarding::of,
            told.number());
    if (told.change().isEmpty()) {
      LocalDate day = known.map(Forwarding::day).orElseGet(() -> Calendar.day(now));
      Gaps.found(sql, day, told.number(), GapSort.UNCLEAR, now);
      return;
    }
    Change change = told.change().get();
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
        change.word(),
        change.at().toInstant(),
        change.caseNumber());
    CaseEvents.add(
        sql,
        change.caseNumber(),
        now,
        CaseEvents.PLATFORM,
        "upstream",
        "upstream-" + change.word());
    if (follow) {
      new Follower(casework).follow(sql, held.orElseThrow(), known.get(), change, now);
    }
  }

  /// Compares the days that are over.
  void days(Upstream upstream) {
    rounds.alone(DAYS_OVER, () -> compared(upstream));
  }

  private @Nullable String compared(Upstream upstream) {
    LocalDate today = Calendar.day(clock.instant());
    @Nullable String failure = null;
    for (LocalDate day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
      LocalDate of = day;
      List<Forwarding> before = database.transaction(sql -> ours(sql, of));
      Answer<List<Held>> answer = upstream.heldOf(of);
      Instant now = clock.instant();
      if (answer instanceof Given<List<Held>>(List<Held> theirs)) {
        database.transaction(sql -> compared(sql, of, before, theirs, now));
      } else {
        failure = Rounds.why(answer);
        if (of.isBefore(today.minusDays(1))) {
          database.transaction(sql -> notCompared(sql, of, now));
        }
      }
    }
    return failure;
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
}
