// SPDX-License-Identifier: Apache-2.0
package hall.server.help;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps calls for help and what is said in them.
///
/// A terminal tells all of a call every few seconds while the citizen is there. One that says
/// nothing for [#SILENCE] has lost its visit with the call, or its way here; either way nobody
/// reads an answer any more, and the call is closed.
@ApplicationScoped
public class HelpCalls {
  static final Duration SILENCE = Duration.ofSeconds(60);

  private static final int MOST = 200;

  private final Database database;
  private final Audit audit;
  private final InstantSource clock;

  HelpCalls(Database database, Audit audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /// A call with everything that was said in it, first things first.
  public record Talk(HelpCall call, List<HelpCall.Message> messages) {}

  /// Takes what a terminal says, and tells how the call stands. A call that is closed stays closed.
  /// Problem: `help-differs`.
  Talk report(String terminalId, UUID id, HelpReport.Checked report) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Optional<HelpCall> known = look(sql, id, " for update of c");
      if (known.isPresent() && !known.get().terminalId().equals(terminalId)) {
        throw Problem.of(409, "help-differs", "Use a new key for another call.").asException();
      }
      sweep(sql, now);
      if (known.isEmpty()) {
        open(sql, terminalId, id, report, now);
      }
      boolean open =
          sql.run(
                  """
                  update help_call set screen = ?, step = ?, steps = ?, trouble = ?, heard_at = ?
                  where id = ? and state = 'open'\
                  """,
                  report.screen(),
                  report.step(),
                  report.steps(),
                  report.trouble(),
                  now,
                  id)
              == 1;
      if (open) {
        for (HelpReport.Message said : report.said()) {
          say(sql, id, said.key(), null, said.text(), said.written(), now);
        }
        if (report.over()) {
          end(sql, id, "citizen", now);
        }
      }
      return thread(sql, id);
    });
  }

  /// One citizen stands at a terminal: what was open there before is over.
  private static void open(
      Sql sql, String terminalId, UUID id, HelpReport.Checked report, Instant now)
      throws SQLException {
    sql.run(
        """
        update help_call set state = 'closed', ended_by = 'citizen', ended_at = ?
        where terminal_id = ? and state = 'open'\
        """,
        now,
        terminalId);
    sql.run(
        """
        insert into help_call (id, terminal_id, state, screen, opened_at, heard_at)
        values (?, ?, 'open', ?, ?, ?)\
        """,
        id,
        terminalId,
        report.screen(),
        now,
        now);
  }

  private static void say(
      Sql sql,
      UUID id,
      UUID key,
      @Nullable String author,
      String words,
      boolean written,
      Instant now)
      throws SQLException {
    sql.run(
        """
        insert into help_message (call_id, key, author, words, written, at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (call_id, key) do nothing\
        """,
        id,
        key,
        author,
        words,
        written,
        now);
  }

  private static void end(Sql sql, UUID id, String by, Instant now) throws SQLException {
    sql.run(
        "update help_call set state = 'closed', ended_by = ?, ended_at = ? where id = ?",
        by,
        now,
        id);
  }

  /// Closes the calls of which nobody has heard for long.
  private static void sweep(Sql sql, Instant now) throws SQLException {
    sql.run(
        """
        update help_call set state = 'closed', ended_by = 'silence', ended_at = ?
        where state = 'open' and heard_at < ?\
        """,
        now,
        now.minus(SILENCE));
  }

  /// Those that are open: who waits for an answer first, the oldest first.
  ///
  /// @param hallId null for all halls
  public List<HelpCall> open(@Nullable String hallId) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      sweep(sql, now);
      return sql.list(
          HelpCall.SELECT
              + """
               where c.state = 'open' and (?::text is null or h.id = ?)
              order by waits desc, c.opened_at limit ?\
              """,
          HelpCall::of,
          hallId,
          hallId,
          MOST);
    });
  }

  /// One with what was said in it, also when it is over.
  public Optional<Talk> find(UUID id) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      sweep(sql, now);
      return look(sql, id, "").isPresent() ? Optional.of(thread(sql, id)) : Optional.empty();
    });
  }

  /// Tells the citizen something. Problems: `help-unknown`, `help-ended`, `help-words-missing`.
  ///
  /// @param key of this message, so that a form that is sent twice says it once
  public void answer(UUID id, UUID key, String words, String operator) {
    String said = words.strip();
    if (said.isEmpty() || said.codePointCount(0, said.length()) > HelpReport.LONGEST_TEXT) {
      throw Problem.of(
              422, "help-words-missing", "Write 1 to " + HelpReport.LONGEST_TEXT + " characters.")
          .asException();
    }
    act(id, "answer", operator, (sql, now) -> say(sql, id, key, operator, said, false, now));
  }

  /// Points at the main button of the citizen's screen. Problems as of [#answer].
  public void point(UUID id, String operator) {
    act(
        id,
        "point",
        operator,
        (sql, now) -> sql.run("update help_call set pointed = pointed + 1 where id = ?", id));
  }

  /// Ends it. Problems as of [#answer].
  public void close(UUID id, String operator) {
    act(id, "close", operator, (sql, now) -> end(sql, id, "attendant", now));
  }

  /// What is done in a call that is open.
  @FunctionalInterface
  private interface Deed {
    void now(Sql sql, Instant now) throws SQLException;
  }

  private void act(UUID id, String word, String operator, Deed deed) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      sweep(sql, now);
      HelpCall call = look(sql, id, " for update of c").orElseThrow(HelpCalls::unknown);
      if (!call.open()) {
        throw Problem.of(409, "help-ended", "The visit or the call is over: nobody would read it.")
            .asException();
      }
      deed.now(sql, now);
      audit.record(sql, operator, "help-" + word, call.terminalId(), Map.of());
      return true;
    });
  }

  public static RuntimeException unknown() {
    return Problem.of(404, "help-unknown", "Look for it in the list.").asException();
  }

  private static Optional<HelpCall> look(Sql sql, UUID id, String lock) throws SQLException {
    return sql.first(HelpCall.SELECT + " where c.id = ?" + lock, HelpCall::of, id);
  }

  private static Talk thread(Sql sql, UUID id) throws SQLException {
    return new Talk(
        look(sql, id, "").orElseThrow(),
        sql.list(
            "select id, author, words, written, at from help_message where call_id = ? order by id",
            HelpCall.Message::of,
            id));
  }
}
