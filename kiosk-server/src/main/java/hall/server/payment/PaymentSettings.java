// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the provider of payments is, and how the server shows who it is. Without all three there
/// is no provider, and terminals do not offer to pay.
@ApplicationScoped
public class PaymentSettings {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int SHORTEST_SECRET = 16;

  private final Optional<String> url;
  private final Optional<String> merchant;
  private final Optional<String> secret;
  private final Duration patience;
  private final Duration life;

  PaymentSettings(
      @ConfigProperty(name = "hall.payment.url") Optional<String> url,
      @ConfigProperty(name = "hall.payment.merchant") Optional<String> merchant,
      @ConfigProperty(name = "hall.payment.secret") Optional<String> secret,
      @ConfigProperty(name = "hall.payment.patience") Duration patience,
      @ConfigProperty(name = "hall.payment.life") Duration life) {
    this.url = url;
    this.merchant = merchant;
    this.secret = secret;
    this.patience = patience;
    this.life = life;
  }

  /// Ends the start with a sentence where something is amiss.
  void check(@Observes StartupEvent event) {
    if (url.isEmpty() && merchant.isEmpty() && secret.isEmpty()) {
      return;
    }
    if (!offered()) {
      throw new IllegalArgumentException(
          "Set HALL_PAYMENT_URL, HALL_PAYMENT_MERCHANT and HALL_PAYMENT_SECRET, or none of them.");
    }
    URI address = URI.create(base());
    boolean near = address.getHost() != null && LOOPBACK.contains(address.getHost());
    if (address.getHost() == null
        || !("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && near))) {
      throw new IllegalArgumentException(
          "HALL_PAYMENT_URL must begin with https://, or with http:// on this machine.");
    }
    if (secret().length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "HALL_PAYMENT_SECRET needs " + SHORTEST_SECRET + " characters or more.");
    }
  }

  /// Whether there is a provider.
  public boolean offered() {
    return url.isPresent() && merchant.isPresent() && secret.isPresent();
  }

  String base() {
    return url.orElseThrow().replaceAll("/+$", "");
  }

  String merchant() {
    return merchant.orElseThrow();
  }

  String secret() {
    return secret.orElseThrow();
  }

  /// How long one answer of the provider may take.
  Duration patience() {
    return patience;
  }

  /// How long a code may be paid.
  Duration life() {
    return life;
  }
}
