// SPDX-License-Identifier: Apache-2.0
package hall.server;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Under which address citizens and terminals reach this server.
@ApplicationScoped
public class PublicAddress {
  private final Optional<String> configured;
  private final HttpServer server;

  public PublicAddress(
      @ConfigProperty(name = "hall.public-url") Optional<String> configured, HttpServer server) {
    this.configured = configured;
    this.server = server;
  }

  /// The base without a slash at its end.
  public String base() {
    return configured
        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
        .orElseGet(() -> "https://localhost:" + server.getSecurePort());
  }

  /// The prefix of query pages.
  public String queryBase() {
    return base() + "/q/";
  }

  /// The query page of a case; its token keeps guessers out.
  public String queryUrl(String caseNumber, String token) {
    return queryBase() + caseNumber + "?k=" + token;
  }

  /// The page on which an applicant rates a case, and nothing else.
  public String ratingUrl(String token) {
    return base() + "/rate/" + token;
  }

  /// The page of a complaint, in the same way.
  public String complaintUrl(String number, String token) {
    return base() + "/complaints/" + number + "?k=" + token;
  }
}
