// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Ticker;
import java.time.Duration;

/// Time that only passes when it is told to.
final class HeldTicker implements Ticker {

  private long nanos = Long.MAX_VALUE - 5_000_000_000L; // deadlines must survive the wrap

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void pause(Duration duration) {
    nanos += duration.toNanos();
  }
}
