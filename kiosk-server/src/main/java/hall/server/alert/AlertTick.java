// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Database;
import hall.server.PublicAddress;
import hall.server.Secrets;
import hall.server.alert.delivery.Deliveries;
import hall.server.terminal.PresenceBoard;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Evaluates the rules every few seconds over what the presence board remembers.
@ApplicationScoped
public class AlertTick {
  private static final Duration LONGEST_GROUP = Duration.ofMinutes(10);
  private static final Duration LEASE = Duration.ofSeconds(20);

  private final PresenceBoard board;
  private final InstantSource clock;
  private final Standings standings;
  private final AlertRound round;

  AlertTick(
      PresenceBoard board,
      InstantSource clock,
      Database database,
      AlertStore alerts,
      RuleStore rules,
      Standings standings,
      Silences silences,
      Recipients recipients,
      Deliveries deliveries,
      PublicAddress address,
      Secrets secrets,
      @ConfigProperty(name = "hall.alerts.gather") Duration gather,
      @ConfigProperty(name = "hall.alerts.storm") int storm) {
    this.board = board;
    this.clock = clock;
    this.standings = standings;
    this.round =
        new AlertRound(
            database,
            alerts,
            rules,
            standings,
            silences,
            recipients,
            deliveries,
            address,
            new Pace(gather, storm, LONGEST_GROUP),
            new EvaluationLease(secrets.token(12), LEASE));
  }

  @Scheduled(
      every = "{hall.alerts.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void evaluate() {
    // The clock of the framework may tick before all of it has started.
    if (!standings.isReady()) {
      return;
    }
    round.run(board.sightings(), clock.instant());
  }
}
