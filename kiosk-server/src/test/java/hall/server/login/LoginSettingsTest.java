// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoginSettingsTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "hall.login.issuer", "https://id.sample.example/realm",
          "hall.login.client-id", "hall",
          "hall.login.app", "示例省政务",
          "hall.login.levels", "L3, L4");

  @Test
  void withoutAnIssuerNothingIsOffered() {
    assertEquals(Optional.empty(), LoginSettings.read(name -> null));
    assertEquals(Optional.empty(), LoginSettings.read(Map.of("hall.login.app", "x")::get));
  }

  @Test
  void theLeastThatIsSaidIsEnough() {
    LoginSettings settings = LoginSettings.read(LEAST::get).orElseThrow();
    assertEquals(Set.of("L3", "L4"), settings.levels());
    assertEquals("name", settings.nameClaim());
    assertEquals("id_number", settings.numberClaim());
    assertEquals("acr", settings.levelClaim());
    assertTrue(settings.secret().isEmpty());
    assertEquals("示例省政务", settings.app().en());
  }

  @Test
  void whichLevelsSufficeIsNeverGuessedAndNobodyReadsAlong() {
    for (String needed : LEAST.keySet()) {
      if (!needed.endsWith("issuer")) {
        Map<String, String> less = new HashMap<>(LEAST);
        less.remove(needed);
        assertThrows(IllegalArgumentException.class, () -> LoginSettings.read(less::get), needed);
      }
    }
    Map<String, String> open = new HashMap<>(LEAST);
    open.put("hall.login.issuer", "http://id.sample.example");
    assertThrows(IllegalArgumentException.class, () -> LoginSettings.read(open::get));
    open.put("hall.login.issuer", "http://127.0.0.1:1");
    open.put("hall.login.client-secret", "secret");
    assertFalse(LoginSettings.read(open::get).orElseThrow().toString().contains("secret"));
  }
}
