// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends signed webhooks: over https, or, where the configuration allows it, over http to this
/// machine. Follows no redirects.
@ApplicationScoped
public class WebhookPost {
  static final String TIMESTAMP = "X-Hall-Timestamp";
  static final String SIGNATURE = "X-Hall-Signature";
  static final String DELIVERY = "X-Hall-Delivery";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean loopback;
  private final Duration patience;
  private final HttpClient client;

  public WebhookPost(
      @ConfigProperty(name = "hall.alerts.webhook-loopback") boolean loopback,
      @ConfigProperty(name = "hall.alerts.patience") Duration patience) {
    this.loopback = loopback;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /// Whether webhooks may go there.
  public boolean isAllowed(String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() == null || uri.getUserInfo() != null) {
        return false;
      }
      return "https".equalsIgnoreCase(uri.getScheme())
          || (loopback
              && "http".equalsIgnoreCase(uri.getScheme())
              && LOOPBACK.contains(uri.getHost()));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  Attempt send(String address, String secret, long deliveryId, String body, Instant now)
      throws InterruptedException {
    if (!isAllowed(address)) {
      return new Attempt.Failed("address-not-allowed");
    }
    long seconds = now.getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("User-Agent", "hall-server")
            .header(DELIVERY, Long.toString(deliveryId))
            .header(TIMESTAMP, Long.toString(seconds))
            .header(SIGNATURE, Signature.of(secret, seconds, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      // Closed unread: an answer says nothing beyond its status.
      answer.body().close();
      return answer.statusCode() / 100 == 2
          ? new Attempt.Delivered()
          : new Attempt.Failed("http-" + answer.statusCode());
    } catch (HttpTimeoutException e) {
      return new Attempt.Failed("timeout");
    } catch (ConnectException e) {
      return new Attempt.Failed("no-connection");
    } catch (IOException e) {
      return new Attempt.Failed("connection-lost");
    }
  }
}
