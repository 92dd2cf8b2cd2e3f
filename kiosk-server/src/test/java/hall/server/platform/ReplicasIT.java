// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.CertifiedTerminal;
import hall.server.Https;
import hall.server.Https.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two packaged servers on one PostgreSQL are one to terminals.
class ReplicasIT {
  private static final String CATALOGUE = "/api/v1/terminal/catalogue";
  private static final String TERMINALS = "/api/v1/operator/terminals";

  private Path data = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory("hall-replicas-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(data);
  }

  @Test
  void aTerminalIsKnownToBothAndOutAtBoth() throws Exception {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    Path key = data.resolve("authority.key");
    Files.writeString(key, Base64.getEncoder().encodeToString(random));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        ServerProcess first = start("first", postgres, key);
        ServerProcess second = start("second", postgres, key)) {
      Caller operator = operator(first);
      operator.post(TERMINALS, Map.of("id", "t-1", "name", "n", "hallId", "sample-district"));
      KeyPair keys = CertifiedTerminal.keys("secp256r1");
      JsonNode enrolled =
          Caller.anonymous(first.https())
              .post(
                  "/api/v1/terminal/enrolment",
                  Map.of(
                      "code",
                      operator.post(TERMINALS + "/t-1/enrolment-codes").json().get("code").asText(),
                      "software",
                      "it",
                      "csr",
                      CertifiedTerminal.request(keys)))
              .json();
      Caller atFirst = terminal("first", first, keys, enrolled.get("certificate"));
      Caller atSecond = terminal("second", second, keys, enrolled.get("certificate"));
      assertEquals(200, atFirst.get(CATALOGUE).status());
      assertEquals(200, atSecond.get(CATALOGUE).status());

      operator.post(TERMINALS + "/t-1/revoke", Map.of("reason", "stolen"));
      long start = System.nanoTime();
      assertEquals(401, atFirst.get(CATALOGUE).status());
      while (atSecond.get(CATALOGUE).status() != 401) {
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60));
        Thread.sleep(50);
      }

      ServerProcess stranger =
          ServerProcess.launch(data.resolve("stranger"), settings(postgres, Map.of()));
      assertNotEquals(0, stranger.waitForExit());
      assertTrue(stranger.output().contains("HALL_AUTHORITY_KEY"), stranger.output());
    }
  }

  private ServerProcess start(String name, EmbeddedPostgres postgres, Path key)
      throws IOException, InterruptedException {
    return ServerProcess.start(
        data.resolve(name), settings(postgres, Map.of("HALL_AUTHORITY_KEY", key.toString())));
  }

  private static Map<String, String> settings(EmbeddedPostgres postgres, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(
        "HALL_JDBC_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
    settings.put("HALL_DB_USER", "postgres");
    settings.put("HALL_DB_PASSWORD", "");
    return settings;
  }

  private Caller terminal(String name, ServerProcess server, KeyPair keys, JsonNode certificate)
      throws IOException {
    return Caller.certified(
        Https.showing(
            URI.create("https://localhost:" + server.port()),
            data.resolve(name).resolve("tls/server.pem"),
            CertifiedTerminal.keyStore(keys, CertifiedTerminal.chain(certificate)),
            CertifiedTerminal.password()));
  }

  private static Caller operator(ServerProcess server) throws IOException {
    Answer in =
        Caller.anonymous(server.https())
            .post(
                "/api/v1/operator/session",
                Map.of("name", "admin", "password", server.printedPasswords().getFirst()));
    String cookie = in.header("Set-Cookie");
    return Caller.operator(
        server.https(), cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
  }
}
