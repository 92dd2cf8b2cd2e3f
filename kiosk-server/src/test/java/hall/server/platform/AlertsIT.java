// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https;
import hall.server.alert.delivery.SmtpPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The packaged server, killed between an alert and its mail.
class AlertsIT {
  private static final String OPERATOR = "/api/v1/operator/";

  private Path data = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory("hall-alerts-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(data);
  }

  @Test
  void aKilledServerNeitherLosesNorRepeatsAnAlert() throws Exception {
    try (SmtpPeer smtp = new SmtpPeer()) {
      smtp.mood = SmtpPeer.Mood.BUSY;
      Map<String, String> settings =
          Map.of(
              "HALL_ALERTS_EVERY", "1s",
              "HALL_ALERTS_GATHER", "1s",
              "HALL_MAIL_HOST", "127.0.0.1",
              "HALL_MAIL_PORT", Integer.toString(smtp.port()),
              "HALL_MAIL_TLS", "none",
              "HALL_MAIL_FROM", "hall@hall.example");
      ServerProcess first = ServerProcess.start(data, settings);
      String password = first.printedPasswords().getFirst();
      Caller operator = logIn(first.https(), password);
      String rule = OPERATOR + "alert-rules/device-not-usable";
      assertEquals(
          200, operator.patch(rule, Map.of("revision", 1, "raiseAfterSeconds", 0)).status());
      assertEquals(
          201,
          operator
              .post(
                  OPERATOR + "alert-recipients",
                  Map.of("name", "值班", "channel", "email", "address", "duty@ops.example"))
              .status());
      beat(first.https(), operator);
      await(operator, "alert-recipients", list -> !list.at("/0/failure").isNull());
      first.kill();
      smtp.mood = SmtpPeer.Mood.KIND;

      try (ServerProcess second = ServerProcess.start(data, settings)) {
        Caller again = logIn(second.https(), password);
        await(again, "alert-recipients", list -> list.at("/0/waiting").asInt() == 0);
        Thread.sleep(4000);
        assertEquals(1, smtp.mails.size());
        JsonNode page = again.get(OPERATOR + "alerts").json();
        assertEquals(1, page.get("total").asInt());
        assertEquals("device-not-usable", page.at("/alerts/0/rule").asText());
      }
    }
  }

  private static Caller logIn(Https https, String password) {
    String cookie =
        Caller.anonymous(https)
            .post(OPERATOR + "session", Map.of("name", "admin", "password", password))
            .header("Set-Cookie");
    return Caller.operator(https, cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
  }

  private static void beat(Https https, Caller operator) {
    operator.post(
        OPERATOR + "terminals", Map.of("id", "t-1", "name", "一号机", "hallId", "sample-district"));
    String code =
        operator.post(OPERATOR + "terminals/t-1/enrolment-codes").json().get("code").asText();
    String credential =
        Caller.anonymous(https)
            .post("/api/v1/terminal/enrolment", Map.of("code", code, "software", "it"))
            .json()
            .get("credential")
            .asText();
    ObjectNode report = (ObjectNode) Golden.read("heartbeat.request");
    report.putNull("sentAt");
    assertEquals(
        200,
        Caller.terminal(https, credential).post("/api/v1/terminal/heartbeat", report).status());
  }

  private static void await(Caller operator, String path, Predicate<JsonNode> wanted)
      throws InterruptedException, TimeoutException {
    for (int i = 0; i < 300; i++) {
      if (wanted.test(operator.get(OPERATOR + path).json())) {
        return;
      }
      Thread.sleep(200);
    }
    throw new TimeoutException(path);
  }
}
