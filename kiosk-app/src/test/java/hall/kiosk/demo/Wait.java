// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.time.Duration;

/// Waits for something outside this process.
///
/// A look takes time from what is looked at, often from the thread that paints: the longer
/// something lasts, the rarer the looks, so that a moment is met to within a twentieth of the wait.
final class Wait {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final long OFTENEST_NANOS = 10_000_000;
  private static final long RAREST_NANOS = 100_000_000;
  private static final int PART = 20;

  private Wait() {}

  /// Something that can be looked at.
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /// @throws AssertionError where it never happens
  static void until(String what, Condition condition) throws IOException, InterruptedException {
    until(what, LONGEST, condition);
  }

  static void until(String what, Duration longest, Condition condition)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (!condition.holds()) {
      long waited = System.nanoTime() - begin;
      if (waited > longest.toNanos()) {
        throw new AssertionError("in vain for " + longest.toSeconds() + " s: " + what);
      }
      Thread.sleep(Duration.ofNanos(Math.clamp(waited / PART, OFTENEST_NANOS, RAREST_NANOS)));
    }
  }
}
