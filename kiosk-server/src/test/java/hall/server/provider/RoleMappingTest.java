// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.auth.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleMappingTest {
  @Test
  void theFirstWordThatFitsCounts() {
    RoleMapping mapping =
        RoleMapping.read(
            "realm_access.roles", "admins=system-administrator, x=y=viewer,all=viewer");
    assertEquals(
        Optional.of(Role.SYSTEM_ADMINISTRATOR),
        mapping.of(Map.of("realm_access", Map.of("roles", List.of("all", "admins")))));
    assertEquals(
        Optional.of(Role.VIEWER),
        mapping.of(Map.of("realm_access", Map.of("roles", List.of("x=y")))));
    assertEquals(
        Optional.empty(), mapping.of(Map.of("realm_access", Map.of("roles", List.of("other")))));
    assertEquals(Optional.empty(), mapping.of(Map.of("realm_access", "roles")));
    assertFalse(mapping.isIn(Map.of("realm_access", Map.of())));
  }

  @Test
  void aClaimMayBeOneWordOrHaveDotsInItsName() {
    RoleMapping mapping = RoleMapping.read("https://hall.example/role", "clerk=operator");
    assertEquals(
        Optional.of(Role.OPERATOR), mapping.of(Map.of("https://hall.example/role", "clerk")));
    assertTrue(mapping.isIn(Map.of("https://hall.example/role", "none")));
  }

  @Test
  void whatCannotBeReadIsRefused() {
    for (String text : new String[] {"", "admins", "admins=king", "=viewer", "a=viewer,"}) {
      assertThrows(IllegalArgumentException.class, () -> RoleMapping.read("roles", text), text);
    }
  }

  @Test
  void aProviderNeedsMoreThanItsIssuer() {
    assertEquals(Optional.empty(), ProviderSettings.read(Map.<String, String>of()::get));
    assertThrows(
        IllegalArgumentException.class,
        () -> ProviderSettings.read(Map.of("hall.oidc.issuer", "https://id.example")::get));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ProviderSettings.read(
                Map.of(
                        "hall.oidc.issuer", "http://id.example",
                        "hall.oidc.client-id", "hall",
                        "hall.oidc.roles", "a=viewer")
                    ::get));
  }
}
