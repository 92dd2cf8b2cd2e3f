// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginGuardTest {
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private final LoginGuard guard = new LoginGuard(() -> now);

  @Test
  void fiveFailuresCloseTheDoorForAWhileAndEachFurtherOneForLonger() {
    fail("admin", "a", 4);
    assertEquals(Duration.ZERO, guard.waitFor("admin", "a"));
    fail("admin", "a", 1);
    assertEquals(Duration.ofSeconds(15), guard.waitFor("admin", "a"));
    fail("admin", "a", 1);
    assertEquals(Duration.ofSeconds(30), guard.waitFor("ADMIN", "a"));
    fail("admin", "a", 20);
    assertEquals(Duration.ofMinutes(15), guard.waitFor("admin", "a"));
    now = now.plus(Duration.ofMinutes(15));
    assertEquals(Duration.ZERO, guard.waitFor("admin", "a"));
  }

  @Test
  void aStrangerElsewhereDoesNotLockOutTheOwner() {
    fail("admin", "elsewhere", 20);
    assertEquals(Duration.ZERO, guard.waitFor("admin", "office"));
  }

  @Test
  void guessingManyNamesFromOneAddressClosesTheAddress() {
    for (int i = 0; i < 30; i++) {
      fail("name" + i, "a", 1);
    }
    assertTrue(guard.waitFor("fresh", "a").isPositive());
    assertEquals(Duration.ZERO, guard.waitFor("fresh", "b"));
  }

  @Test
  void successForgetsTheFailuresAndSoDoesAnHour() {
    fail("admin", "a", 4);
    guard.succeeded("admin", "a");
    fail("admin", "a", 4);
    assertEquals(Duration.ZERO, guard.waitFor("admin", "a"));
    now = now.plus(Duration.ofMinutes(61));
    fail("admin", "a", 4);
    assertEquals(Duration.ZERO, guard.waitFor("admin", "a"));
  }

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      guard.failed(name, address);
    }
  }
}
