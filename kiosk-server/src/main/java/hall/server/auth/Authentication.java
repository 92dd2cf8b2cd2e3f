// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/// Takes what a request presents: a bearer token or a session cookie, the former first.
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {
  private static final String BEARER = "Bearer ";

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    return presented(context)
        .map(identities::authenticate)
        .orElseGet(() -> Uni.createFrom().optional(Optional.empty()));
  }

  private static Optional<Presented> presented(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? Optional.of(
              new Presented(Presented.Kind.BEARER, header.substring(BEARER.length()).strip()))
          : Optional.empty();
    }
    Cookie cookie = context.request().getCookie(SessionCookie.NAME);
    return cookie == null || cookie.getValue().isEmpty()
        ? Optional.empty()
        : Optional.of(new Presented(Presented.Kind.COOKIE, cookie.getValue()));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"hall\""));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(Presented.class);
  }
}
