// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.certificate.IdentityEnded;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The requests of terminals that are not answered to their end: uploads, waits, streams. They are
/// cut off when the identity that opened them ends.
@ApplicationScoped
public class LiveRequests {
  private final Map<String, Set<RoutingContext>> live = new ConcurrentHashMap<>();

  /// Under what a terminal's request is remembered; operators' are not.
  static Optional<String> key(Presented presented, SecurityIdentity identity) {
    return switch (presented.kind()) {
      case CERTIFICATE -> Optional.of(presented.token());
      case BEARER -> Optional.of(bearer(identity.getPrincipal().getName()));
      case COOKIE -> Optional.empty();
    };
  }

  private static String bearer(String terminalId) {
    return "bearer " + terminalId;
  }

  void begin(Optional<String> key, RoutingContext request) {
    if (key.isPresent()) {
      live.compute(
          key.get(),
          (_, known) -> {
            Set<RoutingContext> requests = known == null ? ConcurrentHashMap.newKeySet() : known;
            requests.add(request);
            return requests;
          });
      request.addEndHandler(_ -> end(key.get(), request));
      if (request.response().closed()) {
        // The caller went before it was known who it was.
        end(key.get(), request);
      }
    }
  }

  private void end(String key, RoutingContext request) {
    live.computeIfPresent(
        key,
        (_, requests) -> {
          requests.remove(request);
          return requests.isEmpty() ? null : requests;
        });
  }

  void cutOff(@Observes IdentityEnded ended) {
    cutOff(bearer(ended.terminalId()));
    ended.serials().forEach(this::cutOff);
  }

  private void cutOff(String key) {
    live.getOrDefault(key, Set.of()).forEach(request -> request.request().connection().close());
  }
}
