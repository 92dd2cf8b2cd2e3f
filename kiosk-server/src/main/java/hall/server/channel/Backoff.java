// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: doubling from ten seconds up to an hour, and of that a
/// random share of at least the half, so that not all come back at the same moment. Pure.
public final class Backoff {
  public static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofSeconds(10);

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  public Duration after(int attempts) {
    Duration whole = FIRST.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
    long millis = (whole.compareTo(LONGEST) > 0 ? LONGEST : whole).toMillis();
    return Duration.ofMillis(random.nextLong(millis / 2, millis + 1));
  }
}
