// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private final InstantSource clock = () -> now;

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private int admitted(RateLimit limit, String caller, int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      admitted += limit.waitFor(caller).isZero() ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void aBurstPassesAndThenOnlyTheRate() {
    RateLimit limit = new RateLimit(10, 100, clock);
    assertEquals(100, admitted(limit, "a", 1_000));
    pass(Duration.ofSeconds(1));
    assertEquals(10, admitted(limit, "a", 1_000));
    pass(Duration.ofHours(1));
    assertEquals(100, admitted(limit, "a", 1_000));
  }

  @Test
  void whoWaitsAsLongAsToldIsLetIn() {
    RateLimit limit = new RateLimit(3, 5, clock);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (int i = 0; i < 10_000; i++) {
      Duration wait = limit.waitFor("a");
      pass(wait);
      if (wait.isPositive()) {
        assertEquals(Duration.ZERO, limit.waitFor("a"));
      }
      pass(Duration.ofMillis(random.nextInt(300)));
    }
  }

  @Test
  void callersDoNotPayForEachOther() {
    RateLimit limit = new RateLimit(10, 100, clock);
    admitted(limit, "a", 1_000);
    assertEquals(100, admitted(limit, "b", 1_000));
    assertTrue(limit.waitFor("a").isPositive());
  }

  @Test
  void whoIsSilentIsForgottenAndCrowdsAreBounded() {
    RateLimit limit = new RateLimit(10, 100, clock);
    for (int i = 0; i < 200_000; i++) {
      limit.waitFor("stranger " + i);
    }
    assertEquals(50_000, limit.remembered());
    pass(Duration.ofMinutes(1));
    limit.waitFor("a");
    assertEquals(1, limit.remembered());
  }

  @Test
  void zeroIsNoLimit() {
    RateLimit limit = new RateLimit(0, 0, clock);
    assertEquals(10_000, admitted(limit, "a", 10_000));
    assertEquals(0, limit.remembered());
  }
}
