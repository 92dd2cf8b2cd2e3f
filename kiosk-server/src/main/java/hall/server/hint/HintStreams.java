// SPDX-License-Identifier: Apache-2.0
package hall.server.hint;

import hall.server.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The streams that terminals hold open here, the newest of each. What is told to a terminal that
/// holds none here is dropped: another server may have it, and its next heartbeat asks anyway.
@ApplicationScoped
public class HintStreams {
  private static final Logger LOG = Logger.getLogger(HintStreams.class);

  /// Over so long the terminals of a server that ends come back.
  private static final int SECONDS_TO_COME_BACK = 30;

  private final InstantSource clock;
  private final SecureRandom random;
  private final Duration keepAlive;
  private final Map<String, HintStream> newest = new ConcurrentHashMap<>();
  private final Set<HintStream> open = ConcurrentHashMap.newKeySet();

  public HintStreams(
      InstantSource clock,
      SecureRandom random,
      @ConfigProperty(name = "hall.hints.keep-alive") Duration keepAlive) {
    this.clock = clock;
    this.random = random;
    this.keepAlive = keepAlive;
  }

  /// Somebody who listens.
  ///
  /// @param epoch the start of the terminal's process
  public record Listener(String terminalId, long epoch, Instant since) {}

  /// Opens a terminal's stream in place of an earlier one; hints that are told from now on go to
  /// it. Problem: `epoch-superseded`.
  ///
  /// @param events makes the builder of an event
  /// @param cut ends the connection below
  public Multi<OutboundSseEvent> open(
      String terminalId, long epoch, Supplier<OutboundSseEvent.Builder> events, Runnable cut) {
    HintStream fresh = new HintStream(terminalId, epoch, events, cut, keepAlive, clock);
    open.add(fresh);
    HintStream before = newest.get(terminalId);
    while (!takesPlace(before, fresh)) {
      before = newest.get(terminalId);
    }
    if (before != null) {
      before.end(comeBack());
    }
    return fresh.events(this::forget);
  }

  /// False where another stream was faster.
  private boolean takesPlace(@Nullable HintStream before, HintStream fresh) {
    if (before == null) {
      return newest.putIfAbsent(fresh.terminalId(), fresh) == null;
    }
    if (before.epoch() > fresh.epoch()) {
      open.remove(fresh);
      throw superseded();
    }
    return newest.replace(fresh.terminalId(), before, fresh);
  }

  public static RuntimeException superseded() {
    return Problem.of(
            409,
            "epoch-superseded",
            "A newer process of this terminal listens already. End this process.")
        .asException();
  }

  private void forget(HintStream ended) {
    open.remove(ended);
    newest.remove(ended.terminalId(), ended);
  }

  private Duration comeBack() {
    return Duration.ofSeconds(1 + random.nextInt(SECONDS_TO_COME_BACK));
  }

  public void tell(String terminalId, Hint hint) {
    HintStream stream = newest.get(terminalId);
    if (stream != null) {
      stream.tell(hint);
    }
  }

  public List<Listener> listeners() {
    return newest.values().stream()
        .map(stream -> new Listener(stream.terminalId(), stream.epoch(), stream.since()))
        .toList();
  }

  /// Cuts off a terminal that is gone.
  public void drop(Listener gone) {
    HintStream stream = newest.get(gone.terminalId());
    if (stream != null && stream.since().equals(gone.since())) {
      drop(stream);
    }
  }

  private void drop(HintStream stream) {
    LOG.infof("Terminal %s does not take its hints", stream.terminalId());
    forget(stream);
    stream.cut();
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    Instant now = clock.instant();
    for (HintStream stream : open) {
      if (!stream.pass(now)) {
        drop(stream);
      }
    }
  }

  void stop(@Observes ShutdownEvent event) {
    open.forEach(stream -> stream.end(comeBack()));
  }
}
