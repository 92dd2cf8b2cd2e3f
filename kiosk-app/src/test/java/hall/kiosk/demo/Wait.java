// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.time.Duration;

/// Waits for something outside this process.
final class Wait {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(10);

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
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("in vain for " + longest.toSeconds() + " s: " + what);
      }
      Thread.sleep(LOOK);
    }
  }
}
