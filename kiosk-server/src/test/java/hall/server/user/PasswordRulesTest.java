// SPDX-License-Identifier: Apache-2.0
package hall.server.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.server.user.PasswordRules.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

  @ParameterizedTest
  @CsvSource({
    "Ttk8-qpw2-Mzr, -",
    "blue lamps hum softly, -",
    "每天早上先喝一杯热豆浆再去上班, -",
    "short-1, TOO_SHORT",
    "123456789012, TOO_SIMPLE",
    "19490101200801, TOO_SIMPLE",
    "aaaaaaaaaaaaaaa, TOO_SIMPLE",
    "abababababababab, TOO_SIMPLE",
    "abcdefghijklmn, TOO_SIMPLE",
    "password1234, WELL_KNOWN",
    "P@ssw0rd2026!, WELL_KNOWN",
    "Administrator1, WELL_KNOWN",
    "qwertyuiop[]12, WELL_KNOWN",
    "Qwerty123456!, WELL_KNOWN",
    "woaibeijing520, -",
    "Woaini5201314, WELL_KNOWN",
    "ChangeMe-2026, WELL_KNOWN",
    "zhengwu-dating-1, WELL_KNOWN",
    "my-wang.li-password-x, CONTAINS_NAME",
  })
  void whatIsGuessedFirstIsRefusedAndTheReasonSaid(String password, String reason) {
    assertEquals(
        reason.equals("-") ? List.of() : List.of(Refusal.valueOf(reason)),
        PasswordRules.check("wang.li", password));
  }

  @Test
  void everyReasonIsListedAtOnce() {
    assertEquals(
        List.of(Refusal.TOO_SHORT, Refusal.CONTAINS_NAME, Refusal.WELL_KNOWN),
        PasswordRules.check("admin", "Admin123"));
    assertEquals(List.of(Refusal.TOO_LONG), PasswordRules.check("admin", "x".repeat(201)));
  }

  @Test
  void aNameOfTwoLettersMayOccur() {
    assertEquals(List.of(), PasswordRules.check("li", "the lilac lights a valley"));
  }
}
