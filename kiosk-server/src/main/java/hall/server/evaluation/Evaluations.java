// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.calendar.Calendar;
import hall.server.evaluation.RectificationLife.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Keeps how cases were rated: one rating a case, from the applicant alone, for ever. A bad one
/// opens what has to follow in the same transaction.
@ApplicationScoped
public class Evaluations {
  private final Database database;
  private final Calendar calendar;
  private final InstantSource clock;

  Evaluations(Database database, Calendar calendar, InstantSource clock) {
    this.database = database;
    this.calendar = calendar;
    this.clock = clock;
  }

  /// Keeps one, or finds the same that was kept before. Problems: `case-unknown`, also for somebody
  /// else's, `evaluated-already`.
  Evaluation receive(String terminalId, String number, EvaluationWish.Checked wish) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      String caseNumber = rated(sql, number);
      int added = add(sql, terminalId, caseNumber, wish, now);
      if (added > 0 && Evaluation.isBad(wish.mark())) {
        open(sql, caseNumber, RectificationLife.deadlines(Calendar.day(now), calendar.days()));
      }
      Evaluation kept =
          find(sql, caseNumber, wish)
              .orElseThrow(() ->
                  Problem.of(404, "case-unknown", "Rate a case of the person whose card was read.")
                      .asException());
      if (!wish.same(kept)) {
        throw Problem.of(409, "evaluated-already", "The case was rated before; it stays so.")
            .asException();
      }
      return kept;
    });
  }

  /// Whoever rates a life event rates how it was applied for: that stands with its first case.
  private static String rated(Sql sql, String number) throws SQLException {
    return sql.first(
            "select case_number from service_case where bundle_number = ? and bundle_position = 0",
            row -> row.text("case_number"),
            number)
        .orElse(number);
  }

  private static int add(
      Sql sql, String terminalId, String caseNumber, EvaluationWish.Checked wish, Instant now)
      throws SQLException {
    return sql.run(
        """
        insert into evaluation (case_number, terminal_id, hall_id, implementation_code,
          item_version, mark, reasons, words, evaluated_at)
        select c.case_number, t.id, t.hall_id, s.implementation_code, s.item_version, ?, ?, ?, ?
        from service_case c join submission s on s.key = c.submission_key
        join terminal t on t.id = ?
        where c.case_number = ? and s.metadata #>> '{applicant,idNumber}' = ?
          and s.metadata #>> '{applicant,name}' = ?
        on conflict (case_number) do nothing\
        """,
        wish.mark(),
        wish.reasons(),
        wish.words(),
        now,
        terminalId,
        caseNumber,
        wish.idNumber(),
        wish.name());
  }

  private static Optional<Evaluation> find(Sql sql, String caseNumber, EvaluationWish.Checked wish)
      throws SQLException {
    return sql.first(
        "select "
            + Evaluation.COLUMNS
            + """
             from evaluation e join service_case c on c.case_number = e.case_number
            join submission s on s.key = c.submission_key
            where e.case_number = ? and s.metadata #>> '{applicant,idNumber}' = ?
              and s.metadata #>> '{applicant,name}' = ?\
            """,
        Evaluation::of,
        caseNumber,
        wish.idNumber(),
        wish.name());
  }

  private static void open(Sql sql, String caseNumber, Deadlines by) throws SQLException {
    sql.run(
        """
        insert into rectification (case_number, state, verify_by, rectify_by, answer_by, call_by)
        values (?, 'open', ?, ?, ?, ?)\
        """,
        caseNumber,
        by.verifyBy(),
        by.rectifyBy(),
        by.answerBy(),
        by.callBy());
  }
}
