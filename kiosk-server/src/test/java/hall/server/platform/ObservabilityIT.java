// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the packaged server tells of itself: its log, plain and as JSON, its health, its traces.
class ObservabilityIT {
  private static final String SUBMISSIONS = "/api/v1/terminal/submissions/";

  /// All that the golden submission says of its citizen.
  private static final List<String> PERSONAL =
      List.of("张测试", "11010119491001001X", "示例省示例市示例路", "13800000000", "1949-10-01");

  private final List<String> secrets = new ArrayList<>();
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
  void logsTracesAndHealthTellWhatHappensAndNothingOfAnybody() throws Exception {
    String password;
    try (TraceCollector collector = new TraceCollector();
        ServerProcess server =
            ServerProcess.start(
                data,
                Map.of("HALL_LOG_JSON", "true", "HALL_TRACES_ENDPOINT", collector.address()))) {
      password = server.printedPasswords().getFirst();
      Caller anyone = Caller.anonymous(server.https());
      assertEquals("UP", anyone.get("/health/live").json().get("status").asText());
      assertEquals(200, anyone.get("/health/ready").status());
      String number = everything(server, password, "t-1");

      String log = log(server);
      List<String> lines = log.lines().filter(line -> line.startsWith("{")).toList();
      assertTrue(lines.size() > 3, log);
      for (String line : lines) {
        JsonNode entry = new ObjectMapper().readTree(line);
        assertTrue(entry.hasNonNull("timestamp") && entry.hasNonNull("message"), line);
      }
      assertTrue(log.contains("is case " + number), log);
      assertQuiet(log);

      String traces =
          collector.await("POST /api/v1/terminal/submissions/{idempotencyKey}/completion");
      assertQuiet(traces);

      // Its database dies, to the last process: it lives on, and had better not be asked.
      List<ProcessHandle> sessions = server.database().children().toList();
      server.database().destroyForcibly();
      for (ProcessHandle session : sessions) {
        session.onExit().get(1, TimeUnit.MINUTES);
      }
      assertEquals(503, anyone.get("/health/ready").status());
      assertEquals("DOWN", anyone.get("/health/ready").json().get("status").asText());
      assertEquals(200, anyone.get("/health/live").status());
    }
    try (ServerProcess server = ServerProcess.start(data, Map.of())) {
      String number = everything(server, password, "t-2");
      String log = log(server);
      assertTrue(log.contains("is case " + number), log);
      assertFalse(log.lines().anyMatch(line -> line.startsWith("{")), log);
      assertQuiet(log);
    }
  }

  /// A login, a refused one, an enrolment, a submission, one that is refused, an upload too long:
  /// the number of the case.
  private String everything(ServerProcess server, String password, String id) throws Exception {
    Https https = server.https();
    Caller anyone = Caller.anonymous(https);
    anyone.post("/api/v1/operator/session", Map.of("name", "admin", "password", "wrong-" + id));
    secrets.addAll(List.of(password, "wrong-" + id));
    String cookie =
        anyone
            .post("/api/v1/operator/session", Map.of("name", "admin", "password", password))
            .header("Set-Cookie");
    String session = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    Caller operator = Caller.operator(https, session);
    operator.post(
        "/api/v1/operator/terminals",
        Map.of("id", id, "name", "测试终端", "hallId", "sample-district"));
    String code =
        operator
            .post("/api/v1/operator/terminals/" + id + "/enrolment-codes")
            .json()
            .get("code")
            .asText();
    anyone.post("/api/v1/terminal/enrolment", Map.of("code", "AAAA-AAAA-AAAA", "software", "it"));
    String credential =
        anyone
            .post("/api/v1/terminal/enrolment", Map.of("code", code, "software", "it"))
            .json()
            .get("credential")
            .asText();
    secrets.addAll(List.of(session, code, credential));

    Caller terminal = Caller.terminal(https, credential);
    ObjectNode defective = Golden.submission();
    defective.remove("commitment");
    assertEquals(422, terminal.put(SUBMISSIONS + UUID.randomUUID(), defective).status());
    String path = SUBMISSIONS + UUID.randomUUID();
    assertEquals(201, terminal.put(path, Golden.submission()).status());
    for (String file : List.of("d1.pdf", "d2.pdf", "s1.png")) {
      String document = path + "/documents/" + file.substring(0, 2);
      assertEquals(413, terminal.patch(document, 0, new byte[100_000]).status());
      assertEquals(204, terminal.patch(document, 0, Golden.document(file)).status());
    }
    Answer receipt = terminal.post(path + "/completion");
    assertEquals(200, receipt.status(), receipt.text());
    String url = receipt.json().get("queryUrl").asText();
    secrets.add(url.substring(url.indexOf("k=") + 2));
    assertEquals(
        200, anyone.get(url.substring(url.indexOf("/q/"))).status(), "the citizen looks it up");
    assertEquals(
        200,
        operator
            .get("/api/v1/operator/cases/" + receipt.json().get("caseNumber").asText())
            .status());
    return receipt.json().get("caseNumber").asText();
  }

  /// What it logged; the first administrator's password is printed once, on purpose, and no log.
  private static String log(ServerProcess server) throws Exception {
    // Whatever is still on its way to the log.
    TimeUnit.MILLISECONDS.sleep(200);
    return String.join(
        "\n",
        server.output().lines().filter(line -> !line.startsWith("First administrator:")).toList());
  }

  private void assertQuiet(String told) {
    PERSONAL.forEach(word -> assertFalse(told.contains(word), word + " in " + told));
    secrets.forEach(secret -> assertFalse(told.contains(secret), "a secret in " + told));
  }
}
