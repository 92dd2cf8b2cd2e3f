// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Database;
import hall.server.PublicAddress;
import hall.server.Sql;
import hall.server.alert.AlertWatch.Verdict;
import hall.server.alert.delivery.Deliveries;
import hall.server.certificate.Validity;
import hall.server.terminal.Sighting;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One evaluation: looks at all terminals and at the server itself, writes what changed and what is
/// to be told, all in one transaction under the lease. What it tells waits in a table, so that
/// nothing that is slow outside holds it up. Not for several threads at once.
final class AlertRound {
  private final Database database;
  private final AlertStore alerts;
  private final RuleStore rules;
  private final Standings standings;
  private final Silences silences;
  private final Recipients recipients;
  private final Deliveries deliveries;
  private final PublicAddress address;
  private final Pace pace;
  private final EvaluationLease lease;
  private final AlertWatch watch = new AlertWatch();

  /// Certificates end in days; looking through all of them at every evaluation would be waste.
  private Certificates certificates = new Certificates(Map.of(), Instant.MIN);

  private record Certificates(Map<String, Validity> newest, Instant asOf) {
    private static final Duration FRESH = Duration.ofMinutes(1);

    boolean isFresh(Instant now) {
      return !now.isBefore(asOf) && now.isBefore(asOf.plus(FRESH));
    }
  }

  AlertRound(
      Database database,
      AlertStore alerts,
      RuleStore rules,
      Standings standings,
      Silences silences,
      Recipients recipients,
      Deliveries deliveries,
      PublicAddress address,
      Pace pace,
      EvaluationLease lease) {
    this.database = database;
    this.alerts = alerts;
    this.rules = rules;
    this.standings = standings;
    this.silences = silences;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.address = address;
    this.pace = pace;
    this.lease = lease;
  }

  /// Evaluates; false when another server does.
  boolean run(List<Sighting> sightings, Instant now) {
    return database.transaction(sql -> {
      if (!lease.take(sql)) {
        return false;
      }
      List<AlertRule> known = rules.rules(sql);
      Map<AlertWatch.Key, Alert> living = new HashMap<>();
      alerts.living(sql).forEach(alert -> living.put(alert.key(), alert));
      Map<AlertWatch.Key, List<Detail>> raised =
          living.values().stream().collect(Collectors.toMap(Alert::key, Alert::details));
      if (!certificates.isFresh(now)) {
        certificates = new Certificates(standings.certificates(sql), now);
      }
      List<Subject> subjects = standings.subjects(sql, sightings, certificates.newest(), now);
      List<Alert> cleared = write(sql, watch.look(known, subjects, raised, now), living, now);
      tell(sql, known, living, cleared, now);
      return true;
    });
  }

  /// Writes verdicts, keeps `living` up to date, answers with what is over.
  private List<Alert> write(
      Sql sql, List<Verdict> verdicts, Map<AlertWatch.Key, Alert> living, Instant now)
      throws SQLException {
    List<Verdict.Raised> raised = new ArrayList<>();
    List<Alert> cleared = new ArrayList<>();
    Map<Long, List<Detail>> changed = new HashMap<>();
    for (Verdict verdict : verdicts) {
      switch (verdict) {
        case Verdict.Raised fresh -> raised.add(fresh);
        case Verdict.Cleared(AlertWatch.Key key) -> {
          Alert over = living.remove(key);
          if (over != null) {
            cleared.add(over);
          }
        }
        case Verdict.Changed(AlertWatch.Key key, List<Detail> details) -> {
          Alert still = living.get(key);
          if (still != null) {
            changed.put(still.id(), details);
          }
        }
      }
    }
    alerts.clear(sql, cleared, now);
    alerts.describe(sql, changed);
    alerts.raise(sql, raised, now).forEach(alert -> living.put(alert.key(), alert));
    return cleared;
  }

  private void tell(
      Sql sql,
      List<AlertRule> known,
      Map<AlertWatch.Key, Alert> living,
      List<Alert> cleared,
      Instant now)
      throws SQLException {
    if (living.isEmpty() && cleared.isEmpty()) {
      return;
    }
    List<Silences.Silence> quiet = silences.at(sql, now);
    Planner planner = new Planner(pace, known, recipients.heard(sql), now);
    List<Alert> sorted =
        living.values().stream().sorted((a, b) -> Long.compare(a.id(), b.id())).toList();
    List<Planner.Step> steps = new ArrayList<>(planner.over(over(sql, cleared, living)));
    steps.addAll(
        planner.living(
            sorted,
            alerts.storms(sql, now.minus(pace.gather())),
            alert -> quiet.stream().anyMatch(s -> s.covers(alert.subject(), alert.hallId()))));
    if (steps.isEmpty()) {
      return;
    }
    NoticeWriter writer =
        new NoticeWriter(alerts.halls(sql), now, address.base() + "/console/alerts");
    for (Planner.Step step : steps) {
      alerts.told(sql, step, now);
      deliveries.add(
          sql,
          step.letters().stream()
              .map(letter ->
                  new Deliveries.Letter(
                      letter.recipient().id(),
                      writer.write(step.kind(), step.ruleId(), letter.alerts())))
              .toList(),
          now);
    }
  }

  /// Single alerts as they are, groups as a whole once nothing of them lives.
  private List<Alert> over(Sql sql, List<Alert> cleared, Map<AlertWatch.Key, Alert> living)
      throws SQLException {
    List<Alert> over = new ArrayList<>();
    Set<Long> groups = new HashSet<>();
    for (Alert alert : cleared) {
      Long group = alert.groupId();
      if (group == null) {
        over.add(alert);
      } else {
        groups.add(group);
      }
    }
    living
        .values()
        .forEach(alert -> {
          if (alert.groupId() != null) {
            groups.remove(alert.groupId());
          }
        });
    if (!groups.isEmpty()) {
      over.addAll(alerts.ofGroups(sql, groups));
    }
    return over;
  }
}
