// SPDX-License-Identifier: Apache-2.0
package hall.server.metrics;

import hall.server.Database;
import hall.server.terminal.Heartbeat;
import hall.server.terminal.Presence;
import hall.server.terminal.PresenceBoard;
import hall.server.terminal.Sighting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// What is counted when somebody asks: the fleet from memory, the rest from the database. Servers
/// on one database say the same, so take the greatest of them and not their sum.
@ApplicationScoped
class Readings {
  private static final Logger LOG = Logger.getLogger(Readings.class);
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final List<String> TERMINALS =
      List.of("idle", "in-session", "out-of-service", "offline");

  private final PresenceBoard board;
  private final Database database;
  private final InstantSource clock;
  private final MultiGauge terminals;
  private final Map<String, MultiGauge> counted;
  private Instant asOf = Instant.MIN;
  private volatile Outboxes outboxes = new Outboxes(0, 0, 0);

  Readings(PresenceBoard board, Database database, InstantSource clock, MeterRegistry registry) {
    this.board = board;
    this.database = database;
    this.clock = clock;
    this.terminals = gauge(registry, "hall.terminals", "Terminals that ever reported, by state");
    this.counted =
        Map.of(
            "command", gauge(registry, "hall.commands", "Commands that are not over, by state"),
            "rollout", gauge(registry, "hall.rollouts", "Rollouts, by state"),
            "alert", gauge(registry, "hall.alerts", "Open alerts, by severity"),
            "delivery", gauge(registry, "hall.alert.deliveries.waiting", "Notices on their way"));
    registry.gauge("hall.outbox.waiting", this, each -> each.outboxes.waiting());
    registry.gauge("hall.outbox.refused", this, each -> each.outboxes.refused());
    registry.gauge("hall.outbox.oldest.seconds", this, each -> each.outboxes.oldestSeconds());
  }

  /// What all terminals that are heard keep, and how long the oldest has waited.
  private record Outboxes(long waiting, long refused, long oldestSeconds) {}

  private record Count(String what, String label, long number) {}

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /// Counts anew, unless somebody just asked. A database that is away leaves the last numbers.
  synchronized void refresh() {
    Instant now = clock.instant();
    if (now.isBefore(asOf.plus(FRESH)) && !now.isBefore(asOf)) {
      return;
    }
    asOf = now;
    fleet(board.sightings());
    try {
      stored();
    } catch (Database.DatabaseException away) {
      LOG.warn("Metrics are told without what the database knows: it is away");
    }
  }

  private void fleet(List<Sighting> sightings) {
    Map<String, Integer> states = new TreeMap<>();
    TERMINALS.forEach(state -> states.put(state, 0));
    long waiting = 0;
    long refused = 0;
    long oldest = 0;
    for (Sighting seen : sightings) {
      Presence presence = seen.presence();
      Heartbeat report = presence.report();
      states.merge(presence.online() ? String.valueOf(report.state()) : "offline", 1, Integer::sum);
      Heartbeat.Outbox outbox = report.outbox();
      if (presence.online() && outbox != null) {
        waiting += outbox.waiting();
        refused += Objects.requireNonNullElse(outbox.refused(), 0);
        oldest = Math.max(oldest, outbox.oldestSeconds());
      }
    }
    outboxes = new Outboxes(waiting, refused, oldest);
    terminals.register(
        states.entrySet().stream()
            .map(each -> row("state", each.getKey(), each.getValue()))
            .toList(),
        true);
  }

  private void stored() {
    List<Count> counts =
        database.list(
            """
            select 'command' as what, state as label, count(*) as n from command
            where state in ('pending', 'received', 'running') group by state
            union all
            select 'rollout', state, count(*) from rollout group by state
            union all
            select 'alert', severity, count(*) from alert where state = 'open' group by severity
            union all
            select 'delivery', r.channel, count(*)
            from alert_delivery d join alert_recipient r on r.id = d.recipient_id
            where d.delivered_at is null and d.given_up_at is null group by r.channel\
            """,
            row -> new Count(row.text("what"), row.text("label"), row.number("n")));
    counted.forEach((what, gauge) ->
        gauge.register(
            counts.stream()
                .filter(count -> count.what().equals(what))
                .map(count -> row(label(what), count.label(), count.number()))
                .toList(),
            true));
  }

  private static String label(String what) {
    return switch (what) {
      case "alert" -> "severity";
      case "delivery" -> "channel";
      default -> "state";
    };
  }

  private static MultiGauge.Row<?> row(String tag, String value, long number) {
    return MultiGauge.Row.of(Tags.of(tag, value), number);
  }
}
