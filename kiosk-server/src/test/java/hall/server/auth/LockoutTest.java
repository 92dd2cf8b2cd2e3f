// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Database;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnServer
class LockoutTest {
  private static final String SESSION = "/api/v1/operator/session";

  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;
  @Inject DeviceMark marks;
  @Inject Lockout lockout;
  @Inject ServerKey key;
  @Inject Secrets secrets;

  @Test
  void fiftyFailuresFromAnywhereCloseANameForAWhile() {
    String name = "name-" + UUID.randomUUID();
    fail(name, 49);
    assertEquals(Duration.ZERO, lockout.waitFor(name));
    fail(name, 1);
    assertClosedFor(15, name);
    fail(name, 1);
    assertClosedFor(30, name.toUpperCase(Locale.ROOT));
    fail(name, 20);
    assertClosedFor(900, name);
    clock.advance(Duration.ofMinutes(15));
    assertEquals(Duration.ZERO, lockout.waitFor(name));
  }

  @Test
  void aRestartAndAnotherServerKnowTheFailuresToo() {
    String name = "name-" + UUID.randomUUID();
    fail(name, 50);
    assertTrue(new Lockout(database, clock).waitFor(name).isPositive());
  }

  @Test
  void anHourForgives() {
    String name = "name-" + UUID.randomUUID();
    fail(name, 49);
    clock.advance(Duration.ofMinutes(61));
    fail(name, 1);
    assertEquals(Duration.ZERO, lockout.waitFor(name));
  }

  @Test
  void aStrangerDoesNotLockOutTheOwnersBrowser() {
    String name = scene.newOperator();
    Answer first = logIn(name, null);
    assertEquals(204, first.status());
    String mark =
        first.response().headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith(DeviceMark.NAME + "="))
            .findFirst()
            .orElseThrow();
    assertTrue(mark.contains("HttpOnly") && mark.contains("SameSite=Strict"), mark);
    String value = mark.substring(mark.indexOf('=') + 1, mark.indexOf(';'));

    fail(name, 70);
    Answer stranger = logIn(name, null);
    assertEquals(429, stranger.status());
    assertEquals("login-throttled", stranger.problem());
    assertEquals(204, logIn(name, value).status());

    assertTrue(marks.fits(value, name));
    assertFalse(marks.fits(value, scene.newOperator()), "the mark is another account's");
    assertFalse(marks.fits(value.substring(1), name));
    assertFalse(marks.fits("1.x." + "0".repeat(64), name));
    assertFalse(marks.fits("nonsense", name));
    DeviceMark later =
        new DeviceMark(key, secrets, () -> clock.instant().plus(Duration.ofDays(91)));
    assertFalse(later.fits(value, name));
  }

  @Test
  void namesAreNotKeptInClear() {
    String typed = "password-in-the-wrong-field-" + UUID.randomUUID();
    fail(typed, 1);
    assertFalse(
        database
            .list(
                "select encode(name_hash, 'escape') as n from login_failure", row -> row.text("n"))
            .toString()
            .contains(typed));
  }

  private Answer logIn(String name, @Nullable String mark) {
    var caller = scene.anonymous();
    return (mark == null ? caller : caller.with("Cookie", DeviceMark.NAME + "=" + mark))
        .post(SESSION, Map.of("name", name, "password", scene.password()));
  }

  private void fail(String name, int times) {
    for (int i = 0; i < times; i++) {
      lockout.failed(name);
    }
  }

  private void assertClosedFor(long seconds, String name) {
    long wait = lockout.waitFor(name).toSeconds();
    assertTrue(wait <= seconds && wait >= seconds - 3, "waits " + wait + " s");
  }
}
