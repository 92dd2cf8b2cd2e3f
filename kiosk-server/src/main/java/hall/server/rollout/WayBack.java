// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Sql;
import hall.server.configuration.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes a rollout back: what nobody has applied is withdrawn; whoever has applied it gets its old
/// content under a new generation.
@ApplicationScoped
class WayBack {
  /// What a terminal tells once it runs the new generation.
  private static final Set<String> APPLIED = Set.of("applied-unconfirmed", "confirmed");

  private final RolloutStore store;
  private final TargetStore targets;
  private final Releases releases;

  WayBack(RolloutStore store, TargetStore targets, Releases releases) {
    this.store = store;
    this.targets = targets;
    this.releases = releases;
  }

  /// Begins the way back. Terminals that ran their own file before keep what they have: there is
  /// nothing that could be signed for them.
  void begin(Sql sql, RolloutStore.Stored rollout, String reason, Instant now) throws SQLException {
    List<String> applied = withdraw(sql, rollout, now);
    Map<String, Long> old = targets.fallbacks(sql, rollout.id(), applied);
    targets.returning(sql, rollout.id(), releases.giveBack(sql, rollout.publicationId(), old, now));
    releases.withdrawn(sql, rollout.publicationId());
    store.move(sql, rollout.id(), Rollout.State.RETURNING, reason, null);
    int kept = applied.size() - old.size();
    if (kept > 0) {
      store.event(sql, rollout.id(), now, "server", "kept", Integer.toString(kept));
    }
  }

  /// Withdraws what was released and not applied, and what still waits.
  ///
  /// @return the terminals that have applied it
  List<String> withdraw(Sql sql, RolloutStore.Stored rollout, Instant now) throws SQLException {
    List<String> applied = new ArrayList<>();
    List<String> released = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    Map<String, Decision.Ending> ended = new LinkedHashMap<>();
    for (Target target : targets.all(sql, rollout.id())) {
      switch (target.state()) {
        case CONFIRMED -> applied.add(target.terminalId());
        case RELEASED -> {
          if (target.told() != null && APPLIED.contains(target.told())) {
            applied.add(target.terminalId());
          } else {
            released.add(target.terminalId());
          }
        }
        case WAITING -> ended.put(target.terminalId(), withdrawn());
        // That it failed, and why, stays to be read.
        case FAILED -> failed.add(target.terminalId());
        case WITHDRAWN, RETURNING, RETURNED -> {}
      }
    }
    released.forEach(terminal -> ended.put(terminal, withdrawn()));
    failed.addAll(released);
    Map<String, Long> known = targets.fallbacks(sql, rollout.id(), failed);
    Map<String, @Nullable Long> fallbacks = new HashMap<>();
    failed.forEach(terminal -> fallbacks.put(terminal, known.get(terminal)));
    releases.withdraw(sql, fallbacks);
    targets.ended(sql, rollout.id(), ended, now);
    return applied;
  }

  /// Goes on with the way back; it is over when nobody is on it who can be heard.
  void step(Sql sql, RolloutStore.Stored rollout, Instant now) throws SQLException {
    Map<String, Decision.Ending> ended = new LinkedHashMap<>();
    boolean under = false;
    for (Target target : targets.all(sql, rollout.id())) {
      if (target.state() == Target.State.RETURNING) {
        if ("confirmed".equals(target.told())) {
          ended.put(target.terminalId(), new Decision.Ending(Target.State.RETURNED, ""));
        } else {
          under |= target.online();
        }
      }
    }
    List<String> strays = targets.strays(sql, rollout.id(), APPLIED);
    targets.ended(sql, rollout.id(), ended, now);
    targets.returning(
        sql,
        rollout.id(),
        releases.giveBack(
            sql, rollout.publicationId(), targets.fallbacks(sql, rollout.id(), strays), now));
    if (!under && strays.isEmpty()) {
      store.move(sql, rollout.id(), Rollout.State.RETURNED, rollout.reason(), now);
      store.event(sql, rollout.id(), now, "server", "returned", null);
    }
  }

  private static Decision.Ending withdrawn() {
    return new Decision.Ending(Target.State.WITHDRAWN, "");
  }
}
