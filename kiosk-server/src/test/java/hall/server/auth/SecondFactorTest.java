// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnServer
class SecondFactorTest {
  private static final String SESSION = "/api/v1/operator/session";
  private static final String TOTP = "/api/v1/operator/account/totp";

  @Inject Scene scene;
  @Inject Database database;
  @Inject ServerKey key;
  @Inject TestClock clock;

  /// An account with a second factor.
  private record Armed(String name, Caller caller, byte[] secret, List<String> recoveryCodes) {}

  @Test
  void aLoginNeedsACodeOnceItIsSetUpAndEachCodeWorksOnce() {
    Armed armed = armed();
    Answer without = logIn(armed.name(), null);
    assertEquals(403, without.status());
    assertEquals(Golden.read("login.code-required"), without.json());
    String code = next(armed);
    assertEquals(204, logIn(armed.name(), code).status());
    Answer replayed = logIn(armed.name(), code);
    assertEquals(403, replayed.status());
    assertEquals("login-refused", replayed.problem());
    assertEquals(204, logIn(armed.name(), next(armed)).status());
  }

  @Test
  void aRecoveryCodeReplacesACodeOnce() {
    Armed armed = armed();
    assertEquals(10, new HashSet<>(armed.recoveryCodes()).size());
    String code = armed.recoveryCodes().getFirst();
    assertEquals(204, logIn(armed.name(), code.toLowerCase(Locale.ROOT)).status());
    assertEquals(403, logIn(armed.name(), code).status());
    assertEquals(
        9, armed.caller().get("/api/v1/operator/account").json().get("recoveryCodes").asInt());
    String other = armed().recoveryCodes().getFirst();
    assertEquals(403, logIn(armed.name(), other).status(), "another account's code");
  }

  @Test
  void guessingCodesIsSlowedDown() {
    Armed armed = armed();
    String right = next(armed);
    for (int i = 0; i < 5; i++) {
      String wrong = right.equals("000000") ? "000001" : "000000";
      assertEquals(403, logIn(armed.name(), wrong).status());
    }
    assertEquals(429, logIn(armed.name(), right).status());
    clock.advance(Duration.ofSeconds(20));
    assertEquals(204, logIn(armed.name(), next(armed)).status());
  }

  @Test
  void theDatabaseAloneGivesNoSecretAway() {
    Armed armed = armed();
    byte[] sealed =
        database
            .first(
                "select totp_secret from operator where name = ?",
                row -> row.bytes("totp_secret"),
                armed.name())
            .orElseThrow();
    assertFalse(contains(sealed, armed.secret()));
    assertTrue(key.open(sealed, "totp " + armed.name()).isPresent());
    assertTrue(key.open(sealed, "totp somebody-else").isEmpty(), "moved to another account");
    String hashes =
        database
            .list(
                "select encode(code_hash, 'hex') as h from operator_recovery_code where operator = ?",
                row -> row.text("h"),
                armed.name())
            .toString();
    assertFalse(hashes.contains(armed.recoveryCodes().getFirst()));
  }

  @Test
  void settingUpNeedsThePasswordAndACodeThatFits() {
    String name = scene.newOperator(Role.VIEWER);
    Caller caller = Caller.operator(scene.https(), scene.newSession(name));
    assertEquals("password-wrong", caller.post(TOTP, Map.of("current", "wrong")).problem());
    assertEquals(200, caller.post(TOTP, Map.of("current", scene.password())).status());
    Answer wrong = caller.put(TOTP, json(Map.of("code", "x")));
    assertEquals(422, wrong.status());
    assertEquals("totp-code-refused", wrong.problem());
    assertEquals(204, logIn(name, null).status(), "not in use before it is confirmed");
  }

  private Armed armed() {
    String name = scene.newOperator(Role.OPERATOR);
    Caller caller = Caller.operator(scene.https(), scene.newSession(name));
    JsonNode begun = caller.post(TOTP, Map.of("current", scene.password())).json();
    byte[] secret = decode(begun.get("secret").asText());
    assertTrue(begun.get("uri").asText().contains("secret=" + begun.get("secret").asText()));
    List<String> codes = new ArrayList<>();
    caller
        .put(TOTP, json(Map.of("code", Totp.code(secret, clock.instant()))))
        .json()
        .get("recoveryCodes")
        .forEach(code -> codes.add(code.asText()));
    return new Armed(name, caller, secret, codes);
  }

  /// The code after the one that was used last.
  private String next(Armed armed) {
    clock.advance(Duration.ofSeconds(30));
    return Totp.code(armed.secret(), clock.instant());
  }

  private Answer logIn(String name, @Nullable String code) {
    return scene
        .anonymous()
        .post(
            SESSION,
            code == null
                ? Map.of("name", name, "password", scene.password())
                : Map.of("name", name, "password", scene.password(), "code", code));
  }

  private static JsonNode json(Map<String, String> body) {
    return Https.JSON.valueToTree(body);
  }

  private static boolean contains(byte[] whole, byte[] part) {
    for (int i = 0; i + part.length <= whole.length; i++) {
      if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  /// Base 32 as an app reads it.
  private static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[written++] = (byte) (buffer >> bits);
      }
    }
    return bytes;
  }
}
