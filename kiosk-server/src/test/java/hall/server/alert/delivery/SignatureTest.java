// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SignatureTest {
  /// Computed with `printf '%s' '1793318400.{"kind":"raised"}' | openssl dgst -sha256 -hmac
  /// secret`.
  @Test
  void anotherImplementationComputesTheSame() {
    assertEquals(
        "v1=7b218f341ff1112a9adcd8dfc01fba8da5d894800781a575cb40e70881f3802f",
        Signature.of("secret", 1793318400L, "{\"kind\":\"raised\"}"));
  }
}
