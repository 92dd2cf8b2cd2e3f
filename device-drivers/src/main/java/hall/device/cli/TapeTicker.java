// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The time of a recording: it passes with the entries that are played and with waiting, which
/// costs no real time.
final class TapeTicker implements Ticker {

  private final AtomicLong now = new AtomicLong();

  /// An entry was played.
  void reach(long micros) {
    now.accumulateAndGet(TimeUnit.MICROSECONDS.toNanos(micros), Math::max);
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    now.addAndGet(duration.toNanos());
  }
}
