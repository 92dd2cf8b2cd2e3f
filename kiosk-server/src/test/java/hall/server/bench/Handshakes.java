// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import static hall.server.CertifiedTerminal.keys;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.CertifiedTerminal;
import hall.server.Https;
import hall.server.Https.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Handshakes by mutual TLS, each with another certificate of one terminal; no session is taken up
/// again.
final class Handshakes {
  private static final String TERMINALS = "/api/v1/operator/terminals";
  private static final byte[] SMALLEST =
      Https.bytes("GET /api/v1/terminal/hints HTTP/1.1\r\nHost: localhost\r\n\r\n");
  private static final String ID = "bench-certified";

  private final URI server;
  private final Path trust;
  private final List<SSLContext> shown = new ArrayList<>();

  Handshakes(URI server, Path trust) {
    this.server = server;
    this.trust = trust;
  }

  /// Enrols the terminal and asks for its certificates.
  void prepare(Caller operator, int certificates) {
    operator.post(TERMINALS, Map.of("id", ID, "name", "测试终端", "hallId", "sample-district"));
    String code =
        operator.post(TERMINALS + "/" + ID + "/enrolment-codes").json().get("code").asText();
    KeyPair first = keys("secp256r1");
    JsonNode enrolled =
        ok(Caller.anonymous(new Https(server, trust))
                .post(
                    "/api/v1/terminal/enrolment",
                    Map.of(
                        "code",
                        code,
                        "software",
                        "bench",
                        "csr",
                        CertifiedTerminal.request(first))))
            .get("certificate");
    Caller terminal =
        Caller.certified(
            Https.showing(
                server,
                trust,
                CertifiedTerminal.keyStore(first, CertifiedTerminal.chain(enrolled)),
                CertifiedTerminal.password()));
    for (int i = 0; i < certificates; i++) {
      KeyPair next = keys("secp256r1");
      JsonNode certificate =
          ok(
              terminal.post(
                  "/api/v1/terminal/certificate", Map.of("csr", CertifiedTerminal.request(next))));
      shown.add(
          Https.trusting(
              trust,
              CertifiedTerminal.keyStore(next, CertifiedTerminal.chain(certificate)),
              CertifiedTerminal.password()));
    }
  }

  private static JsonNode ok(Answer answer) {
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    return answer.json();
  }

  /// One handshake with each certificate, one after the other.
  void shake() throws IOException {
    for (SSLContext own : shown) {
      try (SSLSocket socket =
          (SSLSocket) own.getSocketFactory().createSocket("localhost", server.getPort())) {
        socket.startHandshake();
        socket.getSession().invalidate();
        // In TLS 1.3 the server judges the certificate after the client is through: the smallest
        // answer shows that it did.
        socket.getOutputStream().write(SMALLEST);
        if (socket.getInputStream().read() < 0) {
          throw new IOException("The server hung up");
        }
      }
    }
  }
}
