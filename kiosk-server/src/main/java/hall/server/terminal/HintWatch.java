// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.hint.HintStreams;
import hall.server.hint.HintStreams.Listener;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Ends the streams of terminals that are gone though their connections still seem to stand: a
/// server hears of a pulled cable only minutes later, but a terminal that reports no more to
/// anybody takes no hints either.
@ApplicationScoped
public class HintWatch {
  private static final int MISSED_INTERVALS = 3;

  private final HintStreams streams;
  private final PresenceBoard board;
  private final InstantSource clock;

  HintWatch(HintStreams streams, PresenceBoard board, InstantSource clock) {
    this.streams = streams;
    this.board = board;
    this.clock = clock;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    Duration patience = board.interval().multipliedBy(MISSED_INTERVALS);
    Instant now = clock.instant();
    streams.listeners().stream()
        .filter(listener -> isGone(listener, now.minus(patience)))
        .forEach(streams::drop);
  }

  /// A newer process of the terminal may report to another server.
  private boolean isGone(Listener listener, Instant before) {
    return board
        .find(listener.terminalId())
        .map(known ->
            known.online()
                ? known.report().epoch() > listener.epoch()
                : listener.since().isBefore(before))
        .orElse(listener.since().isBefore(before));
  }
}
