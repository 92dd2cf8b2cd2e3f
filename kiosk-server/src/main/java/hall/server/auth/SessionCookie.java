// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import jakarta.ws.rs.core.NewCookie;

/// The cookie of an operator's session; the `__Host-` prefix makes browsers insist on `Secure`, on
/// this host and on the root path (RFC 6265bis, 4.1.3.2).
public final class SessionCookie {
  public static final String NAME = "__Host-hall-operator";

  private SessionCookie() {}

  /// The cookie that opens a session.
  public static NewCookie of(String token) {
    return cookie(token, NewCookie.DEFAULT_MAX_AGE);
  }

  /// The cookie that ends it.
  public static NewCookie gone() {
    return cookie("", 0);
  }

  private static NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .maxAge(maxAge)
        .build();
  }
}
