// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which generation each terminal shall run, in memory, so that a heartbeat asks no database. What
/// another server released is known a second later.
@ApplicationScoped
public class DesiredGenerations {
  private final SnapshotStore store;
  private final Map<String, Long> generations = new ConcurrentHashMap<>();

  DesiredGenerations(SnapshotStore store) {
    this.store = store;
  }

  /// The generation that a terminal shall run; 0 where nothing was published for it.
  public long of(String terminalId) {
    return generations.getOrDefault(terminalId, 0L);
  }

  void start(@Observes StartupEvent event) {
    learn(store.allDesired());
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    learn(store.newlyDesired());
  }

  /// A generation may fall: what a rollout takes back before it was applied.
  private synchronized void learn(Map<String, Long> told) {
    generations.putAll(told);
  }
}
