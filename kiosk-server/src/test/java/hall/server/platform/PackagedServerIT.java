// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.software.SoftwareScene;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The packaged server: started, killed, started again, stopped.
class PackagedServerIT {
  private static final String SOFTWARE = "/api/v1/operator/software/";
  private static final String SUBMISSIONS = "/api/v1/terminal/submissions/";

  private Path data = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory("hall-server-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(data);
  }

  @Test
  void theFirstStartTellsThePasswordOnceAndAStopTakesTheDatabaseAlong() throws Exception {
    String password;
    ProcessHandle database;
    try (ServerProcess server = ServerProcess.start(data, Map.of())) {
      assertEquals(1, server.printedPasswords().size());
      password = server.printedPasswords().getFirst();
      database = server.database();
      assertEquals(204, logIn(server.https(), password).status());
      assertTrue(database.isAlive());
    }
    database.onExit().get(10, TimeUnit.SECONDS);
    try (ServerProcess server = ServerProcess.start(data, Map.of())) {
      assertEquals(List.of(), server.printedPasswords());
      assertEquals(204, logIn(server.https(), password).status());

      ServerProcess second = ServerProcess.launch(data, Map.of());
      assertNotEquals(0, second.waitForExit());
      assertTrue(second.output().contains("Another server uses"), second.output());
      assertEquals(204, logIn(server.https(), password).status());
    }
  }

  @Test
  void onlyTlsIsSpokenUnderACertificateForThisHost() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(data, Map.of("HALL_PUBLIC_URL", "https://hall.example/"))) {
      try (Socket plain = new Socket("localhost", server.port())) {
        plain.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        String answer = new String(plain.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertFalse(answer.startsWith("HTTP/"), answer);
      } catch (IOException reset) {
        assertTrue(String.valueOf(reset.getMessage()).contains("reset"), reset.toString());
      }
      try (SSLSocket socket = connect(server)) {
        X509Certificate certificate =
            (X509Certificate) socket.getSession().getPeerCertificates()[0];
        assertEquals(
            256, ((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength());
        String names = certificate.getSubjectAlternativeNames().toString();
        assertTrue(names.contains("localhost"), names);
        assertTrue(names.contains("127.0.0.1"), names);
        assertTrue(names.contains("hall.example"), names);
        assertTrue(socket.getSession().getProtocol().matches("TLSv1\\.[23]"));
      }
      Caller terminal = enrolled(server);
      UUID key = UUID.randomUUID();
      ObjectNode submission = Golden.submission();
      terminal.put(SUBMISSIONS + key, submission);
      for (String file : List.of("d1.pdf", "d2.pdf", "s1.png")) {
        terminal.patch(
            SUBMISSIONS + key + "/documents/" + file.substring(0, 2), 0, Golden.document(file));
      }
      String url = terminal.post(SUBMISSIONS + key + "/completion").json().get("queryUrl").asText();
      assertTrue(url.startsWith("https://hall.example/q/"), url);
      assertFalse(server.output().contains("张测试"), "personal data in the log");
      assertFalse(server.output().contains("11010119491001001X"), "personal data in the log");
    }
  }

  @Test
  void uploadsSurviveAKilledServer() throws Exception {
    byte[] document = new byte[4 * 1024 * 1024];
    new Random(7).nextBytes(document);
    UUID key = UUID.randomUUID();
    String path = SUBMISSIONS + key;
    String credential;
    ServerProcess first = ServerProcess.start(data, Map.of());
    ProcessHandle orphan = first.database();
    credential = credential(first);
    Caller before = Caller.terminal(first.https(), credential);
    assertEquals(201, before.put(path, announcing(document)).status());
    String session = session(first);
    SoftwareScene.Parcel parcel = SoftwareScene.parcel(2 * 1024 * 1024, Instant.now());
    try (SSLSocket socket = connect(first);
        SSLSocket other = connect(first)) {
      sendHalf(other, Caller.operator(first.https(), session), session, parcel);
      OutputStream wire = socket.getOutputStream();
      wire.write(
          ascii(
              "PATCH "
                  + path
                  + "/documents/d1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + credential
                  + "\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n"
                  + "Content-Length: "
                  + document.length
                  + "\r\n\r\n"));
      wire.write(document, 0, 3 * 1024 * 1024);
      wire.flush();
      awaitOffset(before, path);
      first.kill();
    }
    assertTrue(orphan.isAlive());

    try (ServerProcess second = ServerProcess.start(data, Map.of())) {
      assertFalse(orphan.isAlive());
      Caller after = Caller.terminal(second.https(), credential);
      int offset = Integer.parseInt(after.head(path + "/documents/d1").header("Upload-Offset"));
      assertTrue(offset > 0 && offset <= 3 * 1024 * 1024, "offset " + offset);
      assertEquals(200, after.put(path, announcing(document)).status());
      sendRest(Caller.operator(second.https(), session), parcel);
      Answer rest =
          after.patch(
              path + "/documents/d1",
              offset,
              Arrays.copyOfRange(document, offset, document.length));
      assertEquals(204, rest.status());
      after.patch(path + "/documents/d2", 0, Golden.document("d2.pdf"));
      after.patch(path + "/documents/s1", 0, Golden.document("s1.png"));
      Answer done = after.post(path + "/completion");
      assertEquals(200, done.status(), done.text());
      assertEquals(done.json(), after.post(path + "/completion").json());
      assertArrayEquals(
          document,
          Files.readAllBytes(
              data.resolve("documents")
                  .resolve(key.toString().substring(0, 2))
                  .resolve(key.toString())
                  .resolve("d1")));
    }
  }

  /// The first half of a bundle, and some of it has arrived.
  private static void sendHalf(
      SSLSocket socket, Caller operator, String session, SoftwareScene.Parcel parcel)
      throws Exception {
    assertEquals(201, operator.post(SOFTWARE + "roots", parcel.root()).status());
    assertEquals(201, operator.post(SOFTWARE + "releases", parcel.release()).status());
    OutputStream wire = socket.getOutputStream();
    wire.write(
        ascii(
            "PATCH "
                + SOFTWARE
                + "releases/"
                + parcel.version()
                + "/bundle HTTP/1.1\r\nHost: localhost\r\nX-Hall-Request: 1\r\nCookie: __Host-hall-operator="
                + session
                + "\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n"
                + "Content-Length: "
                + parcel.bundle().length
                + "\r\n\r\n"));
    wire.write(parcel.bundle(), 0, parcel.bundle().length / 2);
    wire.flush();
    for (int i = 0; received(operator) == 0; i++) {
      assertTrue(i < 600, "nothing of the bundle arrived");
      Thread.sleep(50);
    }
  }

  /// Half a bundle is no release; what is there is whole blocks, and the rest can be sent.
  private static void sendRest(Caller operator, SoftwareScene.Parcel parcel) {
    JsonNode half = operator.get(SOFTWARE + "releases").json().get(0);
    assertEquals("receiving", half.get("standing").asText());
    int offset = half.get("received").asInt();
    assertTrue(offset > 0 && offset < parcel.bundle().length, "offset " + offset);
    String release = SOFTWARE + "releases/" + parcel.version();
    assertEquals("length-wrong", operator.post(release + "/completion").problem());
    Answer again = operator.patch(release + "/bundle", 0, parcel.bundle());
    assertEquals(409, again.status());
    assertEquals(Integer.toString(offset), again.header("Upload-Offset"));
    byte[] rest = Arrays.copyOfRange(parcel.bundle(), offset, parcel.bundle().length);
    assertEquals(204, operator.patch(release + "/bundle", offset, rest).status());
    Answer done = operator.post(release + "/completion");
    assertEquals("offered", done.json().path("standing").asText(), done::text);
  }

  private static int received(Caller operator) {
    return operator.get(SOFTWARE + "releases").json().at("/0/received").asInt();
  }

  @Test
  void theSameArtefactRunsOnAnOutsidePostgres() throws Exception {
    try (EmbeddedPostgres outside = EmbeddedPostgres.start();
        ServerProcess server =
            ServerProcess.start(
                data,
                Map.of(
                    "HALL_JDBC_URL",
                    "jdbc:postgresql://localhost:" + outside.getPort() + "/postgres",
                    "HALL_DB_USER",
                    "postgres",
                    "HALL_DB_PASSWORD",
                    "",
                    "HALL_RATE_STRANGERS",
                    "2"))) {
      assertFalse(Files.exists(data.resolve("postgres")));
      assertEquals(204, logIn(server.https(), server.printedPasswords().getFirst()).status());
      try (var connection = outside.getPostgresDatabase().getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("select name from operator")) {
        assertTrue(rows.next());
        assertEquals("admin", rows.getString(1));
      }
      strangersTakeTurns(server);
    }
  }

  private static void strangersTakeTurns(ServerProcess server) throws IOException {
    Caller known = enrolled(server);
    Caller stranger = Caller.anonymous(server.https());
    String number = "/q/110105000000000000";
    Answer refused = stranger.get(number);
    for (int i = 0; i < 100 && refused.status() == 404; i++) {
      refused = stranger.get(number);
    }
    assertEquals(429, refused.status());
    assertEquals("1", refused.header("Retry-After"));
    assertTrue(refused.text().contains("请稍等"), refused.text());
    Answer api = stranger.post("/api/v1/terminal/enrolment", Map.of("code", "x"));
    assertEquals(429, api.status());
    assertEquals("urn:hall:problem:too-many-requests", api.json().get("type").asText());
    assertEquals(200, known.get("/api/v1/terminal/catalogue").status());
  }

  private static void awaitOffset(Caller terminal, String path)
      throws InterruptedException, TimeoutException {
    for (int i = 0; i < 600; i++) {
      if (!terminal.head(path + "/documents/d1").header("Upload-Offset").equals("0")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new TimeoutException("Nothing of the upload arrived");
  }

  private static ObjectNode announcing(byte[] document) throws Exception {
    ObjectNode submission = Golden.submission();
    submission.set("localNumber", Golden.read("submission.request").get("localNumber"));
    ((ObjectNode) submission.withArray("documents").get(0))
        .put("bytes", document.length)
        .put(
            "sha256",
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document)));
    return submission;
  }

  private static Answer logIn(Https https, String password) {
    return Caller.anonymous(https)
        .post("/api/v1/operator/session", Map.of("name", "admin", "password", password));
  }

  private static Caller enrolled(ServerProcess server) throws IOException {
    return Caller.terminal(server.https(), credential(server));
  }

  private static String session(ServerProcess server) throws IOException {
    String cookie =
        logIn(server.https(), server.printedPasswords().getFirst()).header("Set-Cookie");
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  private static String credential(ServerProcess server) throws IOException {
    Https https = server.https();
    Caller operator = Caller.operator(https, session(server));
    operator.post(
        "/api/v1/operator/terminals",
        Map.of("id", "t-1", "name", "测试终端", "hallId", "sample-district"));
    String code =
        operator.post("/api/v1/operator/terminals/t-1/enrolment-codes").json().get("code").asText();
    return Caller.anonymous(https)
        .post("/api/v1/terminal/enrolment", Map.of("code", code, "software", "it"))
        .json()
        .get("credential")
        .asText();
  }

  private SSLSocket connect(ServerProcess server) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            Https.trusting(data.resolve("tls/server.pem"))
                .getSocketFactory()
                .createSocket("localhost", server.port());
    socket.startHandshake();
    return socket;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
