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
import hall.server.channel.Backoff;
import hall.server.forwarding.Upstream.Held;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What is on its way to the platform above, in the database. Whoever hands a case on claims it
/// first; a claim ends by itself when its server dies, and another server hands the case on again
/// under the same number. A case that fails waits longer and longer and holds up no other.
@ApplicationScoped
public class Outbox {
  /// Longer than documents take on a slow line; whoever takes longer is overtaken, which does no
  /// harm.
  static final Duration CLAIM = Duration.ofMinutes(10);

  private static final int AT_ONCE = 500;
  private static final String SERVER = "server";

  private final Database database;
  private final Backoff backoff;

  @Inject
  Outbox(Database database, SecureRandom random) {
    this(database, new Backoff(random));
  }

  Outbox(Database database, Backoff backoff) {
    this.database = database;
    this.backoff = backoff;
  }

  /// Looks at cases that were accepted since, or got papers: those of the named items go out. Tells
  /// at how many it looked.
  ///
  /// @param undecided whether also cases go out about whose acceptance nobody has decided
  int collect(List<String> items, boolean undecided, Instant now) {
    String codes = String.join(",", items);
    return database.transaction(sql ->
        sql.first(
                """
                with looked as (
                    update service_case set upstream_looked = true
                    where case_number in (
                      select case_number from service_case
                      where not upstream_looked
                        and (began_on is not null or state = 'received')
                        and (began_on is not null or ?)
                      limit ? for update skip locked)
                    returning case_number, submission_key),
                  entered as (
                    insert into forwarding
                      (case_number, day, state, entered_at, next_attempt_at)
                    select l.case_number, ?, 'waiting', ?, ?
                    from looked l join submission s on s.key = l.submission_key
                    where ? = 'all' or s.implementation_code = any (string_to_array(?, ','))
                    on conflict (case_number) do update
                    set state = 'waiting', attempts = forwarding.attempts + 1,
                      next_attempt_at = excluded.next_attempt_at, failure = null)
                select count(*) as n from looked\
                """,
                row -> row.integer("n"),
                undecided,
                AT_ONCE,
                Calendar.day(now),
                now,
                now,
                codes,
                codes)
            .orElse(0));
  }

  /// Claims what is due; no other server gets the same.
  List<Forwarding> claim(Instant now, int most) {
    return database.transaction(sql ->
        sql.list(
            """
            update forwarding set attempts = attempts + 1, next_attempt_at = ?
            where case_number in (
              select case_number from forwarding
              where state = 'waiting' and next_attempt_at <= ?
              order by next_attempt_at, case_number limit ? for update skip locked)
            returning *\
            """,
            Forwarding::of,
            now.plus(CLAIM),
            now,
            most));
  }

  /// Keeps what came of an attempt, unless something else happened to the case meanwhile.
  void attempted(Forwarding claimed, Answer<Held> answer, Instant now) {
    database.transaction(sql -> {
      switch (answer) {
        case Given<Held>(Held held) -> delivered(sql, claimed, held, now);
        case Refused<Held>(String why) -> refused(sql, claimed, why, now);
        case Failed<Held>(String why) ->
            sql.run(
                """
                update forwarding set failure = ?, next_attempt_at = ?
                where case_number = ? and attempts = ? and state = 'waiting'\
                """,
                why,
                now.plus(backoff.after(claimed.attempts())),
                claimed.caseNumber(),
                claimed.attempts());
      }
      return true;
    });
  }

  private static void delivered(Sql sql, Forwarding claimed, Held held, Instant now)
      throws SQLException {
    int mine =
        sql.run(
            """
            update forwarding set state = 'delivered', failure = null, upstream_number = ?,
              digest = ?, delivered_at = ?
            where case_number = ? and attempts = ? and state = 'waiting'\
            """,
            held.upstreamNumber(),
            held.digest(),
            now,
            claimed.caseNumber(),
            claimed.attempts());
    if (mine == 1) {
      CaseEvents.add(sql, claimed.caseNumber(), now, SERVER, "forwarded", held.upstreamNumber());
    }
  }

  private static void refused(Sql sql, Forwarding claimed, String why, Instant now)
      throws SQLException {
    int mine =
        sql.run(
            """
            update forwarding set state = 'refused', failure = ?
            where case_number = ? and attempts = ? and state = 'waiting'\
            """,
            why,
            claimed.caseNumber(),
            claimed.attempts());
    if (mine == 1) {
      CaseEvents.add(sql, claimed.caseNumber(), now, SERVER, "forwarding-refused", why);
    }
  }
}
