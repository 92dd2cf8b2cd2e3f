// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.client.SseEvent;

/// Keeps the server's stream of hints open, and passes them on. Without it everything works as
/// well, at the pace of the heartbeat.
///
/// | the stream | then it is opened again |
/// |---|---|
/// | ends with a word when to come back | then |
/// | ends, fails, cannot be opened | after a pause that grows, with jitter |
/// | is silent for two keep-alive times | the same, on a new connection: this one is dead |
/// | is unknown to an older server | after a long while |
final class HintAgent {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final Duration UNTIL_ENROLLED = Duration.ofSeconds(10);
  private static final Duration UNTIL_UPDATED = Duration.ofMinutes(15);
  private static final Duration FIRST_KEEP_ALIVE = Duration.ofSeconds(30);
  private static final Duration LONGEST_KEEP_ALIVE = Duration.ofMinutes(5);
  private static final int MOST_WAITING = 64;

  private final Supplier<Optional<Credential>> credential;
  private final Courier.Server server;
  private final long epoch;
  private final Consumer<Hint> heard;
  private final Ticker ticker;
  private final RandomGenerator random;
  private int failures;

  /// @param epoch of this process
  /// @param heard gets the hints, and must not block
  HintAgent(
      Supplier<Optional<Credential>> credential,
      Courier.Server server,
      long epoch,
      Consumer<Hint> heard,
      Ticker ticker,
      RandomGenerator random) {
    this.credential = credential;
    this.server = server;
    this.epoch = epoch;
    this.heard = heard;
    this.ticker = ticker;
    this.random = random;
  }

  /// What came of the stream.
  private sealed interface Signal {
    record Came(SseEvent<String> event) implements Signal {}

    record Over(String why) implements Signal {}

    record Unknown() implements Signal {}
  }

  void run() {
    try {
      while (true) {
        var known = credential.get();
        ticker.pause(
            known.isEmpty() ? Backoff.jittered(UNTIL_ENROLLED, random) : followed(known.get()));
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-hints ends");
    }
  }

  /// Listens until the stream is over.
  ///
  /// @return how long to wait before it is opened again
  private Duration followed(Credential known) throws InterruptedException {
    // Where nobody takes them the oldest are enough: each only says that one had better look.
    BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(MOST_WAITING);
    try {
      var stream =
          server
              .api()
              .hints(known.authorization(), epoch)
              .subscribe()
              .with(
                  event -> put(signals, new Signal.Came(event)),
                  failure -> put(signals, over(failure)),
                  () -> put(signals, new Signal.Over("ended")));
      try {
        return listened(signals);
      } finally {
        stream.cancel();
      }
    } catch (IOException e) {
      return lost(e.toString());
    }
  }

  private static void put(BlockingQueue<Signal> signals, Signal signal) {
    if (!signals.offer(signal)) {
      LOG.log(Level.DEBUG, "hint-dropped");
    }
  }

  /// An older server knows no stream.
  private static Signal over(Throwable failure) {
    return failure instanceof WebApplicationException answer
            && answer.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()
        ? new Signal.Unknown()
        : new Signal.Over(failure.toString());
  }

  private Duration listened(BlockingQueue<Signal> signals) throws InterruptedException {
    var keepAlive = FIRST_KEEP_ALIVE;
    while (true) {
      var signal = signals.poll(2 * keepAlive.toMillis(), TimeUnit.MILLISECONDS);
      switch (signal) {
        case null -> {
          return lost("silent");
        }
        case Signal.Over(var why) -> {
          return lost(why);
        }
        case Signal.Unknown() -> {
          return Backoff.jittered(UNTIL_UPDATED, random);
        }
        case Signal.Came(var event) -> {
          var data = String.valueOf(event.data());
          if ("closing".equals(event.name())) {
            return closed(data);
          }
          if ("open".equals(event.name())) {
            keepAlive = keepAlive(data);
            opened();
          }
          Hint.of(event.name(), data).ifPresent(heard);
        }
      }
    }
  }

  private void opened() {
    if (failures > 0) {
      LOG.log(Level.INFO, "hints-again after {0} failures", failures);
    }
    failures = 0;
  }

  private static Duration keepAlive(String data) {
    var told = Duration.ofSeconds(Hint.number(data, "keepAliveSeconds").orElse(0L));
    return told.isZero() || told.compareTo(LONGEST_KEEP_ALIVE) > 0 ? FIRST_KEEP_ALIVE : told;
  }

  private Duration lost(String why) {
    failures++;
    if (failures == 1) {
      LOG.log(Level.WARNING, "hints-lost: {0}", why);
    }
    return Backoff.after(failures, random);
  }

  private Duration closed(String data) {
    var retry = Duration.ofSeconds(Hint.number(data, "retrySeconds").orElse(0L));
    LOG.log(Level.INFO, "hints-closed, again in {0}", retry);
    return retry.isZero() || retry.compareTo(LONGEST_KEEP_ALIVE) > 0
        ? Backoff.after(1, random)
        : retry;
  }
}
