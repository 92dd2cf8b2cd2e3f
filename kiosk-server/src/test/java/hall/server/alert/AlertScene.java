// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Database;
import hall.server.PublicAddress;
import hall.server.alert.delivery.Courier;
import hall.server.alert.delivery.Deliveries;
import hall.server.alert.delivery.DeliveryRound;
import hall.server.alert.delivery.MailPost;
import hall.server.alert.delivery.WebhookPost;
import hall.server.terminal.Sighting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// What tests of alerts start from: an empty inbox, terminals of their own, evaluations and senders
/// that stand for as many servers.
@Singleton
public class AlertScene {
  static final Pace PACE = new Pace(Duration.ofSeconds(60), 10, Duration.ofMinutes(10));

  /// When what [#raise] raised is told.
  public static final Instant TOLD = Sightings.START.plusSeconds(240);

  private final Database database;
  private final AlertStore alerts;
  private final RuleStore rules;
  private final Standings standings;
  private final Silences silences;
  private final Recipients recipients;
  private final Deliveries deliveries;
  private final PublicAddress address;

  AlertScene(
      Database database,
      AlertStore alerts,
      RuleStore rules,
      Standings standings,
      Silences silences,
      Recipients recipients,
      Deliveries deliveries,
      PublicAddress address) {
    this.database = database;
    this.alerts = alerts;
    this.rules = rules;
    this.standings = standings;
    this.silences = silences;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.address = address;
  }

  /// Leaves nothing of earlier tests.
  public void clear() {
    for (String table :
        List.of("alert_delivery", "alert_recipient", "alert", "alert_group", "alert_silence")) {
      database.run("delete from " + table);
    }
    database.run("delete from submission_failure where terminal_id like 'alert-%'");
    // Rollouts of other tests stop as well.
    database.run("update alert_rule set enabled = id <> 'rollout-stopped'");
    database.run("delete from terminal where id like 'alert-%'");
    database.run("update alert_lease set holder = 'nobody', expires_at = 'epoch'");
    database.run("insert into hall values ('hall-b', '乙厅', 'Hall B') on conflict do nothing");
  }

  /// Terminals `alert-1` to `alert-<count>`, by turns in both halls when `both`.
  public List<String> terminals(int count, boolean both) {
    database.run(
        """
        insert into terminal (id, hall_id, name, planned_at)
        select 'alert-' || n,
          case when ? and n % 2 = 0 then 'hall-b' else 'sample-district' end, n || ' 号机', now()
        from generate_series(1, ?) n\
        """,
        both, count);
    return IntStream.rangeClosed(1, count).mapToObj(n -> "alert-" + n).toList();
  }

  /// A server of its own.
  AlertRound server() {
    return server(Duration.ofSeconds(60));
  }

  AlertRound server(Duration lease) {
    return new AlertRound(
        database,
        alerts,
        rules,
        standings,
        silences,
        recipients,
        deliveries,
        address,
        PACE,
        new EvaluationLease(UUID.randomUUID().toString(), lease));
  }

  public DeliveryRound sender(MailPost mail, Instant now) {
    InstantSource held = InstantSource.fixed(now);
    return new DeliveryRound(
        deliveries,
        new Courier(
            deliveries,
            mail,
            new WebhookPost(true, Duration.ofSeconds(1)),
            held,
            new SimpleMeterRegistry()),
        held);
  }

  public static MailPost mail(int port) {
    return new MailPost(
        Optional.of("127.0.0.1"),
        port,
        "none",
        Optional.empty(),
        Optional.empty(),
        Optional.of("hall@hall.example"),
        Duration.ofSeconds(1));
  }

  public Recipients.Shown recipient(String channel, String address, String severity, int level) {
    return recipients.add(
        new Recipients.Wish("值班", channel, address, null, severity, level, null), "test");
  }

  /// Terminals `alert-1` to `alert-<count>` are silent, and recipients shall be told so.
  public void raise(int count) {
    List<String> ids = terminals(count, false);
    AlertRound server = server();
    server.run(silent(ids, Sightings.START), Sightings.START.plusSeconds(180));
    server.run(silent(ids, Sightings.START), TOLD);
  }

  public long count(String query) {
    return database.first(query, row -> row.number("n")).orElseThrow();
  }

  public long notices() {
    return count("select count(*) as n from alert_delivery");
  }

  public static List<Sighting> silent(List<String> ids, Instant since) {
    return ids.stream().map(id -> Sightings.silent(id, since)).toList();
  }

  public static List<Sighting> well(List<String> ids, Instant now) {
    return ids.stream().map(id -> Sightings.well(id, now)).toList();
  }
}
