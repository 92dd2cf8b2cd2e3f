// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Database;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnServer
class SessionTest {
  private static final String SESSION = "/api/v1/operator/session";
  private static final String TERMINALS = "/api/v1/operator/terminals";

  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;
  @Inject Passwords passwords;
  @Inject FirstAdministrator firstAdministrator;
  @Inject Operators operators;

  @Test
  void aSessionOpensWithThePasswordAndEndsWithTheLogout() {
    String name = scene.newOperator();
    Answer answer = logIn(name, scene.password());
    assertEquals(204, answer.status());
    String cookie = answer.header("Set-Cookie");
    for (String part :
        new String[] {"__Host-hall-operator=", "HttpOnly", "Secure", "SameSite=Strict", "Path=/"}) {
      assertTrue(cookie.contains(part), cookie);
    }
    String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    Caller operator = Caller.operator(scene.https(), token);
    assertEquals(200, operator.get(TERMINALS).status());
    assertEquals(204, operator.delete(SESSION).status());
    assertEquals(401, operator.get(TERMINALS).status());
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
    Answer wrong = logIn(scene.newOperator(), "wrong");
    Answer unknown = logIn("nobody-" + clock.instant().toEpochMilli(), "wrong");
    assertEquals(403, wrong.status());
    assertEquals(wrong.json(), unknown.json());
  }

  @Test
  void guessingIsSlowedDown() {
    String name = scene.newOperator();
    for (int i = 0; i < 5; i++) {
      assertEquals(403, logIn(name, "guess").status());
    }
    Answer throttled = logIn(name, scene.password());
    assertEquals(429, throttled.status());
    assertEquals("login-throttled", throttled.problem());
    assertTrue(Integer.parseInt(throttled.header("Retry-After")) > 0);
    clock.advance(Duration.ofSeconds(16));
    assertEquals(204, logIn(name, scene.password()).status());
  }

  @Test
  void aSessionEndsByItself() {
    Caller operator = scene.operator();
    assertEquals(200, operator.get(TERMINALS).status());
    clock.advance(Duration.ofHours(8));
    assertEquals(401, operator.get(TERMINALS).status());
  }

  @Test
  void changesNeedTheHeaderThatForeignPagesCannotSet() {
    Caller foreign =
        Caller.terminal(scene.https(), "none").with("Cookie", "__Host-hall-operator=x");
    Answer answer = foreign.post(SESSION, Map.of("name", "a", "password", "b"));
    assertEquals(403, answer.status());
    assertEquals("request-header-missing", answer.problem());
  }

  @Test
  void secretsAreStoredAsHashesOnly() {
    String session = scene.session();
    String stored =
        database
            .list(
                "select encode(token_hash, 'escape') || operator as all from operator_session",
                row -> row.text("all"))
            .toString();
    assertFalse(stored.contains(session));
    String hash = passwords.hash(scene.password());
    assertTrue(hash.startsWith("pbkdf2-sha256$600000$"), hash);
    assertNotEquals(hash, passwords.hash(scene.password()));
    assertTrue(passwords.matches(scene.password(), hash));
    assertFalse(passwords.matches(scene.password() + " ", hash));
  }

  @Test
  void theFirstAdministratorIsMadeOnceOnly() {
    scene.newOperator();
    assertTrue(firstAdministrator.create().isEmpty());
    assertFalse(operators.none());
  }

  private Answer logIn(String name, String password) {
    return scene.anonymous().post(SESSION, Map.of("name", name, "password", password));
  }
}
