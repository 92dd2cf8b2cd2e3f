// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Sql;
import hall.server.configuration.Publication;
import hall.server.configuration.Releases;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jboss.logging.Logger;

/// Moves rollouts on, one step and one transaction at a time; any server may take any step.
@ApplicationScoped
public class RolloutTick {
  private static final Logger LOG = Logger.getLogger(RolloutTick.class);
  private static final String SERVER = "server";

  private final Database database;
  private final RolloutStore store;
  private final TargetStore targets;
  private final OutcomeStore outcomes;
  private final ChangeStore changes;
  private final Releases releases;
  private final WayBack wayBack;
  private final InstantSource clock;

  RolloutTick(
      Database database,
      RolloutStore store,
      TargetStore targets,
      OutcomeStore outcomes,
      ChangeStore changes,
      Releases releases,
      WayBack wayBack,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.targets = targets;
    this.outcomes = outcomes;
    this.changes = changes;
    this.releases = releases;
    this.wayBack = wayBack;
    this.clock = clock;
  }

  @Scheduled(
      every = "{hall.rollouts.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    long last = 0;
    while (last >= 0) {
      last = step(last);
    }
  }

  /// One step of the next rollout after that one.
  ///
  /// @return its id; -1 when there is none
  long step(long after) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Optional<RolloutStore.Stored> open = store.takeOpen(sql, after);
      if (open.isEmpty()) {
        return -1L;
      }
      RolloutStore.Stored rollout = open.get();
      switch (rollout.state()) {
        case PREPARING -> prepare(sql, rollout, now);
        case RUNNING -> run(sql, rollout, now);
        case RETURNING -> wayBack.step(sql, rollout, now);
        case PAUSED, FINISHED, ABORTED, RETURNED -> {}
      }
      return rollout.id();
    });
  }

  private void prepare(Sql sql, RolloutStore.Stored rollout, Instant now) throws SQLException {
    Publication.State state = releases.state(sql, rollout.publicationId()).orElseThrow();
    if (state == Publication.State.REJECTED) {
      store.event(sql, rollout.id(), now, SERVER, "rejected", null);
      store.move(sql, rollout.id(), Rollout.State.ABORTED, "rejected", now);
    } else if (state == Publication.State.HELD) {
      List<Releases.Held> held = releases.held(sql, rollout.publicationId());
      Map<String, String> halls = new HashMap<>();
      held.forEach(each -> halls.put(each.terminalId(), each.hallId()));
      // Seeded by the rollout, so that a server that dies here draws the same again.
      Map<String, Integer> rings =
          RingDraw.draw(halls, rollout.plan().percents(), new SplittableRandom(rollout.id()));
      targets.add(sql, rollout.id(), held, rings);
      store.beginRing(sql, rollout.id(), 0, now);
      store.move(sql, rollout.id(), Rollout.State.RUNNING, null, null);
      LOG.infof("Rollout %d begins with %d terminals", rollout.id(), held.size());
    }
  }

  private void run(Sql sql, RolloutStore.Stored rollout, Instant now) throws SQLException {
    if (changes.bringsWithdrawn(sql, rollout)) {
      stop(sql, rollout, "release-withdrawn", now);
      return;
    }
    Instant began = rollout.ringBegan() == null ? rollout.createdAt() : rollout.ringBegan();
    RingGate gate =
        new RingGate(
            rollout.plan(),
            rollout.ring(),
            began,
            now,
            now.atZone(HallTime.ZONE).toLocalTime(),
            rollout.resumedAt());
    Outcomes seen =
        rollout.plan().outcomes()
            ? outcomes.of(sql, rollout.id(), rollout.resumedAt(), now)
            : Outcomes.NONE;
    Decision decision = gate.decide(targets.all(sql, rollout.id()), seen);
    targets.ended(sql, rollout.id(), decision.ended(), now);
    switch (decision) {
      case Decision.Go(_, List<String> release) -> {
        if (!release.isEmpty()) {
          releases.release(sql, targets.generations(sql, rollout.id(), release), now);
          targets.released(sql, rollout.id(), release, now);
        }
      }
      case Decision.NextRing(_, int ring) -> {
        store.beginRing(sql, rollout.id(), ring, now);
        store.event(sql, rollout.id(), now, SERVER, "ring", Integer.toString(ring + 1));
      }
      case Decision.Finish _ -> {
        releases.publish(sql, rollout.publicationId(), now);
        store.event(sql, rollout.id(), now, SERVER, "finished", null);
        store.move(sql, rollout.id(), Rollout.State.FINISHED, null, now);
      }
      case Decision.Stop(_, String reason) -> stop(sql, rollout, reason, now);
    }
  }

  private void stop(Sql sql, RolloutStore.Stored rollout, String reason, Instant now)
      throws SQLException {
    LOG.warnf("Rollout %d stops: %s", rollout.id(), reason);
    store.event(sql, rollout.id(), now, SERVER, "stopped", reason);
    if (rollout.plan().rollBack()) {
      wayBack.begin(sql, rollout, reason, now);
    } else {
      store.move(sql, rollout.id(), Rollout.State.PAUSED, reason, null);
    }
  }
}
