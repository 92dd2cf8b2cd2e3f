// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.time.Duration;

/// The passing of time, injected so that tests can hold the clock.
public interface Ticker {

  /// Nanoseconds since an arbitrary origin; never goes backwards.
  long nanos();

  /// Waits; wakes early only by interruption.
  void pause(Duration duration) throws InterruptedException;
}
