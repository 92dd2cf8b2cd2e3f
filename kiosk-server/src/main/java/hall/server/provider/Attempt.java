// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import hall.server.Secrets;
import hall.server.auth.ServerKey;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A login that has gone to the provider. The browser keeps it, sealed, in a cookie, so that any
/// server takes it back; `Lax`, since the way back begins at a foreign site.
///
/// @param state ties the answer to this browser (RFC 6749, 10.12)
/// @param nonce ties the token to this attempt (OpenID Connect Core, 3.1.2.1)
/// @param verifier ties the code to this attempt (RFC 7636)
record Attempt(String state, String nonce, String verifier, Instant begun) {
  static final String COOKIE = "__Host-hall-provider";
  static final Duration LIFE = Duration.ofMinutes(10);
  private static final String PLACE = "provider attempt";

  static Attempt begin(Secrets secrets, Instant now) {
    return new Attempt(secrets.token(24), secrets.token(24), secrets.token(32), now);
  }

  NewCookie cookie(ServerKey key) {
    String text = String.join(" ", state, nonce, verifier, Long.toString(begun.getEpochSecond()));
    byte[] sealed = key.seal(text.getBytes(StandardCharsets.UTF_8), PLACE);
    return cookie(
        Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), (int) LIFE.toSeconds());
  }

  static NewCookie gone() {
    return cookie("", 0);
  }

  /// Nothing where it is too old, foreign or none.
  static Optional<Attempt> of(@Nullable String cookie, ServerKey key, Instant now) {
    if (cookie == null || cookie.isEmpty()) {
      return Optional.empty();
    }
    try {
      return key.open(Base64.getUrlDecoder().decode(cookie), PLACE)
          .map(text -> List.of(new String(text, StandardCharsets.UTF_8).split(" ", -1)))
          .filter(parts -> parts.size() == 4)
          .map(parts ->
              new Attempt(
                  parts.get(0),
                  parts.get(1),
                  parts.get(2),
                  Instant.ofEpochSecond(Long.parseLong(parts.get(3)))))
          .filter(attempt -> attempt.begun().plus(LIFE).isAfter(now));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .maxAge(maxAge)
        .build();
  }

  @Override
  public String toString() {
    return "Attempt";
  }
}
