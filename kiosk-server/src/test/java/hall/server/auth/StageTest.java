// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {

  @ParameterizedTest
  @CsvSource({
    "optional, false, false, OPERATOR, OPEN",
    "optional, true,  false, OPERATOR, PASSWORD",
    "optional, true,  true,  SYSTEM_ADMINISTRATOR, PASSWORD",
    "required, false, false, OPERATOR, TOTP",
    "required, false, false, CONFIGURATION_ADMINISTRATOR, TOTP",
    "required, false, false, SYSTEM_ADMINISTRATOR, TOTP",
    "required, false, false, VIEWER, OPEN",
    "required, false, false, AUDITOR, OPEN",
    "required, false, true,  OPERATOR, OPEN",
    "required, true,  false, OPERATOR, PASSWORD",
  })
  void whatALoginMissesFollowsFromThePolicy(
      String policy, boolean firstPassword, boolean totp, Role role, Stage stage) {
    assertEquals(stage, new FactorPolicy(policy).stage(firstPassword, totp, role));
  }

  @Test
  void aPolicyThatIsNoneIsNamed() {
    assertThrows(IllegalArgumentException.class, () -> new FactorPolicy("sometimes"));
  }
}
