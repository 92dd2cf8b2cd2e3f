// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Problem;
import hall.server.terminal.PresenceStore.TerminalTransition;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Who is there: presences in memory, written once a second in one batch. Only heartbeats with a
/// terminal's credential move them.
@ApplicationScoped
public class PresenceBoard {
  private final PresenceStore store;
  private final InstantSource clock;
  private final Duration interval;
  private final Map<String, Presence> presences = new HashMap<>();
  private final Recollection recollection = new Recollection();
  private final Lock writing = new ReentrantLock();
  private NavigableMap<String, Presence> unwritten = new TreeMap<>();
  private List<TerminalTransition> transitions = new ArrayList<>();

  public PresenceBoard(
      PresenceStore store,
      InstantSource clock,
      @ConfigProperty(name = "hall.heartbeat-seconds") int heartbeatSeconds) {
    this.store = store;
    this.clock = clock;
    this.interval = Duration.ofSeconds(heartbeatSeconds);
  }

  /// How often terminals shall report.
  public Duration interval() {
    return interval;
  }

  /// A server that was away gives its terminals the full time to report before it calls them
  /// offline.
  synchronized void start(@Observes StartupEvent event) {
    Instant now = clock.instant();
    store
        .read()
        .forEach((id, presence) ->
            presences.put(
                id, presence.online() ? new Presence(true, now, presence.report()) : presence));
    store
        .transitionsSince(now.minus(Recollection.SPAN))
        .forEach(change -> recollection.changed(change.terminalId(), change.transition()));
  }

  /// Takes a report in.
  synchronized void report(String terminalId, Heartbeat report) {
    Instant now = clock.instant();
    switch (Presence.reported(presences.get(terminalId), report, now)) {
      case Presence.Step.Moved moved -> {
        move(terminalId, moved);
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
    return Optional.ofNullable(presences.get(terminalId));
  }

  /// All terminals that ever reported, as they are at this moment.
  public synchronized List<Sighting> sightings() {
    Instant now = clock.instant();
    return presences.entrySet().stream()
        .map(entry -> recollection.sighting(entry.getKey(), entry.getValue(), now))
        .toList();
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    watch();
    write();
  }

  void stop(@Observes ShutdownEvent event) {
    write();
  }

  private synchronized void watch() {
    Instant now = clock.instant();
    for (Map.Entry<String, Presence> entry : List.copyOf(presences.entrySet())) {
      if (Presence.waited(entry.getValue(), interval, now) instanceof Presence.Step.Moved moved) {
        move(entry.getKey(), moved);
      }
    }
  }

  private void move(String terminalId, Presence.Step.Moved moved) {
    presences.put(terminalId, moved.next());
    unwritten.put(terminalId, moved.next());
    for (Presence.Transition transition : moved.transitions()) {
      transitions.add(new TerminalTransition(terminalId, transition));
      recollection.changed(terminalId, transition);
    }
  }

  private void write() {
    writing.lock();
    try {
      writeAlone();
    } finally {
      writing.unlock();
    }
  }

  /// What could not be written stays for the next second, behind what came in meanwhile.
  private void writeAlone() {
    NavigableMap<String, Presence> presencesNow;
    List<TerminalTransition> transitionsNow;
    synchronized (this) {
      if (unwritten.isEmpty() && transitions.isEmpty()) {
        return;
      }
      presencesNow = unwritten;
      transitionsNow = transitions;
      unwritten = new TreeMap<>();
      transitions = new ArrayList<>();
    }
    try {
      store.write(presencesNow, transitionsNow);
    } catch (RuntimeException e) {
      synchronized (this) {
        presencesNow.forEach(unwritten::putIfAbsent);
        transitionsNow.addAll(transitions);
        transitions = transitionsNow;
      }
      throw e;
    }
  }
}
