// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Language;
import hall.server.Problem;
import hall.server.Row;
import hall.server.Text;
import hall.server.Words;
import hall.server.audit.Audit;
import hall.server.terminal.Hall;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Alerts for operators: open ones first, then the worst, then the newest. Cleared ones are listed
/// for 90 days.
@ApplicationScoped
public class AlertInbox {
  private static final int PAGE_SIZE = 20;
  private static final int LONGEST_NOTE = 500;
  private static final Duration LISTED = Duration.ofDays(90);

  /// One row a line of the inbox. The arguments of `where` come last.
  private static final String LINES =
      """
      select min(a.id) as id, a.group_id, a.rule_id, a.severity, a.state, count(*) as alerts,
        count(a.terminal_id) as terminals, min(a.terminal_id) as terminal_id,
        min(t.name) as terminal_name, min(a.subject) as subject,
        count(distinct a.hall_id) as halls, min(h.id) as hall_id, min(h.name_zh) as name_zh,
        min(h.name_en) as name_en, (array_agg(a.details order by a.id))[1] as details,
        min(a.raised_at) as raised_at, max(a.cleared_at) as cleared_at,
        max(a.acknowledged_at) as acknowledged_at, max(a.acknowledged_by) as acknowledged_by,
        max(a.note) as note, max(a.level) as level,
        bool_and(exists (select 1 from alert_silence s where s.ended_at is null and s.until > now.at
          and coalesce(s.from_at, s.created_at) <= now.at and (s.terminal_id = a.terminal_id or s.hall_id = a.hall_id))) as silenced
      from alert a left join terminal t on t.id = a.terminal_id left join hall h on h.id = a.hall_id,
        (select ?::timestamptz as at) as now
      where %s
      group by a.group_id, a.rule_id, a.severity, a.state, %s
      """;

  private static final String COLLAPSED = "case when a.group_id is null then a.id end";

  private static final String ORDER =
      """
      order by array_position(array['open', 'acknowledged', 'cleared'], a.state),
        case when a.state = 'cleared' then 0
          else array_position(array['critical', 'major', 'minor', 'warning'], a.severity) end,
        min(a.raised_at) desc, min(a.id) desc
      limit ? offset ?\
      """;

  private static final String OPEN =
      """
      select count(distinct coalesce(-group_id, id)) as n from alert where state = 'open'\
      """;

  private final Database database;
  private final AlertStore store;
  private final Audit audit;
  private final InstantSource clock;

  AlertInbox(Database database, AlertStore store, Audit audit, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// A page; numbers beyond the end give the last page.
  public AlertPage page(AlertFilter filter, int wanted) {
    Instant now = clock.instant();
    StringBuilder where = new StringBuilder("(a.state <> 'cleared' or a.cleared_at > ?)");
    List<Object> arguments = new ArrayList<>(List.of(now, now.minus(LISTED)));
    add(where, arguments, "a.hall_id", filter.hall());
    add(
        where,
        arguments,
        "a.severity",
        filter.severity() == null ? null : filter.severity().word());
    add(where, arguments, "a.state", filter.state() == null ? null : filter.state().word());
    add(where, arguments, "a.group_id", filter.group());
    String lines = LINES.formatted(where, filter.group() == null ? COLLAPSED : "a.id");
    long total =
        database
            .first(
                "select count(*) as n from (" + lines + ") as lines",
                row -> row.number("n"),
                arguments.toArray())
            .orElse(0L);
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.clamp(wanted, 1, pages);
    arguments.add(PAGE_SIZE);
    arguments.add((page - 1) * PAGE_SIZE);
    Languages languages = new Languages(now);
    return new AlertPage(
        page,
        pages,
        total,
        open(),
        database.list(lines + ORDER, row -> entry(row, languages), arguments.toArray()));
  }

  /// How many lines are open.
  public long open() {
    return database.first(OPEN, row -> row.number("n")).orElse(0L);
  }

  /// One alert. Problem: `alert-unknown`.
  public AlertEntry find(long id) {
    Instant now = clock.instant();
    Languages languages = new Languages(now);
    return database
        .first(LINES.formatted("a.id = ?", "a.id"), row -> entry(row, languages), now, id)
        .orElseThrow(AlertInbox::unknown);
  }

  /// The line of all alerts of this one's group that are in the same state; without a group the
  /// alert itself.
  public AlertEntry whole(AlertEntry alert) {
    Long group = alert.group();
    if (group == null) {
      return alert;
    }
    Instant now = clock.instant();
    Languages languages = new Languages(now);
    return database
        .first(
            LINES.formatted("a.group_id = ? and a.state = ?", COLLAPSED),
            row -> entry(row, languages),
            now,
            group,
            alert.state().word())
        .orElse(alert);
  }

  /// Takes care of an alert, and with `group` of all open ones of its group. Acknowledging again
  /// changes nothing. Problems: `alert-unknown`, `note-too-long`, `alert-cleared`.
  public AlertEntry acknowledge(long id, @Nullable String note, boolean group, String operator) {
    String said = note == null || note.isBlank() ? null : note.strip();
    if (said != null && said.length() > LONGEST_NOTE) {
      throw Problem.of(422, "note-too-long", "Write at most 500 characters.").asException();
    }
    AlertState state = acknowledgeOpen(id, said, group, operator).orElseThrow(AlertInbox::unknown);
    if (state == AlertState.CLEARED) {
      throw Problem.of(409, "alert-cleared", "Nothing is left to do: the alert is cleared.")
          .asException();
    }
    return find(id);
  }

  /// The state of the alert afterwards, if there is one.
  private Optional<AlertState> acknowledgeOpen(
      long id, @Nullable String note, boolean group, String operator) {
    return database.transaction(sql -> {
      int acknowledged =
          sql.run(
              """
              update alert set state = 'acknowledged', acknowledged_at = ?, acknowledged_by = ?, note = ?
              where state = 'open'
                and (id = ? or ? and group_id = (select group_id from alert where id = ?))\
              """,
              clock.instant(),
              operator,
              note,
              id,
              group,
              id);
      Optional<AlertState> state =
          sql.first(
              "select state from alert where id = ?", row -> AlertState.of(row.text("state")), id);
      if (acknowledged > 0) {
        audit.record(
            sql, operator, "alert-acknowledged", Long.toString(id), Map.of("alerts", acknowledged));
      }
      return state;
    });
  }

  private static void add(
      StringBuilder where, List<Object> arguments, String column, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(column).append(" = ?");
      arguments.add(value);
    }
  }

  private AlertEntry entry(Row row, Languages languages) throws SQLException {
    long group = row.number("group_id");
    int terminals = row.integer("terminals");
    boolean one = row.integer("alerts") == 1;
    List<Detail> details = store.read(row.text("details"));
    Instant acknowledged = row.instantOrNull("acknowledged_at");
    String rule = row.text("rule_id");
    return new AlertEntry(
        row.number("id"),
        group == 0 ? null : group,
        rule,
        Severity.of(row.text("severity")),
        AlertState.of(row.text("state")),
        terminals,
        terminals == 1
            ? new AlertEntry.Station(row.text("terminal_id"), row.text("terminal_name"))
            : null,
        row.integer("halls") == 1
            ? new Hall(row.text("hall_id"), new Text(row.text("name_zh"), row.text("name_en")))
            : null,
        terminals == 0 && one ? row.text("subject") : null,
        languages.rule(rule),
        one ? languages.details(details) : languages.many(row.integer("alerts"), terminals),
        HallTime.at(row.instant("raised_at")),
        at(row.instantOrNull("cleared_at")),
        acknowledged == null
            ? null
            : new AlertEntry.Acknowledgement(
                HallTime.at(acknowledged), row.text("acknowledged_by"), row.textOrNull("note")),
        row.flag("silenced"),
        row.integer("level"),
        details);
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : HallTime.at(instant);
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "alert-unknown", "Look for the alert in the list of alerts.")
        .asException();
  }

  /// The words of a line in both languages.
  private record Languages(Words chinese, Words english) {
    Languages(Instant now) {
      this(new Words(Language.CHINESE, now), new Words(Language.ENGLISH, now));
    }

    Text rule(String rule) {
      return new Text(AlertWords.rule(chinese, rule), AlertWords.rule(english, rule));
    }

    Text details(List<Detail> details) {
      return new Text(AlertWords.details(chinese, details), AlertWords.details(english, details));
    }

    Text many(int alerts, int terminals) {
      return terminals == 0
          ? new Text(chinese.say("alerts_own_many", alerts), english.say("alerts_own_many", alerts))
          : new Text(
              chinese.say("alerts_terminals", terminals),
              english.say("alerts_terminals", terminals));
    }
  }
}
