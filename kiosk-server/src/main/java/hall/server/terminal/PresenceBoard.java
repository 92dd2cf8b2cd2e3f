// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Problem;
import hall.server.Secrets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Who is there: presences in memory, written once a second in one batch. Only heartbeats with a
/// terminal's credential move them, and any of several servers may get any heartbeat: each second a
/// board first learns what the others wrote, then looks who is silent, then writes; what another
/// one wrote meanwhile is not overwritten but built upon.
@ApplicationScoped
public class PresenceBoard {
  private static final int MISSED_INTERVALS = 3;
  private static final int WRITER_BYTES = 9;

  private final PresenceStore store;
  private final InstantSource clock;
  private final Duration interval;
  private final String writer;
  private final Map<String, Track> tracks = new HashMap<>();
  private final Set<String> unwritten = new TreeSet<>();
  private final Recollection recollection = new Recollection();
  private final Lock exchange = new ReentrantLock();

  /// Since when this server hears all others; null while the database can't be asked.
  private @Nullable Instant listening;

  private String seen = "";

  public PresenceBoard(
      PresenceStore store,
      InstantSource clock,
      Secrets secrets,
      @ConfigProperty(name = "hall.heartbeat-seconds") int heartbeatSeconds) {
    this.store = store;
    this.clock = clock;
    this.interval = Duration.ofSeconds(heartbeatSeconds);
    this.writer = secrets.token(WRITER_BYTES);
  }

  /// How often terminals shall report.
  public Duration interval() {
    return interval;
  }

  /// Reads what an earlier run, or the other servers, left.
  void start(@Observes StartupEvent event) {
    exchange.lock();
    try {
      recall();
    } finally {
      exchange.unlock();
    }
  }

  private synchronized void recall() {
    Instant now = clock.instant();
    PresenceStore.News all = store.all();
    all.rows()
        .forEach((id, told) ->
            tracks.put(id, new Track(told.version(), told.presence(), List.of(), List.of())));
    seen = all.snapshot();
    listening = now;
    store
        .transitionsSince(now.minus(Recollection.SPAN))
        .forEach(change -> recollection.changed(change.terminalId(), change.transition()));
  }

  /// Takes a report in.
  synchronized void report(String terminalId, Heartbeat report) {
    Instant now = clock.instant();
    switch (Presence.reported(track(terminalId).presence(), report, now)) {
      case Presence.Step.Moved moved -> {
        move(terminalId, report, now, moved);
        recollection.reported(terminalId, report, now);
      }
      case Presence.Step.Ignored() -> {}
      case Presence.Step.Superseded() ->
          throw Problem.of(
                  409,
                  "epoch-superseded",
                  "A newer process of this terminal reports already. End this process.")
              .asException();
    }
  }

  /// The presence of one terminal, if it ever reported.
  public synchronized Optional<Presence> find(String terminalId) {
    return Optional.ofNullable(track(terminalId).presence());
  }

  /// What all terminals that ever reported told last.
  synchronized List<Presence> presences() {
    return tracks.values().stream().map(Track::presence).filter(Objects::nonNull).toList();
  }

  /// All terminals that ever reported, as they are at this moment.
  public synchronized List<Sighting> sightings() {
    Instant now = clock.instant();
    return tracks.entrySet().stream()
        .flatMap(entry ->
            Stream.ofNullable(entry.getValue().presence())
                .map(presence -> recollection.sighting(entry.getKey(), presence, now)))
        .toList();
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    exchange.lock();
    try {
      // The clock of the framework may tick before it tells that it started.
      if (!seen.isEmpty()) {
        learn();
        watch();
        write();
      }
    } finally {
      exchange.unlock();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    exchange.lock();
    try {
      write();
    } finally {
      exchange.unlock();
    }
  }

  private void learn() {
    PresenceStore.News news;
    try {
      news = store.news(seen, writer);
    } catch (RuntimeException e) {
      forgetListening();
      throw e;
    }
    seen = news.snapshot();
    learn(news.rows());
  }

  private synchronized void forgetListening() {
    listening = null;
  }

  private synchronized void learn(Map<String, PresenceStore.Told> rows) {
    Instant now = clock.instant();
    if (listening == null) {
      listening = now;
    }
    rows.forEach((id, told) -> learn(id, told, now));
  }

  /// When another server heard a terminal is told as how long ago that was, since its clock may go
  /// differently.
  private void learn(String id, PresenceStore.Told told, Instant now) {
    Track known = track(id);
    if (told.version() <= known.version()) {
      return;
    }
    Presence written = told.presence();
    Instant at = now.minus(told.age());
    Presence here = written.online() ? new Presence(true, at, written.report()) : written;
    Presence.between(known.presence(), here, at)
        .forEach(transition -> recollection.changed(id, transition));
    recollection.reported(id, written.report(), written.lastSeen());
    Track next = known.rebased(new Track.Stored(told.version(), here), interval);
    tracks.put(id, next);
    if (next.isUnwritten()) {
      unwritten.add(id);
    } else {
      unwritten.remove(id);
    }
  }

  /// A server that heard nothing for a while, itself or of the others, gives all terminals the full
  /// time to report before it calls any of them offline.
  private synchronized void watch() {
    Instant now = clock.instant();
    if (listening == null
        || now.isBefore(listening.plus(interval.multipliedBy(MISSED_INTERVALS)))) {
      return;
    }
    for (Map.Entry<String, Track> entry : List.copyOf(tracks.entrySet())) {
      Presence known = entry.getValue().presence();
      if (known != null
          && Presence.waited(known, interval, now) instanceof Presence.Step.Moved moved) {
        move(entry.getKey(), null, now, moved);
      }
    }
  }

  private void move(
      String terminalId, @Nullable Heartbeat report, Instant now, Presence.Step.Moved moved) {
    tracks.put(terminalId, track(terminalId).moved(report, now, moved));
    unwritten.add(terminalId);
    moved.transitions().forEach(transition -> recollection.changed(terminalId, transition));
  }

  /// What could not be written stays for the next second, with what comes in meanwhile; where
  /// another server was faster, this one builds on what it wrote and tries again then.
  private void write() {
    NavigableMap<String, Track.Row> rows = takeUnwritten();
    if (rows.isEmpty()) {
      return;
    }
    PresenceStore.Outcome outcome;
    try {
      outcome = store.write(rows, writer);
    } catch (RuntimeException e) {
      putBack(rows.keySet());
      throw e;
    }
    written(outcome);
  }

  private synchronized NavigableMap<String, Track.Row> takeUnwritten() {
    NavigableMap<String, Track.Row> rows = new TreeMap<>();
    for (String id : unwritten) {
      Track sent = track(id).sent();
      tracks.put(id, sent);
      rows.put(id, sent.row());
    }
    unwritten.clear();
    return rows;
  }

  private synchronized void putBack(Set<String> ids) {
    unwritten.addAll(ids);
  }

  private synchronized void written(PresenceStore.Outcome outcome) {
    Instant now = clock.instant();
    for (String id : outcome.written()) {
      tracks.put(id, track(id).written());
    }
    outcome.elsewhere().forEach((id, told) -> learn(id, told, now));
  }

  private Track track(String terminalId) {
    return tracks.getOrDefault(terminalId, Track.UNKNOWN);
  }
}
