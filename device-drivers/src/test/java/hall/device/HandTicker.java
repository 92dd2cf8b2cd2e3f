// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes only by waiting.
public final class HandTicker implements Ticker {

  private final AtomicLong now;

  public HandTicker(long origin) {
    now = new AtomicLong(origin);
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
