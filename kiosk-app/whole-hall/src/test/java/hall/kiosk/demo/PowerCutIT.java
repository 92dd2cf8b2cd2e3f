// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Programs killed at the worst moment: every submission becomes exactly one case.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PowerCutIT {

  private static final long SLOW = 60_000;
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  @TempDir private static Path folder;
  private Hall hall;
  private int before;

  @BeforeAll
  void open() throws IOException, InterruptedException {
    hall = Stand.open(folder);
  }

  @AfterAll
  void close() {
    hall.close();
  }

  private void submitOverASlowLine() throws IOException, InterruptedException {
    before = cases();
    long stored = arrivedBytes();
    var citizen = Stand.citizen(hall);
    citizen.wholeVisitUpToTheReview();
    hall.wire.limit(SLOW);
    citizen.submits();
    Wait.until("some of it has arrived", () -> arrivedBytes() > stored + 10_000);
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
    Wait.until("the case", RECOVERY, () -> cases() > before);
    assertEquals(before + 1, cases());
    Wait.until("an empty outbox", RECOVERY, () -> accepted() > before);
    assertEquals(before + 1, cases());
    hall.devices.reader().control("remove");
  }

  private long accepted() throws IOException {
    return hall.kiosk.log().lines().filter(line -> line.contains("submission-accepted")).count();
  }

  private int cases() throws IOException, InterruptedException {
    return Operator.logIn(hall.server).cases().get("cases").size();
  }

  @Test
  @Order(1)
  void aKioskKilledBetweenSubmitAndAnswerMakesExactlyOneCase() throws Exception {
    submitOverASlowLine();
    hall.kiosk.awaitAnotherLife(() -> {
      hall.kiosk.kill();
      hall.wire.limit(0);
    });
    exactlyOneCase();
    try (var eye = hall.eye()) {
      assertTrue(eye.sees("screen-attract"), "the next citizen finds nothing of the last one");
    }
  }

  @Test
  @Order(2)
  void aServerKilledMidUploadMakesExactlyOneCase() throws Exception {
    submitOverASlowLine();
    hall.server.kill();
    hall.wire.limit(0);
    hall.server.start();
    exactlyOneCase();
  }

  /// The last one: it takes the hall's devices away.
  @Test
  @Order(4)
  void aKioskThatStartsWithoutItsDevicesOffersWhatWorks() throws Exception {
    hall.devices.scanner().close();
    hall.devices.printer().close();
    hall.devices.ticketPrinter().close();
    hall.kiosk.awaitAnotherLife(hall.kiosk::kill);
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
    hall.kiosk.awaitAnotherLife(hall.kiosk::kill);
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
  @Order(3)
  void aBadConfigurationIsSaidAndTheLastGoodOneRuns() throws Exception {
    var file = folder.resolve(Hall.CONFIGURATION);
    var good = Files.readString(file);
    Files.writeString(file, good.replace("\"widthPx\" : 1080", "\"widthPx\" : \"wide\""));
    hall.kiosk.awaitAnotherLife(hall.kiosk::kill);
    Files.writeString(file, good);
    assertTrue(hall.kiosk.log().contains("$.panel.widthPx"), hall.kiosk.log());
    try (var eye = hall.eye()) {
      Wait.until("the first screen", () -> eye.sees("screen-attract"));
    }
  }
}
