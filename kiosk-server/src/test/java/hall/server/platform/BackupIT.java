// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.CertifiedTerminal;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.Scene;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The packaged server is backed up while terminals submit, and restored on an empty machine.
class BackupIT {
  private static final String CATALOGUE = "/api/v1/terminal/catalogue";
  private static final String TERMINALS = "/api/v1/operator/terminals";
  private static final String CASES = "/api/v1/operator/cases/";

  /// One terminal submits as fast as it can.
  private static final Map<String, String> UNHURRIED =
      Map.of("HALL_RATE_KNOWN", "0", "HALL_RATE_STRANGERS", "0");

  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("hall-backup-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(folder);
  }

  @Test
  void aFleetGoesOnWhereTheBackupWasMade() throws Exception {
    Path data = folder.resolve("first");
    Path file = folder.resolve("backup");
    Path key = folder.resolve("backup.key");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    KeyPair keys = CertifiedTerminal.keys("secp256r1");
    String credential;
    JsonNode certificate;
    String cookie;
    List<String> before = new ArrayList<>();
    UUID unfinished = UUID.randomUUID();
    try (ServerProcess server = ServerProcess.start(data, UNHURRIED)) {
      cookie = logIn(server);
      Caller operator = Caller.operator(server.https(), cookie);
      certificate =
          enrol(server, operator, "t-1", Map.of("csr", CertifiedTerminal.request(keys)))
              .get("certificate");
      credential = enrol(server, operator, "t-2", Map.of()).get("credential").asText();
      Caller terminal = Caller.terminal(server.https(), credential);
      for (int i = 0; i < 5; i++) {
        before.add(submit(terminal));
      }
      terminal.put(Scene.path(unfinished), Golden.submission());
      terminal.patch(
          Scene.path(unfinished) + "/documents/d1",
          0,
          Arrays.copyOf(Golden.document("d1.pdf"), 10));

      AtomicBoolean over = new AtomicBoolean();
      try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<List<String>> more =
            beside.submit(() -> {
              List<String> made = new ArrayList<>();
              while (!over.get()) {
                made.add(submit(terminal));
              }
              return made;
            });
        String said =
            run(
                0,
                data,
                Map.of(),
                "backup",
                "--out",
                file.toString(),
                "--key-file",
                key.toString());
        over.set(true);
        assertTrue(said.contains("schema "), said);
        assertFalse(more.get().isEmpty());
      }
    }

    // A damaged file changes nothing.
    Path second = folder.resolve("second");
    Path damaged = folder.resolve("damaged");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    run(2, second, Map.of(), "restore", "--in", damaged.toString(), "--key-file", key.toString());
    assertFalse(Files.exists(second));
    run(2, data, Map.of(), "restore", "--in", file.toString(), "--key-file", key.toString());

    String said =
        run(0, second, Map.of(), "restore", "--in", file.toString(), "--key-file", key.toString());
    assertTrue(said.contains("Audit: intact"), said);
    try (ServerProcess server = ServerProcess.start(second, UNHURRIED)) {
      assertEquals(List.of(), server.printedPasswords());
      assertGoesOn(server, cookie, credential, before, unfinished);
      Caller certified =
          Caller.certified(
              Https.showing(
                  URI.create("https://localhost:" + server.port()),
                  data.resolve("tls/server.pem"),
                  CertifiedTerminal.keyStore(keys, CertifiedTerminal.chain(certificate)),
                  CertifiedTerminal.password()));
      assertEquals(200, certified.get(CATALOGUE).status());
    }

    // The same backup, into a PostgreSQL of one's own.
    try (EmbeddedPostgres outside = EmbeddedPostgres.start()) {
      Path third = folder.resolve("third");
      Map<String, String> settings = new HashMap<>(UNHURRIED);
      settings.put(
          "HALL_JDBC_URL", "jdbc:postgresql://localhost:" + outside.getPort() + "/postgres");
      settings.put("HALL_DB_USER", "postgres");
      settings.put("HALL_DB_PASSWORD", "");
      run(0, third, settings, "restore", "--in", file.toString(), "--key-file", key.toString());
      try (ServerProcess server = ServerProcess.start(third, settings)) {
        assertGoesOn(server, cookie, credential, before, unfinished);
      }
      String again = run(0, third, settings, "backup", "--out", folder.resolve("plain").toString());
      assertTrue(again.contains("keys of this server"), again);
    }
  }

  private static void assertGoesOn(
      ServerProcess server, String cookie, String credential, List<String> cases, UUID unfinished)
      throws IOException {
    Caller operator = Caller.operator(server.https(), cookie);
    for (String number : cases) {
      assertEquals(200, operator.get(CASES + number).status(), number);
      for (String document : new String[] {"d1.pdf", "d2.pdf", "s1.png"}) {
        assertArrayEquals(
            Golden.document(document),
            operator
                .get(CASES + number + "/documents/" + document.substring(0, 2))
                .response()
                .body());
      }
    }
    Caller terminal = Caller.terminal(server.https(), credential);
    assertEquals(200, terminal.get(CATALOGUE).status());
    String upload = Scene.path(unfinished) + "/documents/d1";
    assertEquals("10", terminal.head(upload).header("Upload-Offset"));
    assertFalse(cases.contains(submit(terminal)));
  }

  private static String submit(Caller terminal) {
    JsonNode submission = Golden.submission();
    UUID key = UUID.randomUUID();
    assertEquals(201, terminal.put(Scene.path(key), submission).status());
    for (String file : new String[] {"d1.pdf", "d2.pdf", "s1.png"}) {
      String document = Scene.path(key) + "/documents/" + file.substring(0, 2);
      assertEquals(204, terminal.patch(document, 0, Golden.document(file)).status());
    }
    Answer done = terminal.post(Scene.path(key) + "/completion");
    assertEquals(200, done.status(), done.text());
    return done.json().get("caseNumber").asText();
  }

  private static JsonNode enrol(
      ServerProcess server, Caller operator, String id, Map<String, String> more)
      throws IOException {
    operator.post(TERMINALS, Map.of("id", id, "name", id, "hallId", "sample-district"));
    Map<String, String> request = new HashMap<>(more);
    request.put(
        "code",
        operator.post(TERMINALS + "/" + id + "/enrolment-codes").json().get("code").asText());
    request.put("software", "it");
    return Caller.anonymous(server.https()).post("/api/v1/terminal/enrolment", request).json();
  }

  private static String logIn(ServerProcess server) throws IOException {
    String cookie =
        Caller.anonymous(server.https())
            .post(
                "/api/v1/operator/session",
                Map.of("name", "admin", "password", server.printedPasswords().getFirst()))
            .header("Set-Cookie");
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  private static String run(
      int status, Path data, Map<String, String> settings, String... arguments) throws IOException {
    ServerProcess command = ServerProcess.launch(data, settings, arguments);
    assertEquals(status, command.waitForExit(), command.output());
    return command.output();
  }
}
