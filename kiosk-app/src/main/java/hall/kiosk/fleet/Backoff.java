// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a row of failures: doubling from one second to half a minute, with
/// jitter, so that a hall full of terminals does not knock at once.
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LAST = Duration.ofSeconds(30);

  private Backoff() {}

  /// @param failures in a row, from 1
  static Duration after(int failures, RandomGenerator random) {
    long doubled = FIRST.toMillis() << Math.min(failures - 1, 10);
    return jittered(Duration.ofMillis(Math.min(doubled, LAST.toMillis())), random);
  }

  /// Between half of it and all of it.
  static Duration jittered(Duration duration, RandomGenerator random) {
    long half = Math.max(1, duration.toMillis() / 2);
    return Duration.ofMillis(half + random.nextLong(half + 1));
  }
}
