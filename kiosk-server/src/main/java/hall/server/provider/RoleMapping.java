// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import hall.server.auth.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which role a person has here, by what a claim says there.
///
/// @param claim the way to it, with dots into objects: `realm_access.roles`
/// @param roles by the provider's words; the first that a person has counts
record RoleMapping(List<String> claim, Map<String, Role> roles) {

  /// Reads `word=role,word=role`.
  static RoleMapping read(String claim, String text) {
    Map<String, Role> roles = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.lastIndexOf('=');
      Optional<Role> role = Role.find(pair.substring(equals + 1).strip());
      if (equals < 1 || role.isEmpty()) {
        throw new IllegalArgumentException(
            "hall.oidc.roles must be pairs such as hall-admins=system-administrator, with commas"
                + " between; the roles are "
                + String.join(", ", Arrays.stream(Role.values()).map(Role::word).toList())
                + ".");
      }
      roles.putIfAbsent(pair.substring(0, equals).strip(), role.get());
    }
    return new RoleMapping(Arrays.asList(claim.split("\\.", -1)), roles);
  }

  /// Whether the claim is there at all.
  boolean isIn(Map<String, ?> claims) {
    return value(claims) != null;
  }

  /// Nothing for somebody who has none of the words.
  Optional<Role> of(Map<String, ?> claims) {
    Object value = value(claims);
    Collection<?> words =
        value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
    return roles.entrySet().stream()
        .filter(entry -> words.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private @Nullable Object value(Map<String, ?> claims) {
    // A name with dots in it may be one name, as the URLs are that some providers use.
    String whole = String.join(".", claim);
    if (claims.containsKey(whole)) {
      return claims.get(whole);
    }
    Object value = claims;
    for (String step : claim) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
      if (value == null) {
        return null;
      }
    }
    return Objects.requireNonNull(value);
  }
}
