// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an administrator says of an identity provider: `hall.oidc.*`.
///
/// @param issuer where its metadata is found
/// @param secret of this client; a public client has none
/// @param name how the login page calls it
/// @param nameClaim the claim that becomes the account's name
/// @param trust certificates to trust instead of the platform's, as PEM
record ProviderSettings(
    URI issuer,
    String clientId,
    Optional<String> secret,
    String name,
    List<String> scopes,
    String nameClaim,
    RoleMapping roles,
    Optional<Path> trust) {

  /// Nothing where no issuer is named: then nobody logs in at a provider.
  static Optional<ProviderSettings> read(Function<String, @Nullable String> lookup) {
    @Nullable String issuer = lookup.apply("hall.oidc.issuer");
    if (issuer == null || issuer.isBlank()) {
      return Optional.empty();
    }
    URI uri = URI.create(issuer.strip());
    if (!"https".equals(uri.getScheme()) && !"127.0.0.1".equals(uri.getHost())) {
      throw new IllegalArgumentException("hall.oidc.issuer must begin with https://.");
    }
    return Optional.of(
        new ProviderSettings(
            uri,
            required(lookup, "hall.oidc.client-id"),
            Optional.ofNullable(lookup.apply("hall.oidc.client-secret")),
            or(lookup.apply("hall.oidc.name"), uri.getHost()),
            List.of(or(lookup.apply("hall.oidc.scopes"), "openid profile").split(" +", -1)),
            or(lookup.apply("hall.oidc.name-claim"), "preferred_username"),
            RoleMapping.read(
                or(lookup.apply("hall.oidc.role-claim"), "roles"),
                required(lookup, "hall.oidc.roles")),
            Optional.ofNullable(lookup.apply("hall.oidc.trust-file")).map(Path::of)));
  }

  private static String required(Function<String, @Nullable String> lookup, String name) {
    @Nullable String value = lookup.apply(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is missing, and hall.oidc.issuer needs it.");
    }
    return value.strip();
  }

  private static String or(@Nullable String value, String fallback) {
    return value == null || value.isBlank() ? fallback : value.strip();
  }

  @Override
  public String toString() {
    return "ProviderSettings " + issuer;
  }
}
