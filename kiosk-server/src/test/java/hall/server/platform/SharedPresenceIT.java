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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two packaged servers on one PostgreSQL, either of which may get any heartbeat.
class SharedPresenceIT {
  private static final String OPERATOR = "/api/v1/operator/";

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
              "2");
      ServerProcess first = ServerProcess.start(data.resolve("first"), settings);
      String credential = enrol(first);
      try (ServerProcess second = ServerProcess.start(data.resolve("second"), settings)) {
        Caller atFirst = Caller.terminal(first.https(), credential);
        Caller atSecond = Caller.terminal(second.https(), credential);
        beat(atFirst, 200, 2000);
        Thread.sleep(2000);
        assertEquals(409, heartbeat(atSecond, 1000));

        // Each server alone would call the terminal offline after six seconds.
        beats(atSecond, 8);
        beats(atFirst, 8);
        assertEquals(List.of("online"), transitions(postgres));

        first.kill();
        beats(atSecond, 8);
        assertEquals(List.of("online"), transitions(postgres));

        ServerProcess again = ServerProcess.start(data.resolve("first"), settings);
        Thread.sleep(9000);
        assertEquals(List.of("online", "offline"), transitions(postgres));
        beats(Caller.terminal(again.https(), credential), 2);
        assertEquals(List.of("online", "offline", "online"), transitions(postgres));
        again.close();
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

  private static String enrol(ServerProcess server) throws IOException {
    Https https = server.https();
    String cookie =
        Caller.anonymous(https)
            .post(
                OPERATOR + "session",
                Map.of("name", "admin", "password", server.printedPasswords().getFirst()))
            .header("Set-Cookie");
    Caller operator =
        Caller.operator(https, cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
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
