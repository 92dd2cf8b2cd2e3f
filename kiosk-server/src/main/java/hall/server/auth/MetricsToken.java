// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The bearer token of the settings that lets a monitoring system read the metrics.
@ApplicationScoped
class MetricsToken {
  private static final int SHORTEST = 20;

  private final Optional<byte[]> hash;

  MetricsToken(@ConfigProperty(name = "hall.metrics.token") Optional<String> token) {
    token
        .filter(each -> each.length() < SHORTEST)
        .ifPresent(_ -> {
          throw new IllegalArgumentException(
              "HALL_METRICS_TOKEN must have at least " + SHORTEST + " characters.");
        });
    this.hash = token.map(Secrets::hash);
  }

  boolean fits(String presented) {
    return hash.isPresent() && MessageDigest.isEqual(hash.get(), Secrets.hash(presented));
  }
}
