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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator commands a terminal, on the packaged programs.
class CommandIT {

  private static final String TERMINAL = "demo-01";

  @TempDir private Path folder;

  @Test
  void aRestartWaitsForTheCitizenSurvivesAKilledServerAndHappensOnce() throws Exception {
    try (var hall = Stand.open(folder);
        var elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
      var citizen = Stand.citizen(hall);
      citizen.sees("screen-attract");
      citizen.tap("begin-zh");
      citizen.sees("screen-home");
      var restart = hall.operator.order(TERMINAL, Map.of("kind", "restart-application"));
      citizen.stays("the terminal has the command", () -> is(hall, restart, "received"));
      assertEquals(1, lives(hall), "a citizen is here");
      hall.server.kill();
      var back =
          elsewhere.submit(() -> {
            hall.server.start();
            return "started";
          });
      citizen.stays("the server is back", back::isDone);
      assertEquals("started", back.get());
      citizen.tap("cancel");
      citizen.tap("leave");
      hall.kiosk.awaitFirstFrame(2);
      await(hall, restart, "done");

      var test = hall.operator.order(TERMINAL, Map.of("kind", "self-test"));
      var checks = await(hall, test, "done").get("checks");
      assertTrue(checks.findValuesAsText("device").contains("ticketPrinter"), checks.toString());
      assertEquals(2, lives(hall), "restarted once");

      // The stream of hints stands again after all that: nothing waits for a heartbeat.
      for (int i = 0; i < 3; i++) {
        var hinted = hall.operator.order(TERMINAL, Map.of("kind", "log-bundle"));
        Wait.until(
            "the hint has arrived",
            Duration.ofSeconds(10),
            () -> hall.operator.command(TERMINAL, hinted).get("state").asText().equals("done"));
      }
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

  @Test
  void aMachineIsBootedItsScreenPicturedAndItsAttendantTold() throws Exception {
    try (var hall = Stand.open(folder)) {
      var attendant = Stand.citizen(hall);
      attendant.sees("screen-attract");
      var picture = hall.operator.order(TERMINAL, Map.of("kind", "screenshot", "why", "a test"));
      var volume = hall.operator.order(TERMINAL, Map.of("kind", "volume", "volume", 40));
      var first = hall.operator.order(TERMINAL, message("加纸", "Paper"));
      var second = hall.operator.order(TERMINAL, message("检修", "Repair"));
      var reboot = hall.operator.order(TERMINAL, Map.of("kind", "reboot"));
      await(hall, picture, "done");
      var png = ImageIO.read(new ByteArrayInputStream(hall.operator.picture(TERMINAL, picture)));
      assertEquals(540, png.getWidth());
      await(hall, second, "done");
      var sound = ended(hall, volume);
      assertTrue(
          sound.get("state").asText().equals("done")
              || sound.get("reason").asText().equals("no-sound-device"),
          sound::toString);

      hall.kiosk.awaitFirstFrame(2);
      await(hall, reboot, "done");
      assertTrue(hall.kiosk.log().contains("The machine boots."));
      assertEquals(2, lives(hall), "once");

      // What stood before stands again.
      var later = Stand.citizen(hall);
      later.sees("staff-seen");
      var withdrawal =
          hall.operator.order(TERMINAL, Map.of("kind", "withdraw-message", "message", second));
      await(hall, withdrawal, "done");
      await(hall, second, "withdrawn");
      later.tap("staff-seen");
      var seen = await(hall, first, "seen");
      assertTrue(OffsetDateTime.parse(seen.get("seenAt").asText()).getYear() > 2000);
      try (var eye = hall.eye()) {
        assertFalse(eye.sees("staff"), "nothing is left to say");
        assertTrue(eye.sees("screen-attract"), "and nobody's visit began");
      }
    }
  }

  private static Map<String, Object> message(String chinese, String english) {
    return Map.of(
        "kind",
        "message",
        "text",
        Map.of("zh-CN", chinese, "en", english),
        "until",
        OffsetDateTime.now(ZoneOffset.UTC).plusHours(8).toString());
  }

  /// A heartbeat may be half a minute away.
  private static JsonNode await(Hall hall, String id, String state)
      throws IOException, InterruptedException {
    Wait.until("the command is " + state, Duration.ofMinutes(2), () -> is(hall, id, state));
    return hall.operator.command(TERMINAL, id);
  }

  private static boolean is(Hall hall, String id, String state)
      throws IOException, InterruptedException {
    var now = hall.operator.command(TERMINAL, id);
    assertFalse(now.get("state").asText().equals("failed"), now::toString);
    return now.get("state").asText().equals(state);
  }

  private static JsonNode ended(Hall hall, String id) throws IOException, InterruptedException {
    Wait.until(
        "the command has ended",
        Duration.ofMinutes(2),
        () -> hall.operator.command(TERMINAL, id).get("state").asText().matches("done|failed"));
    return hall.operator.command(TERMINAL, id);
  }

  private static int lives(Hall hall) throws IOException {
    return hall.kiosk.log().split("first-frame", -1).length - 1;
  }
}
