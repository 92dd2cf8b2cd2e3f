// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.configuration.ConfigurationScene;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Packaged servers in bad weather: killed in the middle of their work, without their database for
/// a while, and among callers who never finish what they say.
class BadWeatherIT {
  private static final String OPERATOR = "/api/v1/operator/";
  private static final int TERMINALS = 4000;
  private static final int CHUNK = 500;
  private static final int SLOW_CALLERS = 300;
  private static final int SECONDS_TO_HANG_UP = 60;
  private static final long MOST_GROWTH_KIB = 120 * 1024L;

  private Path data = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory("hall-weather-it");
    Files.writeString(
        data.resolve("authority.key"), Base64.getEncoder().encodeToString(new byte[32]));
  }

  /// Those that are killed, or would have been if the test had come so far.
  private final List<ServerProcess> victims = new ArrayList<>();

  private ServerProcess started(ServerProcess victim) {
    victims.add(victim);
    return victim;
  }

  @AfterEach
  void deleteFolder() throws Exception {
    for (ServerProcess victim : victims) {
      victim.kill();
    }
    TestFoundation.delete(data);
  }

  @Test
  void aServerKilledInTheMiddleOfAPublicationGoesOnAtTheNextChunkAndAReplicaTakesItsRolloutOver()
      throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      ServerProcess first = started(start("first", postgres.getPort()));
      String password = first.printedPasswords().getFirst();
      enrol(postgres);
      Caller operator = logIn(first, password);
      edit(operator, 0, ConfigurationScene.whole());
      ConfigurationScene.publish(operator, "first");
      await(() -> number(postgres, "select count(*) from configuration_snapshot") > 0);
      first.kill();
      long made = number(postgres, "select count(*) from configuration_snapshot");
      assertTrue(made > 0 && made < TERMINALS, "killed in the middle, not at " + made);
      assertEquals(0, made % CHUNK, "whole chunks alone");

      // Whoever publishes needs the key of those who published before.
      String key = "configuration-signing.key";
      Files.createDirectories(data.resolve("second"));
      Files.copy(data.resolve("first").resolve(key), data.resolve("second").resolve(key));
      try (ServerProcess second = start("second", postgres.getPort())) {
        await(() -> number(postgres, PUBLISHED) == 1);
        assertEquals(TERMINALS, number(postgres, "select count(*) from configuration_snapshot"));
        assertEquals(
            TERMINALS,
            number(postgres, "select count(distinct terminal_id) from configuration_desired"));
        rollOut(postgres, first, second, password);
      }
    }
  }

  private static final String PUBLISHED =
      "select count(*) from configuration_publication where state = 'published'";

  /// The first server is back, begins a rollout and an order, and is killed again; the second one,
  /// which was there all the time, brings both to their end.
  private void rollOut(
      EmbeddedPostgres postgres, ServerProcess gone, ServerProcess second, String password)
      throws Exception {
    assertTrue(!gone.handle().isAlive());
    ServerProcess first = started(start("first", postgres.getPort()));
    Caller operator = logIn(first, password);
    for (int i = 1; i <= 4; i++) {
      assertEquals(200, beat(terminal(first, i), 1));
    }
    edit(operator, 1, Map.of("helpPhone", "96110"));
    Answer begun =
        operator.post(
            OPERATOR + "rollouts",
            Map.of(
                "note",
                "new phone",
                "plan",
                Map.of("percents", List.of(100), "soakMinutes", 0, "deadlineMinutes", 60)));
    assertEquals(201, begun.status(), begun::text);
    String rollout = OPERATOR + "rollouts/" + begun.json().get("id").asLong();
    Answer ordered =
        operator
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .post(OPERATOR + "terminals/weather-1/commands", Map.of("kind", "self-test"));
    assertEquals(201, ordered.status(), ordered::text);
    Caller patient = logIn(second, password);
    await(() -> "running".equals(patient.get(rollout).json().path("state").asText()));
    await(() -> changing(postgres) > 0);
    first.kill();

    List<Caller> living = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      living.add(terminal(second, i));
    }
    assertEquals(
        ordered.json().get("id").asText(),
        living.getFirst().get("/api/v1/terminal/commands").json().at("/commands/0/id").asText());
    for (int beat = 2;
        !patient.get(rollout).json().path("state").asText().equals("finished");
        beat++) {
      assertTrue(beat < 240, () -> patient.get(rollout).text());
      for (Caller terminal : living) {
        assertEquals(200, beat(terminal, beat));
        confirm(terminal);
      }
      Thread.sleep(200);
    }
    assertEquals(
        4,
        number(
            postgres,
            "select count(*) from configuration_report where state = 'confirmed' and generation = 3"));
  }

  private static long changing(EmbeddedPostgres postgres) {
    return number(postgres, "select count(*) from configuration_desired where generation = 3");
  }

  /// As a terminal that was told a newer generation and got through its self-test.
  private static void confirm(Caller terminal) {
    JsonNode envelope = terminal.get("/api/v1/terminal/configuration").json();
    String payload =
        new String(
            Base64.getDecoder().decode(envelope.get("payload").asText()), StandardCharsets.UTF_8);
    if (payload.contains("\"generation\":3")) {
      terminal.post(
          "/api/v1/terminal/configuration/reports", Map.of("generation", 3, "state", "confirmed"));
    }
  }

  @Test
  void aServerWhoseDatabaseIsRestartedSaysBusyAndGoesOnByItself() throws Exception {
    Path folder = data.resolve("database");
    EmbeddedPostgres before =
        EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false).start();
    int port = before.getPort();
    try (ServerProcess server = start("only", port)) {
      Caller operator = logIn(server, server.printedPasswords().getFirst());
      enrol(before);
      Caller terminal = terminal(server, 1);
      assertEquals(200, beat(terminal, 1));
      before.close();
      Answer busy = operator.get(OPERATOR + "halls");
      assertEquals(503, busy.status(), busy::text);
      assertEquals("busy", busy.problem());
      assertTrue(Integer.parseInt(busy.header("Retry-After")) >= 5);
      assertEquals(503, terminal.get("/api/v1/terminal/commands").status());
      assertEquals(503, operator.get("/console/terminals").status());

      try (EmbeddedPostgres after =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setPort(port)
              .start()) {
        await(() -> operator.get(OPERATOR + "halls").status() == 200);
        await(() -> beat(terminal, 2) == 200);
        await(() ->
            number(after, "select count(*) from terminal_presence where sequence = 2 and online")
                == 1);
      }
    }
  }

  @Test
  void callersWhoNeverFinishCostLittleAndHoldNobodyUp() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            data.resolve("slow"),
            Map.of("HALL_REQUESTS_HEADER_PATIENCE", "6s", "HALL_REQUESTS_BODY_PATIENCE", "6s"))) {
      Caller operator = logIn(server, server.printedPasswords().getFirst());
      SSLSocketFactory trusting =
          Https.trusting(data.resolve("slow/tls/server.pem")).getSocketFactory();
      for (int i = 0; i < 50; i++) {
        operator.get(OPERATOR + "halls");
      }
      long before = residentKibibytes(server);
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < SLOW_CALLERS; i++) {
          Socket socket = trusting.createSocket("localhost", server.port());
          slow.add(socket);
          // Half of them dribble a header, the others a body.
          say(
              socket,
              i % 2 == 0
                  ? "GET /console/login HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                  : "POST /console/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nname=");
        }
        for (int round = 0; round < 10; round++) {
          for (Socket socket : slow) {
            dribble(socket);
          }
          long begin = System.nanoTime();
          assertEquals(200, operator.get(OPERATOR + "halls").status());
          assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) < 5);
        }
        long grown = residentKibibytes(server) - before;
        assertTrue(grown < MOST_GROWTH_KIB, "grew by " + grown + " KiB");
        // They go on for ever, and are hung up on.
        assertEquals("", heard(slow.get(0)), "half a header is not worth an answer");
        assertTrue(heard(slow.get(1)).startsWith("HTTP/1.1 408 "), "half a body is told so");
        for (Socket socket : slow) {
          heard(socket);
        }
        Socket greedy = trusting.createSocket("localhost", server.port());
        slow.add(greedy);
        // All is written before the server can know that it is too much: a broken pipe tells
        // nothing.
        say(greedy, "GET / HTTP/1.1\r\nHost: localhost\r\nY: " + "y".repeat(1024) + "\r\nX: ");
        say(greedy, "x".repeat(16 * 1024));
        String told = heard(greedy);
        assertTrue(told.startsWith("HTTP/1.1 4"), told);
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
      assertEquals(200, operator.get(OPERATOR + "halls").status());
    }
  }

  /// One byte more, unless the server has hung up.
  private static void dribble(Socket socket) {
    try {
      say(socket, "a");
    } catch (IOException hungUp) {
      // Told below.
    }
  }

  /// What the server says until it hangs up; the socket's own patience bounds the wait.
  private static String heard(Socket socket) throws IOException {
    socket.setSoTimeout(SECONDS_TO_HANG_UP * 1000);
    StringBuilder said = new StringBuilder();
    try {
      for (int next = socket.getInputStream().read();
          next >= 0;
          next = socket.getInputStream().read()) {
        said.append((char) next);
      }
    } catch (SocketException reset) {
      // Bytes that nobody read any more turn the end into a reset.
    }
    return said.toString();
  }

  private static void say(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static long residentKibibytes(ServerProcess server) throws IOException {
    Path status = Path.of("/proc", Long.toString(server.handle().pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private ServerProcess start(String name, int port) throws IOException, InterruptedException {
    return ServerProcess.start(
        data.resolve(name),
        Map.of(
            "HALL_AUTHORITY_KEY",
            data.resolve("authority.key").toString(),
            "HALL_RATE_KNOWN",
            "0",
            "HALL_ROLLOUTS_EVERY",
            "0.2s",
            "HALL_JDBC_URL",
            "jdbc:postgresql://localhost:" + port + "/postgres",
            "HALL_DB_USER",
            "postgres",
            "HALL_DB_PASSWORD",
            ""));
  }

  /// In the database itself: through the API that is two requests for each.
  private static void enrol(EmbeddedPostgres postgres) {
    number(
        postgres,
        """
        with planned as (
          insert into terminal (id, hall_id, name, planned_at)
          select 'weather-' || i, 'sample-district', i || ' 号机', now()
          from generate_series(1, %d) i returning id)
        select count(*) from planned\
        """
            .formatted(TERMINALS));
    number(
        postgres,
        """
        with issued as (
          insert into terminal_credential (token_hash, terminal_id, issued_at)
          select sha256(convert_to('weather-credential-' || i, 'UTF8')), 'weather-' || i, now()
          from generate_series(1, 4) i returning 1)
        select count(*) from issued\
        """);
  }

  private static Caller terminal(ServerProcess server, int number) throws IOException {
    return Caller.terminal(server.https(), "weather-credential-" + number);
  }

  private static int beat(Caller terminal, int sequence) {
    ObjectNode report = (ObjectNode) Golden.read("heartbeat.request");
    report.put("sequence", sequence).putNull("sentAt").putArray("devices");
    return terminal.post("/api/v1/terminal/heartbeat", report).status();
  }

  private static void edit(Caller operator, long revision, Map<String, Object> set) {
    Answer edited = ConfigurationScene.edit(operator, "fleet", revision, set);
    assertEquals(200, edited.status(), edited::text);
  }

  private static Caller logIn(ServerProcess server, String password) throws IOException {
    String cookie =
        Caller.anonymous(server.https())
            .post(OPERATOR + "session", Map.of("name", "admin", "password", password))
            .header("Set-Cookie");
    return Caller.operator(
        server.https(), cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
  }

  private static long number(EmbeddedPostgres postgres, String sql) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static void await(BooleanSupplier what) throws InterruptedException, TimeoutException {
    for (int i = 0; i < 6000; i++) {
      if (what.getAsBoolean()) {
        return;
      }
      Thread.sleep(10);
    }
    throw new TimeoutException();
  }
}
