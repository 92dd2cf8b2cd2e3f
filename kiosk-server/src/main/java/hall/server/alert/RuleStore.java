// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules in the database.
@ApplicationScoped
class RuleStore {
  private static final String SELECT =
      """
      select id, condition, severity, enabled, threshold, window_seconds, raise_after_seconds,
        clear_after_seconds, escalate_after_minutes, revision, changed_at, changed_by
      from alert_rule\
      """;

  private final Database database;
  private final Audit audit;

  RuleStore(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /// A rule as it stands in its row.
  record Stored(
      String id,
      String condition,
      Severity severity,
      boolean enabled,
      int threshold,
      int windowSeconds,
      int raiseAfterSeconds,
      int clearAfterSeconds,
      int escalateAfterMinutes,
      int revision,
      @Nullable Instant changedAt,
      @Nullable String changedBy) {

    AlertRule rule() {
      return new AlertRule(
          id,
          Condition.of(condition, threshold, windowSeconds),
          severity,
          enabled,
          Duration.ofSeconds(raiseAfterSeconds),
          Duration.ofSeconds(clearAfterSeconds),
          Duration.ofMinutes(escalateAfterMinutes),
          revision);
    }
  }

  List<AlertRule> rules(Sql sql) throws SQLException {
    return sql.list(SELECT + " order by position", row -> stored(row).rule());
  }

  List<Stored> all() {
    return database.list(SELECT + " order by position", RuleStore::stored);
  }

  Optional<Stored> find(String id) {
    return database.first(SELECT + " where id = ?", RuleStore::stored, id);
  }

  /// Writes a rule over the revision that it was made from; false when another edit came first.
  boolean replace(Stored edited, String operator, Instant now) {
    return database.transaction(sql -> {
      boolean replaced =
          sql.run(
                  """
                  update alert_rule set severity = ?, enabled = ?, threshold = ?, window_seconds = ?,
                    raise_after_seconds = ?, clear_after_seconds = ?, escalate_after_minutes = ?,
                    revision = revision + 1, changed_at = ?, changed_by = ?
                  where id = ? and revision = ?\
                  """,
                  edited.severity().word(),
                  edited.enabled(),
                  edited.threshold(),
                  edited.windowSeconds(),
                  edited.raiseAfterSeconds(),
                  edited.clearAfterSeconds(),
                  edited.escalateAfterMinutes(),
                  now,
                  operator,
                  edited.id(),
                  edited.revision())
              == 1;
      if (replaced) {
        audit.record(
            sql,
            operator,
            "alert-rule-edited",
            edited.id(),
            Map.of(
                "revision", edited.revision() + 1,
                "severity", edited.severity().word(),
                "enabled", edited.enabled(),
                "threshold", edited.threshold()));
      }
      return replaced;
    });
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(
        row.text("id"),
        row.text("condition"),
        Severity.of(row.text("severity")),
        row.flag("enabled"),
        row.integer("threshold"),
        row.integer("window_seconds"),
        row.integer("raise_after_seconds"),
        row.integer("clear_after_seconds"),
        row.integer("escalate_after_minutes"),
        row.integer("revision"),
        row.instantOrNull("changed_at"),
        row.textOrNull("changed_by"));
  }
}
