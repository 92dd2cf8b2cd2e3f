// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.News;
import hall.server.hint.Hint;
import hall.server.hint.HintStreams;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which generation each terminal shall run, in memory, so that a heartbeat asks no database. What
/// this server or another one released is known as soon as the database tells, or a second later,
/// and goes on to the terminals that listen.
@ApplicationScoped
public class DesiredGenerations {
  private final DesiredStore store;
  private final HintStreams streams;
  private final Map<String, Long> generations = new ConcurrentHashMap<>();
  private String seen = "";

  DesiredGenerations(DesiredStore store, HintStreams streams) {
    this.store = store;
    this.streams = streams;
  }

  /// The generation that a terminal shall run; 0 where nothing was published for it.
  public long of(String terminalId) {
    return generations.getOrDefault(terminalId, 0L);
  }

  void start(@Observes StartupEvent event) {
    refresh();
  }

  void hear(@Observes News news) {
    if (news == News.CONFIGURATION) {
      refresh();
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  synchronized void refresh() {
    DesiredStore.News news = seen.isEmpty() ? store.all() : store.since(seen);
    seen = news.snapshot();
    news.generations().forEach(this::learn);
  }

  /// A generation may fall: what a rollout takes back before it was applied.
  private void learn(String terminalId, Long generation) {
    if (!generation.equals(generations.put(terminalId, generation))) {
      streams.tell(terminalId, new Hint.Configuration(generation));
    }
  }
}
