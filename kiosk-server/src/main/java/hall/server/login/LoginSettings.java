// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import hall.server.Text;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an administrator says of the platform at which citizens log in: `hall.login.*`.
///
/// @param issuer where its metadata is found
/// @param secret of this client; a public client has none
/// @param app how citizens know the app that they scan with
/// @param levels the levels of assurance that suffice; any other is too low
/// @param trust certificates to trust instead of the platform's, as PEM
record LoginSettings(
    URI issuer,
    String clientId,
    Optional<String> secret,
    Text app,
    List<String> scopes,
    String nameClaim,
    String numberClaim,
    String levelClaim,
    Set<String> levels,
    Optional<Path> trust) {

  private static final String PREFIX = "hall.login.";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// Nothing where no issuer is named: then terminals do not offer it.
  static Optional<LoginSettings> read(Function<String, @Nullable String> lookup) {
    @Nullable String issuer = lookup.apply(PREFIX + "issuer");
    if (issuer == null || issuer.isBlank()) {
      return Optional.empty();
    }
    URI uri = URI.create(issuer.strip());
    if (!secure(uri)) {
      throw new IllegalArgumentException(
          PREFIX + "issuer must begin with https://, or with http:// on this machine.");
    }
    String app = required(lookup, "app");
    return Optional.of(
        new LoginSettings(
            uri,
            required(lookup, "client-id"),
            Optional.ofNullable(lookup.apply(PREFIX + "client-secret")),
            new Text(app, or(lookup, "app-en", app)),
            List.of(or(lookup, "scopes", "openid profile").split(" +", -1)),
            or(lookup, "name-claim", "name"),
            or(lookup, "number-claim", "id_number"),
            or(lookup, "level-claim", "acr"),
            levels(required(lookup, "levels")),
            Optional.ofNullable(lookup.apply(PREFIX + "trust-file")).map(Path::of)));
  }

  /// Whether what goes there can be read by nobody else.
  static boolean secure(URI uri) {
    String host = uri.getHost();
    return host != null
        && ("https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
  }

  private static Set<String> levels(String text) {
    Set<String> levels = Set.copyOf(Stream.of(text.split(",", -1)).map(String::strip).toList());
    if (levels.contains("")) {
      throw new IllegalArgumentException(PREFIX + "levels must be words with commas between.");
    }
    return levels;
  }

  private static String required(Function<String, @Nullable String> lookup, String name) {
    @Nullable String value = lookup.apply(PREFIX + name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          PREFIX + name + " is missing, and " + PREFIX + "issuer needs it.");
    }
    return value.strip();
  }

  private static String or(
      Function<String, @Nullable String> lookup, String name, String fallback) {
    @Nullable String value = lookup.apply(PREFIX + name);
    return value == null || value.isBlank() ? fallback : value.strip();
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "LoginSettings " + issuer;
  }
}
