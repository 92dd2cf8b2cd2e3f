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

/// Keeps how cases were rated: once by the applicant and, where an agent applied, once by the
/// agent, neither for the other, and for ever. A bad one opens what has to follow in the same
/// transaction.
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
      follow(sql, added, caseNumber, Rater.APPLICANT, wish.said(), now);
      Evaluation kept =
          find(sql, caseNumber, wish)
              .orElseThrow(() ->
                  Problem.of(404, "case-unknown", "Rate a case of the person whose card was read.")
                      .asException());
      if (!wish.said().same(kept)) {
        throw Problem.of(409, "evaluated-already", "The case was rated before; it stays so.")
            .asException();
      }
      return kept;
    });
  }

  /// What whoever holds a receipt may rate with it.
  ///
  /// @param rater as whom: the receipt is in the hands of whoever applied
  /// @param rated whether that was done before
  public record Offer(Rater rater, boolean rated) {}

  /// What is offered for a case or a life event; empty where there is no such case.
  public Optional<Offer> offer(String number) {
    return database.transaction(sql -> offer(sql, rated(sql, number)));
  }

  private static Optional<Offer> offer(Sql sql, String caseNumber) throws SQLException {
    return sql.first(
        """
        select r.rater, e.case_number is not null as evaluated
        from service_case c join submission s on s.key = c.submission_key
        cross join lateral (
          select case when s.metadata #>> '{agent,name}' is null then 'applicant' else 'agent' end
            as rater) r
        left join evaluation e on e.case_number = c.case_number and e.rater = r.rater
        where c.case_number = ?\
        """,
        row -> new Offer(Rater.of(row.text("rater")), row.flag("evaluated")),
        caseNumber);
  }

  /// What became of a rating from a phone.
  public enum Outcome {
    KEPT,
    /// Kept, and somebody looks into it now.
    FOLLOWED,
    /// There was another one before; it stays so.
    ALREADY,
    /// There is no such case.
    REFUSED
  }

  /// Keeps what came from a phone, as said by whoever applied. Whoever calls this has seen that the
  /// receipt is in those hands. It counts for the hall where the case was handed in.
  public Outcome fromPhone(String number, Said said) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      String caseNumber = rated(sql, number);
      Optional<Offer> offer = offer(sql, caseNumber);
      if (offer.isEmpty()) {
        return Outcome.REFUSED;
      }
      return onPhone(sql, caseNumber, offer.get().rater(), said, now);
    });
  }

  /// The same as said by the applicant, whom a link of the own ([RatingLinks]) has let in.
  public Outcome byLink(RatingLinks.Linked linked, Said said) {
    Instant now = clock.instant();
    return database.transaction(
        sql -> onPhone(sql, linked.caseNumber(), Rater.APPLICANT, said, now));
  }

  private Outcome onPhone(Sql sql, String caseNumber, Rater rater, Said said, Instant now)
      throws SQLException {
    int added = add(sql, caseNumber, rater, said, now);
    follow(sql, added, caseNumber, rater, said, now);
    boolean same =
        sql.first(
                "select "
                    + Evaluation.COLUMNS
                    + " from evaluation e"
                    + " where e.case_number = ? and e.rater = ? and e.channel = 'phone'",
                Evaluation::of,
                caseNumber,
                rater.word())
            .filter(said::same)
            .isPresent();
    return !same
        ? Outcome.ALREADY
        : Evaluation.isBad(said.mark()) ? Outcome.FOLLOWED : Outcome.KEPT;
  }

  private void follow(Sql sql, int added, String caseNumber, Rater rater, Said said, Instant now)
      throws SQLException {
    if (added > 0 && Evaluation.isBad(said.mark())) {
      open(sql, caseNumber, rater, RectificationLife.deadlines(Calendar.day(now), calendar.days()));
    }
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
        insert into evaluation (case_number, rater, channel, terminal_id, hall_id,
          implementation_code, item_version, mark, reasons, words, evaluated_at)
        select c.case_number, 'applicant', 'terminal', t.id, t.hall_id, s.implementation_code, s.item_version,
          ?, ?, ?, ?
        from service_case c join submission s on s.key = c.submission_key
        join terminal t on t.id = ?
        where c.case_number = ? and s.metadata #>> '{applicant,idNumber}' = ?
          and s.metadata #>> '{applicant,name}' = ?
        on conflict (case_number, rater) do nothing\
        """,
        wish.said().mark(),
        wish.said().reasons(),
        wish.said().words(),
        now,
        terminalId,
        caseNumber,
        wish.idNumber(),
        wish.name());
  }

  private static int add(Sql sql, String caseNumber, Rater rater, Said said, Instant now)
      throws SQLException {
    return sql.run(
        """
        insert into evaluation (case_number, rater, channel, hall_id, implementation_code,
          item_version, mark, reasons, words, evaluated_at)
        select c.case_number, ?, 'phone', t.hall_id, s.implementation_code, s.item_version,
          ?, ?, ?, ?
        from service_case c join submission s on s.key = c.submission_key
        join terminal t on t.id = s.terminal_id
        where c.case_number = ?
        on conflict (case_number, rater) do nothing\
        """,
        rater.word(),
        said.mark(),
        said.reasons(),
        said.words(),
        now,
        caseNumber);
  }

  private static Optional<Evaluation> find(Sql sql, String caseNumber, EvaluationWish.Checked wish)
      throws SQLException {
    return sql.first(
        "select "
            + Evaluation.COLUMNS
            + """
             from evaluation e join service_case c on c.case_number = e.case_number
            join submission s on s.key = c.submission_key
            where e.case_number = ? and e.rater = 'applicant'
              and s.metadata #>> '{applicant,idNumber}' = ?
              and s.metadata #>> '{applicant,name}' = ?\
            """,
        Evaluation::of,
        caseNumber,
        wish.idNumber(),
        wish.name());
  }

  private static void open(Sql sql, String caseNumber, Rater rater, Deadlines by)
      throws SQLException {
    sql.run(
        """
        insert into rectification (case_number, rater, state, verify_by, rectify_by, answer_by,
          call_by)
        values (?, ?, 'open', ?, ?, ?, ?)\
        """,
        caseNumber,
        rater.word(),
        by.verifyBy(),
        by.rectifyBy(),
        by.answerBy(),
        by.callBy());
  }
}
