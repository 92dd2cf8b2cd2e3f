// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.server.Caller;
import hall.server.Https.Answer;
import hall.server.attestation.IssuerSimulator.Fault;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Certificates as terminals ask for them, and how the platform answers.
@Singleton
public class AttestationScene {
  static final String PATH = "/api/v1/terminal/attestations";

  private final String issuer;

  AttestationScene(@ConfigProperty(name = "hall.attestation.url") String issuer) {
    this.issuer = issuer;
  }

  /// How the next answer of the platform goes.
  void next(Fault fault) throws IOException, InterruptedException {
    URI uri = URI.create(issuer.replace("/api", "/control/") + fault.name());
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }

  static String newNumber() {
    return "T" + UUID.randomUUID().toString().replaceAll("[^0-9]", "1").substring(0, 16) + "7";
  }

  static Answer ask(Caller terminal, UUID key, String kind, String idNumber) {
    return terminal.post(
        PATH,
        Map.of("key", key, "kind", kind, "citizen", Map.of("name", "张测试", "idNumber", idNumber)));
  }

  static Answer report(Caller terminal, UUID key, int part, String outcome, int copies) {
    return terminal.post(
        PATH + "/" + key + "/prints", Map.of("part", part, "outcome", outcome, "copies", copies));
  }

  /// Something of everything that the pages show; the code of a paper.
  public String lay(Caller terminal) throws IOException, InterruptedException {
    UUID key = UUID.randomUUID();
    Answer issued = ask(terminal, key, "insurance-record", newNumber());
    assertEquals(200, issued.status(), issued::text);
    report(terminal, key, 1, "stopped", 1);
    report(terminal, key, 2, "sent", 1);
    ask(terminal, UUID.randomUUID(), "property-record", newNumber());
    next(Fault.ALTERED);
    ask(terminal, UUID.randomUUID(), "insurance-record", newNumber());
    return issued.header("X-Hall-Verification-Code");
  }
}
