// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two packaged servers on one PostgreSQL, either of which may get any heartbeat.
class SharedPresenceIT {
  private static final String OPERATOR = "/api/v1/operator/";

  /// Long enough that neither server calls the terminal offline where the machine makes it wait.
  private static final int INTERVAL_SECONDS = 4;

  private static final int LONGER_THAN_PATIENCE = 3 * INTERVAL_SECONDS + 2;

  private Path data = Path.of("");
  private long sequence;

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory("hall-presence-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(data);
  }

  @Test
  void presencesAreSharedAndOutliveAServer() throws Exception {
    Path key = data.resolve("authority.key");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Map<String, String> settings =
          Map.of(
              "HALL_AUTHORITY_KEY",
              key.toString(),
              "HALL_JDBC_URL",
              "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
              "HALL_DB_USER",
              "postgres",
              "HALL_DB_PASSWORD",
              "",
              "HALL_HEARTBEAT_SECONDS",
              String.valueOf(INTERVAL_SECONDS));
      ServerProcess first = ServerProcess.start(data.resolve("first"), settings);
      String session = session(first);
      String credential = enrol(Caller.operator(first.https(), session), first.https());
      try (ServerProcess second = ServerProcess.start(data.resolve("second"), settings)) {
        Caller atFirst = Caller.terminal(first.https(), credential);
        Caller atSecond = Caller.terminal(second.https(), credential);
        beat(atFirst, 200, 2000);
        awaitOnline(Caller.operator(second.https(), session));
        assertEquals(409, heartbeat(atSecond, 1000));

        // Each server alone would call the terminal offline meanwhile.
        beats(atSecond, LONGER_THAN_PATIENCE);
        beats(atFirst, LONGER_THAN_PATIENCE);
        assertEquals(List.of("online"), transitions(postgres));

        first.kill();
        beats(atSecond, LONGER_THAN_PATIENCE);
        assertEquals(List.of("online"), transitions(postgres));

        try (ServerProcess again = ServerProcess.start(data.resolve("first"), settings)) {
          awaitTransitions(postgres, List.of("online", "offline"));
          beat(Caller.terminal(again.https(), credential), 200, 2000);
          awaitTransitions(postgres, List.of("online", "offline", "online"));
        }
      }
    }
  }

  private void beats(Caller at, int seconds) throws InterruptedException {
    for (int i = 0; i < seconds; i++) {
      beat(at, 200, 2000);
      Thread.sleep(1000);
    }
  }

  private void beat(Caller at, int status, long epoch) {
    assertEquals(status, heartbeat(at, epoch));
  }

  private int heartbeat(Caller at, long epoch) {
    ObjectNode report = (ObjectNode) Golden.read("heartbeat.request");
    report.put("epoch", epoch).put("sequence", ++sequence).putNull("sentAt");
    return at.post("/api/v1/terminal/heartbeat", report).status();
  }

  /// Waits until this server knows what another one heard.
  private static void awaitOnline(Caller operator) throws Exception {
    await(
        false,
        () -> operator.get(OPERATOR + "terminals").json().at("/0/lastSeen").asText("").isEmpty());
  }

  private static void awaitTransitions(EmbeddedPostgres postgres, List<String> expected)
      throws Exception {
    await(expected, () -> transitions(postgres));
  }

  /// Servers learn and write once a second, later on a busy machine.
  private static <T> void await(T expected, Callable<T> seen) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    T now = seen.call();
    while (!now.equals(expected) && System.nanoTime() < end) {
      Thread.sleep(50);
      now = seen.call();
    }
    assertEquals(expected, now);
  }

  private static List<String> transitions(EmbeddedPostgres postgres) throws SQLException {
    List<String> states = new ArrayList<>();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select to_state from terminal_transition where subject = 'terminal' order by id")) {
      while (rows.next()) {
        states.add(String.valueOf(rows.getString(1)));
      }
    }
    return states;
  }

  private static String session(ServerProcess server) throws IOException {
    String cookie =
        Caller.anonymous(server.https())
            .post(
                OPERATOR + "session",
                Map.of("name", "admin", "password", server.printedPasswords().getFirst()))
            .header("Set-Cookie");
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  private static String enrol(Caller operator, Https https) {
    operator.post(
        OPERATOR + "terminals", Map.of("id", "t-1", "name", "一号机", "hallId", "sample-district"));
    String code =
        operator.post(OPERATOR + "terminals/t-1/enrolment-codes").json().get("code").asText();
    return Caller.anonymous(https)
        .post("/api/v1/terminal/enrolment", Map.of("code", code, "software", "it"))
        .json()
        .get("credential")
        .asText();
  }
}
