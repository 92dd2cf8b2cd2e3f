// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.time.Duration;

/// The real passing of time; made by composition roots only.
public final class SystemTicker implements Ticker {

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }
}
