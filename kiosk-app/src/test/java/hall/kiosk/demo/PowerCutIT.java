// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs killed at the worst moment: every submission becomes exactly one case.
class PowerCutIT {

  private static final long SLOW = 60_000;
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private Hall hall;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    hall = Stand.open(folder);
  }

  @AfterEach
  void close() {
    hall.close();
  }

  private void submitOverASlowLine() throws IOException, InterruptedException {
    var citizen = Stand.citizen(hall);
    citizen.wholeVisitUpToTheReview();
    hall.wire.limit(SLOW);
    citizen.submits();
    Wait.until("some of it has arrived", () -> arrivedBytes() > 10_000);
  }

  private long arrivedBytes() throws IOException {
    var documents = folder.resolve("server/documents");
    if (!Files.exists(documents)) {
      return 0;
    }
    try (var files = Files.walk(documents)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void exactlyOneCase() throws IOException, InterruptedException {
    Wait.until("the case", RECOVERY, () -> cases() > 0);
    assertEquals(1, cases());
    Wait.until("an empty outbox", RECOVERY, () -> hall.kiosk.log().contains("submission-accepted"));
    assertEquals(1, cases());
  }

  private int cases() throws IOException, InterruptedException {
    return Operator.logIn(hall.server).cases().get("cases").size();
  }

  @Test
  void aKioskKilledBetweenSubmitAndAnswerMakesExactlyOneCase() throws Exception {
    submitOverASlowLine();
    hall.kiosk.kill();
    hall.wire.limit(0);
    hall.kiosk.awaitFirstFrame(2);
    exactlyOneCase();
    try (var eye = hall.eye()) {
      assertTrue(eye.sees("screen-attract"), "the next citizen finds nothing of the last one");
    }
  }

  @Test
  void aServerKilledMidUploadMakesExactlyOneCase() throws Exception {
    submitOverASlowLine();
    hall.server.kill();
    hall.wire.limit(0);
    hall.server.start();
    exactlyOneCase();
  }

  @Test
  void aKioskThatStartsWithoutItsDevicesOffersWhatWorks() throws Exception {
    hall.devices.scanner().close();
    hall.devices.printer().close();
    hall.devices.ticketPrinter().close();
    hall.kiosk.kill();
    hall.kiosk.awaitFirstFrame(2);
    var citizen = Stand.citizen(hall);
    citizen.tap("begin-zh");
    citizen.startsToApply();
    hall.devices.reader().control("lay resident");
    citizen.tap("theme-residence");
    try (var eye = hall.eye()) {
      var item = "item-" + Citizen.ITEM;
      Wait.until(
          "what needs the scanner is named but not begun",
          () -> eye.ids("item-").contains(item) && !eye.sees(item));
    }

    hall.devices.reader().close();
    hall.kiosk.kill();
    hall.kiosk.awaitFirstFrame(3);
    Stand.citizen(hall).tap("begin-zh");
    try (var eye = hall.eye()) {
      Wait.until(
          "a number can be taken without any device",
          () ->
              eye.sees("service-number")
                  && eye.ids("service-").contains("service-apply")
                  && !eye.sees("service-apply"));
    }
  }

  @Test
  void aBadConfigurationIsSaidAndTheLastGoodOneRuns() throws Exception {
    var file = folder.resolve(Hall.CONFIGURATION);
    Files.writeString(
        file, Files.readString(file).replace("\"widthPx\" : 1080", "\"widthPx\" : \"wide\""));
    hall.kiosk.kill();
    hall.kiosk.awaitFirstFrame(2);
    assertTrue(hall.kiosk.log().contains("$.panel.widthPx"), hall.kiosk.log());
    try (var eye = hall.eye()) {
      Wait.until("the first screen", () -> eye.sees("screen-attract"));
    }
  }
}
