// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.certificate.TerminalCertificates;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Takes what a request presents: a bearer token, a session cookie or, at the terminals' doors, the
/// certificate of the connection, in this order.
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {
  private static final String BEARER = "Bearer ";
  private static final String TERMINALS = "/api/v1/terminal/";

  private final LiveRequests live;

  public Authentication(LiveRequests live) {
    this.live = live;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    return presented(context)
        .map(presented ->
            identities
                .authenticate(presented)
                .invoke(identity -> live.begin(LiveRequests.key(presented, identity), context)))
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
        ? certificate(context.request())
            .map(own -> new Presented(Presented.Kind.CERTIFICATE, TerminalCertificates.serial(own)))
        : Optional.of(new Presented(Presented.Kind.COOKIE, cookie.getValue()));
  }

  /// The handshake has proven that the caller holds its key and that the authority signed it.
  private static Optional<X509Certificate> certificate(HttpServerRequest request) {
    SSLSession session = request.sslSession();
    if (session == null || !request.path().startsWith(TERMINALS)) {
      return Optional.empty();
    }
    try {
      return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
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
