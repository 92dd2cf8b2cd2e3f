// SPDX-License-Identifier: Apache-2.0
package hall.server.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.ProblemException;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.junit.jupiter.api.Test;

/// Streams and their readers without a server, with time in hand.
class HintStreamsTest {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  private static final String ID = "t-1";

  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private final HintStreams streams = new HintStreams(() -> now, new SecureRandom(), KEEP_ALIVE);
  private final AtomicInteger cuts = new AtomicInteger();

  private AssertSubscriber<OutboundSseEvent> open(long epoch, long demand) {
    return streams
        .open(ID, epoch, OutboundSseEventImpl.BuilderImpl::new, cuts::incrementAndGet)
        .subscribe()
        .withSubscriber(AssertSubscriber.create(demand));
  }

  private void pass(Duration time) {
    now = now.plus(time);
    streams.tick();
  }

  private static List<String> heard(AssertSubscriber<OutboundSseEvent> reader) {
    return reader.getItems().stream()
        .map(event -> event.getName() == null ? ":" : event.getName() + " " + event.getData())
        .toList();
  }

  @Test
  void whoReadsSlowlyGetsTheNewestOfEachKind() {
    AssertSubscriber<OutboundSseEvent> reader = open(1, 1);
    for (int generation = 2; generation <= 1000; generation++) {
      streams.tell(ID, new Hint.Configuration(generation));
      streams.tell(ID, new Hint.Commands());
    }
    assertEquals(List.of("open {\"keepAliveSeconds\":20}"), heard(reader));
    reader.request(10);
    assertEquals(
        List.of(
            "open {\"keepAliveSeconds\":20}", "configuration {\"generation\":1000}", "commands {}"),
        heard(reader));
  }

  @Test
  void whoTakesNothingForTwoIntervalsIsCutOffAndWhoIsIdleHearsAComment() {
    AssertSubscriber<OutboundSseEvent> reader = open(1, 2);
    pass(KEEP_ALIVE);
    assertEquals(List.of("open {\"keepAliveSeconds\":20}", ":"), heard(reader));
    pass(KEEP_ALIVE);
    pass(KEEP_ALIVE.minusSeconds(1));
    assertEquals(0, cuts.get());
    pass(Duration.ofSeconds(1));
    assertEquals(1, cuts.get());
    assertEquals(List.of(), streams.listeners());
    streams.tell(ID, new Hint.Commands());
    assertEquals(2, reader.getItems().size());
  }

  @Test
  void whoNeverBeganToReadIsForgottenToo() {
    streams.open(ID, 1, OutboundSseEventImpl.BuilderImpl::new, cuts::incrementAndGet);
    pass(KEEP_ALIVE.multipliedBy(2));
    assertEquals(1, cuts.get());
    assertEquals(List.of(), streams.listeners());
  }

  @Test
  void theEndOfAnOlderStreamLeavesTheNewerOneAlone() {
    AssertSubscriber<OutboundSseEvent> older = open(1, 10);
    AssertSubscriber<OutboundSseEvent> newer = open(1, 10);
    older.assertCompleted();
    assertTrue(heard(older).getLast().startsWith("closing {\"retrySeconds\":"));
    older.cancel();
    streams.tell(ID, new Hint.Configuration(7));
    assertEquals("configuration {\"generation\":7}", heard(newer).getLast());
    assertThrows(ProblemException.class, () -> open(0, 1));
    assertEquals(1, streams.listeners().size());
    newer.cancel();
    assertEquals(List.of(), streams.listeners());
  }

  /// Whoever tells, and whoever asks for more, at the same moment: the last word arrives.
  @Test
  void noHintIsLostBetweenManyThreads() {
    AssertSubscriber<OutboundSseEvent> reader = open(1, 0);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 20_000; i++) {
        threads.execute(() -> streams.tell(ID, new Hint.Commands()));
        threads.execute(() -> reader.request(1));
      }
    }
    streams.tell(ID, new Hint.Configuration(7));
    reader.request(2);
    assertTrue(heard(reader).contains("configuration {\"generation\":7}"));
  }
}
