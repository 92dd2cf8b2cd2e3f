// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.audit.Audit;
import hall.server.evaluation.RectificationLife.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bad ratings and what is done about them; whoever does something tells which revision he or
/// she has seen, and each deed leaves an event.
@ApplicationScoped
public class Rectifications {

  /// In characters, of what a deed says.
  public static final int LONGEST_WORDS = 1000;

  private static final int NEWEST = 200;

  private final Database database;
  private final Audit audit;
  private final InstantSource clock;

  Rectifications(Database database, Audit audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /// What was done, by whom.
  public record Done(Instant at, String actor, String deed, String words) {}

  /// The newest; those that wait first, by the day on which something is due.
  ///
  /// @param state its word; null for all
  public List<Rectification> list(@Nullable String state) {
    return database.list(
        "select "
            + Rectification.COLUMNS
            + """
             from rectification r
            join evaluation e on e.case_number = r.case_number and e.rater = r.rater
            where ?::text is null or r.state = ?
            order by r.state = 'closed',
              case r.state when 'open' then r.verify_by when 'verified' then r.rectify_by
                when 'answered' then r.call_by else r.answer_by end,
              e.evaluated_at desc, e.case_number, e.rater
            limit ?\
            """,
        Rectification::of,
        state,
        state,
        NEWEST);
  }

  public Optional<Rectification> find(String caseNumber, Rater rater) {
    return database.transaction(sql -> look(sql, caseNumber, rater, ""));
  }

  /// What was done about it, first things first.
  public List<Done> trail(String caseNumber, Rater rater) {
    return database.list(
        """
        select at, actor, deed, words from rectification_event
        where case_number = ? and rater = ? order by id\
        """,
        row -> new Done(row.instant("at"), row.text("actor"), row.text("deed"), row.text("words")),
        caseNumber,
        rater.word());
  }

  /// Does one thing about it. Problems: `rectification-unknown`, `rectification-moved-on`,
  /// `rectification-words-missing`.
  ///
  /// @param revision that the operator saw
  public void act(
      String caseNumber, Rater rater, long revision, Deed deed, String words, String operator) {
    String said = checked(words);
    Instant now = clock.instant();
    database.transaction(sql -> {
      Rectification seen =
          look(sql, caseNumber, rater, " for update of r")
              .orElseThrow(() ->
                  Problem.of(404, "rectification-unknown", "Look for it in the list.")
                      .asException());
      RectificationState to =
          RectificationLife.next(seen.state(), deed)
              .filter(state -> seen.revision() == revision)
              .orElseThrow(Rectifications::movedOn);
      sql.run(
          """
          update rectification set state = ?, revision = revision + 1
          where case_number = ? and rater = ?\
          """,
          to.word(),
          caseNumber,
          rater.word());
      sql.run(
          """
          insert into rectification_event (case_number, rater, at, actor, deed, words)
          values (?, ?, ?, ?, ?, ?)\
          """,
          caseNumber,
          rater.word(),
          now,
          operator,
          deed.word(),
          said);
      audit.record(
          sql,
          operator,
          "rectification-" + deed.word(),
          caseNumber,
          rater == Rater.AGENT ? Map.of("rater", rater.word()) : Map.of());
      return true;
    });
  }

  private static Optional<Rectification> look(Sql sql, String caseNumber, Rater rater, String lock)
      throws SQLException {
    return sql.first(
        "select "
            + Rectification.COLUMNS
            + " from rectification r"
            + " join evaluation e on e.case_number = r.case_number and e.rater = r.rater"
            + " where r.case_number = ? and r.rater = ?"
            + lock,
        Rectification::of,
        caseNumber,
        rater.word());
  }

  private static String checked(String words) {
    String said = words.strip();
    if (said.isEmpty() || said.codePointCount(0, said.length()) > LONGEST_WORDS) {
      throw Problem.of(
              422, "rectification-words-missing", "Write 1 to " + LONGEST_WORDS + " characters.")
          .asException();
    }
    return said;
  }

  private static RuntimeException movedOn() {
    return Problem.of(
            409, "rectification-moved-on", "Somebody has dealt with it meanwhile. Open it again.")
        .asException();
  }
}
