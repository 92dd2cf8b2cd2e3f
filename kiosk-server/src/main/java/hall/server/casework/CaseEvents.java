// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trail of a case: what happened to it and who looked at it. Rows are only ever added.
@ApplicationScoped
public class CaseEvents {
  /// The actor that the platform above is.
  public static final String PLATFORM = "platform";

  private final Database database;

  public CaseEvents(Database database) {
    this.database = database;
  }

  /// One event; kinds are `accepted` (it arrived), `state`, `due-soon`, `overdue`, `supplement`
  /// (papers came that it waited for), `agent` (somebody applied for its applicant; the detail is
  /// how the applicant is known), `commitment` and `consequence` (what was signed was checked, and
  /// what follows), `message-taken`, `message-refused` and `message-given-up` (what became of
  /// telling the applicant by message; the detail is what for), `forwarded` and
  /// `forwarding-refused` (it was handed on to the platform above, or could not be), `upstream`
  /// (what became of it there), `upstream-reason` (what was said about that where it moved nothing
  /// here), `archived` (it was packed), `read` and `document-read`.
  ///
  /// @param dueOn by when the next step was due after it
  public record Event(
      OffsetDateTime at,
      String actor,
      String kind,
      @Nullable String detail,
      @Nullable String stateFrom,
      @Nullable String stateTo,
      @Nullable LocalDate dueOn,
      @Nullable String terminalId) {

    static Event of(Row row) throws SQLException {
      return new Event(
          HallTime.at(row.instant("at")),
          row.text("actor"),
          row.text("kind"),
          row.textOrNull("detail"),
          row.textOrNull("state_from"),
          row.textOrNull("state_to"),
          row.dayOrNull("due_on"),
          row.textOrNull("terminal_id"));
    }

    /// Whether it changed where the case stands, which its applicant may know.
    public boolean isMove() {
      return kind.equals("accepted") || kind.equals("state");
    }

    /// Whether the platform above did it.
    public boolean isOfPlatform() {
      return actor.equals(PLATFORM);
    }

    /// Whether somebody of the responsible unit did it.
    public boolean isOfClerk() {
      return actor.startsWith("operator ");
    }
  }

  /// Somebody looked, or a deadline came near: nothing changed.
  public static void add(
      Sql sql, String caseNumber, Instant at, String actor, String kind, @Nullable String detail)
      throws SQLException {
    sql.run(
        "insert into case_event (case_number, at, actor, kind, detail) values (?, ?, ?, ?, ?)",
        caseNumber,
        at,
        actor,
        kind,
        detail);
  }

  /// Who changed a case, where and why.
  record Cause(String actor, @Nullable String terminalId, @Nullable String detail) {
    static final Cause SERVER = new Cause("server", null, null);

    Cause because(@Nullable String why) {
      return new Cause(actor, terminalId, why);
    }
  }

  /// The case stands elsewhere now; it arrived where it stood nowhere before.
  static void moved(
      Sql sql,
      String caseNumber,
      Instant at,
      Cause cause,
      @Nullable CaseState from,
      CaseFacts facts)
      throws SQLException {
    sql.run(
        """
        insert into case_event
          (case_number, at, actor, kind, detail, state_from, state_to, due_on, terminal_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        caseNumber,
        at,
        cause.actor(),
        from == null ? "accepted" : "state",
        cause.detail(),
        from == null ? null : from.word(),
        facts.state().word(),
        facts.dueOn(),
        cause.terminalId());
  }

  /// A deadline came near or passed; it is told once.
  static void warned(Sql sql, String caseNumber, Instant at, String kind, CaseFacts facts)
      throws SQLException {
    sql.run(
        """
        insert into case_event (case_number, at, actor, kind, state_from, state_to, due_on)
        values (?, ?, 'server', ?, ?, ?, ?)\
        """,
        caseNumber,
        at,
        kind,
        facts.state().word(),
        facts.state().word(),
        facts.dueOn());
  }

  /// The trail from its beginning.
  public List<Event> of(String caseNumber) {
    return database.transaction(sql -> of(sql, caseNumber));
  }

  /// The trail from its beginning, in the caller's transaction.
  public static List<Event> of(Sql sql, String caseNumber) throws SQLException {
    return sql.list(
        "select * from case_event where case_number = ? order by id", Event::of, caseNumber);
  }
}
