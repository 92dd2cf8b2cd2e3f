// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator commands a terminal, on the packaged programs.
class CommandIT {

  private static final String TERMINAL = "demo-01";

  @TempDir private Path folder;

  @Test
  void aRestartWaitsForTheCitizenSurvivesAKilledServerAndHappensOnce() throws Exception {
    try (var hall = Stand.open(folder)) {
      var citizen = Stand.citizen(hall);
      citizen.sees("screen-attract");
      citizen.tap("begin-zh");
      citizen.sees("screen-identify");
      var restart = hall.operator.order(TERMINAL, Map.of("kind", "restart-application"));
      await(hall, restart, "received");
      assertEquals(1, lives(hall), "a citizen is here");
      hall.server.kill();
      hall.server.start();
      citizen.tap("cancel");
      citizen.tap("leave");
      hall.kiosk.awaitFirstFrame(2);
      await(hall, restart, "done");

      var test = hall.operator.order(TERMINAL, Map.of("kind", "self-test"));
      var checks = await(hall, test, "done").get("checks");
      assertTrue(checks.findValuesAsText("device").contains("ticketPrinter"), checks.toString());
      assertEquals(2, lives(hall), "restarted once");
    }
  }

  @Test
  void aTerminalGoesOutOfServiceAndComesBackAndPrintsAndTellsItsLog() throws Exception {
    try (var hall = Stand.open(folder);
        var eye = hall.eye()) {
      Wait.until("the first screen", () -> eye.sees("screen-attract"));
      var close =
          hall.operator.order(
              TERMINAL,
              Map.of(
                  "kind", "out-of-service", "text", Map.of("zh-CN", "设备检修", "en", "Under repair")));
      await(hall, close, "done");
      Wait.until("the closed screen", () -> eye.sees("screen-out-of-service"));
      Wait.until(
          "the server knows",
          () -> hall.operator.terminals().get(0).get("state").asText().equals("out-of-service"));

      hall.operator.order(TERMINAL, Map.of("kind", "into-service"));
      var ticket =
          hall.operator.order(TERMINAL, Map.of("kind", "test-print", "device", "ticketPrinter"));
      var page = hall.operator.order(TERMINAL, Map.of("kind", "test-print", "device", "printer"));
      var bundle = hall.operator.order(TERMINAL, Map.of("kind", "log-bundle"));
      assertEquals("confirmed", await(hall, ticket, "done").get("evidence").asText());
      assertTrue(await(hall, page, "done").get("evidence").asInt() >= 3);
      assertTrue(Files.exists(hall.devices.printed().resolve("ticket-01.png")));
      assertTrue(Files.exists(hall.devices.printed().resolve("job-01.pdf")));
      await(hall, bundle, "done");
      var log = new GZIPInputStream(new ByteArrayInputStream(hall.operator.log(TERMINAL, bundle)));
      var lines = new String(log.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(lines.contains("first-frame") && lines.contains("OutOfService -> Idle"), lines);
      assertFalse(eye.sees("screen-out-of-service"));
      assertTrue(eye.sees("screen-attract"));
    }
  }

  /// A heartbeat may be half a minute away.
  private static JsonNode await(Hall hall, String id, String state)
      throws IOException, InterruptedException {
    Wait.until(
        "the command is " + state,
        Duration.ofMinutes(2),
        () -> {
          var now = hall.operator.command(TERMINAL, id);
          assertFalse(now.get("state").asText().equals("failed"), now::toString);
          return now.get("state").asText().equals(state);
        });
    return hall.operator.command(TERMINAL, id);
  }

  private static int lives(Hall hall) throws IOException {
    return hall.kiosk.log().split("first-frame", -1).length - 1;
  }
}
