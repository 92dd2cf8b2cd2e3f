// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.time.Duration;

/// The moment by which an operation must have ended, on the time line of a [Ticker].
public record Deadline(Ticker ticker, long atNanos) {

  /// The moment `duration` from now.
  public static Deadline after(Duration duration, Ticker ticker) {
    return new Deadline(ticker, ticker.nanos() + duration.toNanos());
  }

  /// What is left, never negative.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, atNanos - ticker.nanos()));
  }

  public boolean passed() {
    return atNanos - ticker.nanos() <= 0;
  }

  /// The earlier of this moment and `duration` from now.
  public Deadline within(Duration duration) {
    var other = after(duration, ticker);
    return other.atNanos - atNanos < 0 ? other : this;
  }

  /// Waits `duration`, or until this moment if that comes first.
  public void pause(Duration duration) throws InterruptedException {
    var left = left();
    ticker.pause(duration.compareTo(left) < 0 ? duration : left);
  }
}
