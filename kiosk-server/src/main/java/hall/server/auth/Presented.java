// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/// What a request presents: a terminal's certificate (its serial number) or bearer token, or an
/// operator's session cookie.
final class Presented extends BaseAuthenticationRequest {
  /// Where the token came from decides what it may be.
  enum Kind {
    BEARER,
    COOKIE,
    CERTIFICATE
  }

  private final Kind kind;
  private final String token;

  Presented(Kind kind, String token) {
    this.kind = kind;
    this.token = token;
  }

  Kind kind() {
    return kind;
  }

  String token() {
    return token;
  }
}
