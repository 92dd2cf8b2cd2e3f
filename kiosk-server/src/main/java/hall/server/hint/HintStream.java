// SPDX-License-Identifier: Apache-2.0
package hall.server.hint;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One terminal's open stream. It holds no queue: one event is on its way at a time, and what comes
/// meanwhile is kept as [Waiting].
final class HintStream {
  private final String terminalId;
  private final long epoch;
  private final Supplier<OutboundSseEvent.Builder> events;
  private final Runnable cut;
  private final Duration keepAlive;
  private final InstantSource clock;
  private final Instant since;
  private final AtomicInteger turns = new AtomicInteger();

  private @Nullable MultiEmitter<? super OutboundSseEvent> reader;
  private Waiting waiting = Waiting.NOTHING;
  private Instant sent;
  private boolean greeted;
  private boolean aliveDue;
  private @Nullable Duration farewell;
  private boolean over;

  /// @param cut ends the connection below
  HintStream(
      String terminalId,
      long epoch,
      Supplier<OutboundSseEvent.Builder> events,
      Runnable cut,
      Duration keepAlive,
      InstantSource clock) {
    this.terminalId = terminalId;
    this.epoch = epoch;
    this.events = events;
    this.cut = cut;
    this.keepAlive = keepAlive;
    this.clock = clock;
    this.since = clock.instant();
    this.sent = since;
  }

  String terminalId() {
    return terminalId;
  }

  long epoch() {
    return epoch;
  }

  Instant since() {
    return since;
  }

  /// @param ended called once, when the stream is over for whatever reason
  Multi<OutboundSseEvent> events(Consumer<HintStream> ended) {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              emitter.onTermination(() -> ended.accept(this));
              emitter.onRequest(_ -> move());
              attach(emitter);
              move();
            },
            BackPressureStrategy.ERROR);
  }

  private synchronized void attach(MultiEmitter<? super OutboundSseEvent> emitter) {
    reader = emitter;
  }

  void tell(Hint hint) {
    synchronized (this) {
      waiting = waiting.with(hint);
    }
    move();
  }

  /// Says goodbye.
  ///
  /// @param retry when the terminal had better come back
  void end(Duration retry) {
    synchronized (this) {
      farewell = retry;
    }
    move();
  }

  /// Ends the connection; nothing more can be said on it.
  void cut() {
    cut.run();
  }

  /// Shows an idle reader that the stream lives. False where the reader took nothing for two
  /// intervals.
  boolean pass(Instant now) {
    synchronized (this) {
      if (now.isBefore(sent.plus(keepAlive))) {
        return true;
      }
      if (reader == null || reader.requested() == 0) {
        return now.isBefore(sent.plus(keepAlive.multipliedBy(2)));
      }
      aliveDue = true;
    }
    move();
    return true;
  }

  /// Sends what can be sent. Never under the lock: the connection has one of its own, and calls
  /// back when it has written.
  private void move() {
    if (turns.getAndIncrement() != 0) {
      return;
    }
    int taken = 1;
    while (taken != 0) {
      for (Optional<OutboundSseEvent> next = take(); next.isPresent(); next = take()) {
        emitter().emit(next.get());
      }
      if (saidGoodbye()) {
        emitter().complete();
      }
      taken = turns.addAndGet(-taken);
    }
  }

  private synchronized MultiEmitter<? super OutboundSseEvent> emitter() {
    if (reader == null) {
      throw new IllegalStateException("Nobody reads yet");
    }
    return reader;
  }

  private synchronized boolean saidGoodbye() {
    return over && reader != null && !reader.isCancelled();
  }

  private synchronized Optional<OutboundSseEvent> take() {
    if (over || reader == null || reader.isCancelled() || reader.requested() == 0) {
      return Optional.empty();
    }
    Optional<OutboundSseEvent> next = next();
    if (next.isPresent()) {
      sent = clock.instant();
      aliveDue = false;
    }
    return next;
  }

  private Optional<OutboundSseEvent> next() {
    if (!greeted) {
      greeted = true;
      return Optional.of(event("open", "\"keepAliveSeconds\":" + keepAlive.toSeconds()));
    }
    if (farewell != null) {
      over = true;
      return Optional.of(farewell(farewell));
    }
    if (!waiting.isNothing()) {
      Optional<OutboundSseEvent> hint = waiting.next().map(this::event);
      waiting = waiting.rest();
      return hint;
    }
    return aliveDue ? Optional.of(events.get().comment("").build()) : Optional.empty();
  }

  private OutboundSseEvent event(Hint hint) {
    return switch (hint) {
      case Hint.Commands() -> event("commands", "");
      case Hint.Configuration(long generation) ->
          event("configuration", "\"generation\":" + generation);
      case Hint.Catalogue(String revision) ->
          event("catalogue", "\"revision\":\"" + revision + "\"");
    };
  }

  private OutboundSseEvent event(String name, String fields) {
    return events.get().name(name).data("{" + fields + "}").build();
  }

  /// Twice: as the format of event streams has it, and for clients that do not show that.
  private OutboundSseEvent farewell(Duration retry) {
    return events
        .get()
        .name("closing")
        .reconnectDelay(retry.toMillis())
        .data("{\"retrySeconds\":" + retry.toSeconds() + "}")
        .build();
  }
}
