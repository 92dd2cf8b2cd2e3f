// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Row;
import hall.server.Sql;
import hall.server.Text;
import hall.server.terminal.Hall;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Alerts and their groups in the database, inside the evaluation's transaction.
@ApplicationScoped
class AlertStore {
  private static final String SELECT =
      """
      select a.id, a.rule_id, coalesce(a.terminal_id, a.subject) as subject, t.name, a.hall_id, a.group_id, a.severity, a.state,
        a.details, a.raised_at, a.notified_at, a.level
      from alert a left join terminal t on t.id = a.terminal_id\
      """;

  private final ObjectMapper json;

  AlertStore(ObjectMapper json) {
    this.json = json;
  }

  List<Alert> living(Sql sql) throws SQLException {
    return sql.list(SELECT + " where a.state <> 'cleared' order by a.id", this::alert);
  }

  /// All alerts of these groups, whatever their state.
  List<Alert> ofGroups(Sql sql, Set<Long> groups) throws SQLException {
    return sql.list(
        SELECT + " where a.group_id = any(?) order by a.id",
        this::alert,
        (Object) groups.toArray(Long[]::new));
  }

  /// Inserts what is not living yet and answers with what was inserted.
  List<Alert> raise(Sql sql, List<AlertWatch.Verdict.Raised> raised, Instant now)
      throws SQLException {
    if (raised.isEmpty()) {
      return List.of();
    }
    List<Long> ids =
        sql.list(
            """
            insert into alert
              (rule_id, terminal_id, hall_id, subject, severity, state, details, raised_at)
            select r.rule_id, t.id, t.hall_id, case when t.id is null then r.subject end, r.severity,
              'open', r.details::jsonb, ?
            from unnest(?::text[], ?::text[], ?::text[], ?::text[])
              as r(rule_id, subject, severity, details)
            left join terminal t on t.id = r.subject
            where t.id is not null or r.subject like '%:%'
            order by r.subject, r.rule_id
            on conflict (coalesce(terminal_id, subject), rule_id) where state <> 'cleared' do nothing
            returning id\
            """,
            row -> row.number("id"),
            now,
            raised.stream().map(r -> r.key().ruleId()).toArray(String[]::new),
            raised.stream().map(r -> r.key().subject()).toArray(String[]::new),
            raised.stream().map(r -> r.severity().word()).toArray(String[]::new),
            raised.stream().map(r -> write(r.details())).toArray(String[]::new));
    return sql.list(
        SELECT + " where a.id = any(?) order by a.id",
        this::alert,
        (Object) ids.toArray(Long[]::new));
  }

  void clear(Sql sql, List<Alert> cleared, Instant now) throws SQLException {
    if (!cleared.isEmpty()) {
      sql.run(
          "update alert set state = 'cleared', cleared_at = ? where id = any(?)",
          now,
          ids(cleared));
    }
  }

  void describe(Sql sql, Map<Long, List<Detail>> changed) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    changed.forEach((id, details) -> rows.add(new @Nullable Object[] {write(details), id}));
    sql.batch("update alert set details = ?::jsonb where id = ?", rows);
  }

  void told(Sql sql, Planner.Step step, Instant now) throws SQLException {
    switch (step.kind()) {
      case RAISED ->
          sql.run(
              """
              update alert set notified_at = ?, level = case when id = any(?) then ? else level end,
                group_id = ?
              where id = any(?)\
              """,
              now,
              step.reached().toArray(Long[]::new),
              step.level(),
              group(sql, step, now),
              ids(step.alerts()));
      case ESCALATED ->
          sql.run("update alert set level = ? where id = any(?)", step.level(), ids(step.alerts()));
      case CLEARED -> {}
    }
  }

  private static @Nullable Long group(Sql sql, Planner.Step step, Instant now) throws SQLException {
    return switch (step.gathering()) {
      case Planner.Gathering.Alone() -> null;
      case Planner.Gathering.Opened(String hallId) ->
          sql.first(
                  """
                  insert into alert_group (rule_id, hall_id, opened_at, joined_at)
                  values (?, ?, ?, ?) returning id\
                  """,
                  row -> row.number("id"),
                  step.ruleId(),
                  hallId,
                  now,
                  now)
              .orElseThrow();
      case Planner.Gathering.Joined(long id) -> {
        sql.run("update alert_group set joined_at = ? where id = ?", now, id);
        yield id;
      }
    };
  }

  /// Groups that others may still join.
  List<Storm> storms(Sql sql, Instant since) throws SQLException {
    return sql.list(
        "select id, rule_id, hall_id, opened_at, joined_at from alert_group where joined_at >= ?",
        row ->
            new Storm(
                row.number("id"),
                row.text("rule_id"),
                row.textOrNull("hall_id"),
                row.instant("opened_at"),
                row.instant("joined_at")),
        since);
  }

  Map<String, Hall> halls(Sql sql) throws SQLException {
    Map<String, Hall> halls = new HashMap<>();
    sql.list(
            "select id, name_zh, name_en from hall",
            row -> new Hall(row.text("id"), new Text(row.text("name_zh"), row.text("name_en"))))
        .forEach(hall -> halls.put(hall.id(), hall));
    return halls;
  }

  private Alert alert(Row row) throws SQLException {
    long group = row.number("group_id");
    return new Alert(
        row.number("id"),
        row.text("rule_id"),
        row.text("subject"),
        row.textOrNull("name"),
        row.textOrNull("hall_id"),
        group == 0 ? null : group,
        Severity.of(row.text("severity")),
        AlertState.of(row.text("state")),
        read(row.text("details")),
        row.instant("raised_at"),
        row.instantOrNull("notified_at"),
        row.integer("level"));
  }

  List<Detail> read(String details) {
    try {
      return json.readValue(details, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored details cannot be read", e);
    }
  }

  private String write(List<Detail> details) {
    try {
      return json.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Details cannot be written", e);
    }
  }

  private static Object ids(List<Alert> alerts) {
    return alerts.stream().map(Alert::id).toArray(Long[]::new);
  }
}
