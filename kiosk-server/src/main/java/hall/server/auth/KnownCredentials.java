// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Database;
import hall.server.News;
import hall.server.certificate.BearerEnded;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Credentials that were looked up before, so that a heartbeat asks no database. Each second this
/// server learns whose credential was changed, by itself or by another one, and forgets it; when it
/// could not learn that for a while it believes its memory no longer.
@ApplicationScoped
class KnownCredentials {
  private static final Duration BELIEVED = Duration.ofSeconds(30);

  private final Database database;
  private final InstantSource clock;
  private final Map<ByteBuffer, String> terminals = new HashMap<>();
  private final Lock exchange = new ReentrantLock();
  private Instant refreshed = Instant.MIN;
  private String seen = "";
  private long changes;

  KnownCredentials(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The terminal of a hash that is known already.
  synchronized Optional<String> remembered(byte[] hash) {
    return believes()
        ? Optional.ofNullable(terminals.get(ByteBuffer.wrap(hash)))
        : Optional.empty();
  }

  /// The terminal of a hash, looked up where it is not known.
  Optional<String> find(byte[] hash, Supplier<Optional<String>> lookUp) {
    ByteBuffer key = ByteBuffer.wrap(hash);
    long before;
    synchronized (this) {
      String known = believes() ? terminals.get(key) : null;
      if (known != null) {
        return Optional.of(known);
      }
      before = changes;
    }
    Optional<String> found = lookUp.get();
    found.ifPresent(terminal -> remember(key, terminal, before));
    return found;
  }

  /// What was looked up before a change may be what that change ended.
  private synchronized void remember(ByteBuffer key, String terminal, long before) {
    if (changes == before && believes()) {
      terminals.put(key, terminal);
    }
  }

  private boolean believes() {
    return refreshed.isAfter(clock.instant().minus(BELIEVED));
  }

  /// The credential of a terminal is about to change.
  synchronized void forget(String terminalId) {
    changes++;
    terminals.values().removeIf(terminalId::equals);
  }

  void end(@Observes BearerEnded ended) {
    forget(ended.terminalId());
  }

  void hear(@Observes News news) {
    if (news == News.IDENTITIES) {
      refresh();
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    exchange.lock();
    try {
      exchange();
    } finally {
      exchange.unlock();
    }
  }

  private void exchange() {
    String snapshot;
    synchronized (this) {
      snapshot = seen;
    }
    List<Change> news = snapshot.isEmpty() ? List.of(snapshot()) : changedSince(snapshot);
    Set<String> changed = new HashSet<>();
    for (Change each : news) {
      if (each.terminalId() != null) {
        changed.add(each.terminalId());
      }
    }
    learn(news.getFirst().snapshot(), changed);
  }

  private synchronized void learn(String snapshot, Set<String> changed) {
    if (seen.isEmpty()) {
      terminals.clear();
    }
    if (!changed.isEmpty()) {
      changes++;
      terminals.values().removeIf(changed::contains);
    }
    seen = snapshot;
    refreshed = clock.instant();
  }

  private record Change(String snapshot, @Nullable String terminalId) {}

  private Change snapshot() {
    return new Change(
        database
            .first("select pg_current_snapshot()::text as snapshot", row -> row.text("snapshot"))
            .orElseThrow(),
        null);
  }

  private List<Change> changedSince(String snapshot) {
    return database.list(
        """
        select s.snapshot, c.terminal_id
        from (select pg_current_snapshot()::text as snapshot) s
        left join terminal_credential_change c
          on c.written_in >= pg_snapshot_xmin(?::pg_snapshot)
            and not pg_visible_in_snapshot(c.written_in, ?::pg_snapshot)\
        """,
        row -> new Change(row.text("snapshot"), row.textOrNull("terminal_id")),
        snapshot,
        snapshot);
  }
}
