// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Problem;
import hall.server.ProblemException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets no caller have the server for itself: whoever is known is counted by identity, everybody
/// else by address. What is too much is answered 429 with `Retry-After`, which terminals and
/// browsers obey. Each server counts for itself.
@ApplicationScoped
public class RateLimits {
  private static final int REST_SECONDS = 10;

  private final RateLimit known;
  private final RateLimit strangers;

  public RateLimits(
      @ConfigProperty(name = "hall.rate.known") double known,
      @ConfigProperty(name = "hall.rate.strangers") double strangers,
      InstantSource clock) {
    this.known = limit(known, clock);
    this.strangers = limit(strangers, clock);
  }

  private static RateLimit limit(double perSecond, InstantSource clock) {
    return new RateLimit(perSecond, (int) Math.ceil(perSecond * REST_SECONDS), clock);
  }

  /// Runs after the caller was authenticated and before anything is done for it.
  @ServerRequestFilter
  public void check(RoutingContext context) {
    Duration wait =
        context.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous()
            ? known.waitFor(user.getSecurityIdentity().getPrincipal().getName())
            : strangers.waitFor(context.request().remoteAddress().hostAddress());
    if (wait.isPositive()) {
      throw new ProblemException(
          Problem.of(
              429,
              "too-many-requests",
              "Wait as long as the header Retry-After says, then send it again."),
          Map.of("Retry-After", String.valueOf(wait.toSeconds() + 1)));
    }
  }
}
