// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/// Time that passes only when it is told to; whoever pauses sleeps until then.
final class SimulatedTime implements Ticker, InstantSource {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  /// Somebody who waits for a moment.
  private record Sleeper(long due, CountDownLatch woken) {}

  private final PriorityQueue<Sleeper> sleepers =
      new PriorityQueue<>(Comparator.comparingLong(Sleeper::due));
  private long now;

  synchronized void pass(Duration duration) {
    now += duration.toNanos();
    while (!sleepers.isEmpty() && sleepers.peek().due() <= now) {
      sleepers.remove().woken().countDown();
    }
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized Instant instant() {
    return START.plusNanos(now);
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    var woken = new CountDownLatch(duration.isPositive() ? 1 : 0);
    if (duration.isPositive()) {
      synchronized (this) {
        sleepers.add(new Sleeper(now + duration.toNanos(), woken));
      }
    }
    woken.await();
  }
}
