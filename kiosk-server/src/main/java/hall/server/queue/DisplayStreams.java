// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.News;
import hall.server.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The streams on which the screens of halls hear that they had better look now. A hint says no
/// number; of hints that a screen does not take in time the last one is kept.
@ApplicationScoped
public class DisplayStreams {
  /// A leaked token must not keep everybody else out.
  private static final int MOST_IN_A_HALL = 32;

  private final Displays displays;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();

  DisplayStreams(Displays displays) {
    this.displays = displays;
  }

  private record Stream(
      String hallId,
      String token,
      MultiEmitter<? super OutboundSseEvent> reader,
      Supplier<OutboundSseEvent.Builder> events,
      Runnable cut) {
    void look() {
      reader.emit(events.get().name("look").data("{}").build());
    }
  }

  /// Opens a stream that begins with a look. Problem: `displays-too-many`.
  ///
  /// @param cut ends the connection below
  Multi<OutboundSseEvent> open(
      String hallId, String token, Supplier<OutboundSseEvent.Builder> events, Runnable cut) {
    if (open.stream().filter(stream -> stream.hallId().equals(hallId)).count() >= MOST_IN_A_HALL) {
      throw Problem.of(429, "displays-too-many", "Close screens of this hall that nobody watches.")
          .asException();
    }
    return Multi.createFrom()
        .emitter(
            reader -> {
              Stream stream = new Stream(hallId, token, reader, events, cut);
              open.add(stream);
              reader.onTermination(() -> open.remove(stream));
              stream.look();
            },
            BackPressureStrategy.LATEST);
  }

  void hear(@Observes News news) {
    if (news == News.QUEUE) {
      open.forEach(Stream::look);
    }
  }

  /// Ends the streams of tokens that were revoked, and of screens that are gone though the
  /// connection still seems to stand; a comment shows the others that the stream lives.
  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    for (Stream stream : List.copyOf(open)) {
      if (!displays.opens(stream.hallId(), stream.token())) {
        stream.reader().complete();
      } else if (stream.reader().requested() == 0) {
        open.remove(stream);
        stream.cut().run();
      } else {
        stream.reader().emit(stream.events().get().comment("").build());
      }
    }
  }

  void stop(@Observes ShutdownEvent event) {
    open.forEach(stream -> stream.reader().complete());
  }
}
