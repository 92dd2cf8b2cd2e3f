// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.EventStream;
import hall.server.Golden;
import hall.server.Https;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hints cross two packaged servers on one PostgreSQL, outlive that one's restart, and end with a
/// word when a server does.
class HintsIT {
  private static final String OPERATOR = "/api/v1/operator/";
  private Path data = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory("hall-hints-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(data);
  }

  @Test
  void whatOneServerTakesIsHeardAtTheOther() throws Exception {
    Path key = data.resolve("authority.key");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    EmbeddedPostgres postgres = database(0);
    int port = postgres.getPort();
    Map<String, String> settings =
        Map.of(
            "HALL_AUTHORITY_KEY",
            key.toString(),
            "HALL_JDBC_URL",
            "jdbc:postgresql://localhost:" + port + "/postgres",
            "HALL_DB_USER",
            "postgres",
            "HALL_DB_PASSWORD",
            "");
    try (ServerProcess first = ServerProcess.start(data.resolve("first"), settings)) {
      Caller operator = operator(first);
      String credential = enrol(first, operator, "t-1");
      String other = enrol(first, operator, "t-2");
      try (ServerProcess second = ServerProcess.start(data.resolve("second"), settings)) {
        EventStream stream = listen(second, credential);
        order(operator);
        long ordered = System.nanoTime();
        stream.await("commands");
        // Not by looking each second: by the word of the database.
        assertTrue(System.nanoTime() - ordered < TimeUnit.MILLISECONDS.toNanos(700));

        postgres.close();
        postgres = database(port);
        stream.assertQuiet(Duration.ofSeconds(2));
        order(operator);
        stream.await("commands");

        EventStream doomed = listen(second, other);
        operator.post(OPERATOR + "terminals/t-2/revoke", Map.of("reason", "stolen"));
        doomed.awaitEnd();
        stream.assertQuiet(Duration.ofMillis(200));

        second.handle().destroy();
        assertTrue(stream.await("closing").startsWith("{\"retrySeconds\":"));
        stream.awaitEnd();
      }
    } finally {
      postgres.close();
    }
  }

  private EmbeddedPostgres database(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data.resolve("postgres"))
        .setCleanDataDirectory(false)
        .start();
  }

  private static EventStream listen(ServerProcess server, String credential)
      throws IOException, InterruptedException {
    EventStream stream = Caller.terminal(server.https(), credential).hints(1);
    assertEquals(200, stream.status());
    stream.skipBeginning();
    return stream;
  }

  /// The database may still be starting.
  private static void order(Caller operator) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    int status = 503;
    for (int i = 0; i < 300 && status == 503; i++) {
      status =
          operator
              .with("Idempotency-Key", key)
              .post(OPERATOR + "terminals/t-1/commands", Golden.read("order.request"))
              .status();
      TimeUnit.MILLISECONDS.sleep(status == 503 ? 200 : 0);
    }
    assertEquals(201, status);
  }

  private static Caller operator(ServerProcess server) throws IOException {
    Https https = server.https();
    String cookie =
        Caller.anonymous(https)
            .post(
                OPERATOR + "session",
                Map.of("name", "admin", "password", server.printedPasswords().getFirst()))
            .header("Set-Cookie");
    return Caller.operator(https, cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
  }

  private static String enrol(ServerProcess server, Caller operator, String id) throws IOException {
    operator.post(
        OPERATOR + "terminals", Map.of("id", id, "name", "一号机", "hallId", "sample-district"));
    String code =
        operator
            .post(OPERATOR + "terminals/" + id + "/enrolment-codes")
            .json()
            .get("code")
            .asText();
    return Caller.anonymous(server.https())
        .post("/api/v1/terminal/enrolment", Map.of("code", code, "software", "it"))
        .json()
        .get("credential")
        .asText();
  }
}
