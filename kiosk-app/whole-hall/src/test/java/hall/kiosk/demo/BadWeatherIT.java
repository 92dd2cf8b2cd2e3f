// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Devices that fail in the middle of a visit, seen from the citizen's side of the glass.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadWeatherIT {

  @TempDir private static Path folder;
  private Hall hall;
  private Eye eye;
  private Citizen citizen;

  @BeforeAll
  void open() throws IOException, InterruptedException {
    hall = Stand.open(folder);
    eye = hall.eye();
  }

  @AfterAll
  void close() throws IOException {
    eye.close();
    hall.close();
  }

  @BeforeEach
  void aCitizenComes() throws IOException, InterruptedException {
    citizen = Stand.citizen(hall);
    citizen.sees("screen-attract");
  }

  /// Whatever happened, the citizen can leave and the next one finds the first screen.
  @AfterEach
  void theCitizenGoes() throws IOException, InterruptedException {
    hall.devices.reader().control("remove");
    if (eye.sees("cancel")) {
      citizen.tap("cancel");
      citizen.tap("leave");
    }
    Wait.until("the first screen", Duration.ofSeconds(90), () -> eye.sees("screen-attract"));
    Wait.until("nothing is left", this::nothingIsLeft);
  }

  /// What the kiosk saw after the last visit.
  private boolean nothingIsLeft() throws IOException {
    var log = hall.kiosk.log();
    return log.lastIndexOf("left-behind []") > log.lastIndexOf("-> Idle");
  }

  @Test
  void aCardPulledMidReadIsSaidAndTheNextTryWorks() throws Exception {
    citizen.tap("begin-zh");
    citizen.startsToApply();
    hall.devices.reader().control("fault pull-mid-read");
    hall.devices.reader().control("lay resident");
    citizen.sees("problem-card-removed");
    hall.devices.reader().control("lay resident");
    citizen.sees("screen-choose");
  }

  @Test
  void aChecksumErrorOnTheWireIsNotTheCitizensTrouble() throws Exception {
    citizen.tap("begin-zh");
    citizen.startsToApply();
    hall.devices.reader().control("fault checksum 1");
    hall.devices.reader().control("lay resident");
    citizen.sees("screen-choose");
  }

  @Test
  void aForgottenCardIsSaidAndTheNextCitizenIsNotTakenForItsHolder() throws Exception {
    citizen.identify();
    citizen.tap("cancel");
    citizen.tap("leave");
    citizen.sees("left-card");
    Wait.until(
        "an attendant is asked for",
        () -> hall.operator.terminals().toString().contains("left-behind"));
    citizen.tap("begin-en");
    citizen.startsToApply();
    citizen.sees("problem-card-left");
    hall.devices.reader().control("remove");
    Wait.until("the reader is free", () -> !eye.sees("problem-card-left"));
    hall.devices.scanner().control("load 1");
    hall.devices.reader().control("lay resident");
    citizen.sees("screen-choose");
    citizen.tap("cancel");
    citizen.tap("leave");
    citizen.sees("left-card");
    citizen.sees("left-original");
    hall.devices.reader().control("remove");
    hall.devices.scanner().control("unload");
    Wait.until("nothing is left", this::nothingIsLeft);
    Wait.until("nobody says so any more", () -> eye.ids("left-").isEmpty());
  }

  @Test
  void bothSidesOfACardAreCopiedOntoOneSheetWithoutLayingItForIdentity() throws Exception {
    var before = sheetsOut();
    citizen.tap("begin-zh");
    citizen.sees("screen-home");
    citizen.tap("service-copy");
    citizen.tap("copy-identity-card");
    citizen.tap("proceed");
    hall.devices.scanner().control("glass empty");
    citizen.tap("scan-front");
    citizen.sees("problem-card-not-found");
    hall.devices.scanner().control("glass id-front");
    citizen.tap("scan-front");
    citizen.sees("scan-back");
    hall.devices.scanner().control("glass id-back");
    citizen.tap("scan-back");
    citizen.sees("screen-copy-ready");
    citizen.tap("purpose");
    citizen.tap("purpose-rent");
    citizen.sees("purpose-none");
    citizen.tap("proceed");
    citizen.sees("copies-out");
    var after = sheetsOut();
    after.removeAll(before);
    assertEquals(1, after.size());
    try (var sheet = Loader.loadPDF(after.getFirst().toFile())) {
      assertEquals(1, sheet.getNumberOfPages());
      var images = new ArrayList<PDImageXObject>();
      for (var name : sheet.getPage(0).getResources().getXObjectNames()) {
        if (sheet.getPage(0).getResources().getXObject(name) instanceof PDImageXObject image) {
          images.add(image);
        }
      }
      assertEquals(2, images.size());
      for (var image : images) {
        assertEquals(
            85.6 / 54, (double) image.getWidth() / image.getHeight(), 0.06, "a card alone");
      }
      assertTrue(new PDFTextStripper().getText(sheet).replaceAll("\\s+", "").contains("仅供租房使用"));
    }
    citizen.tap("finish");
    citizen.sees("screen-thanks");
    citizen.tap("finish");
  }

  private List<Path> sheetsOut() throws IOException {
    try (var files = Files.list(hall.devices.printed())) {
      return files
          .filter(file -> file.toString().endsWith(".pdf"))
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  @Test
  void anEmptyFeederIsSaidAndAJamKeepsWhatWasScanned() throws Exception {
    citizen.identify();
    citizen.chooseItem();
    citizen.fillForm();
    citizen.agree();
    citizen.startsToScan();
    citizen.sees("problem-feeder-empty");
    assertEquals(0, eye.ids("delete-").size(), "nothing was made up");
    hall.devices.scanner().control("load 3");
    hall.devices.scanner().control("jam 2");
    citizen.tap("scan");
    citizen.sees("problem-media-jam");
    assertEquals(1, eye.ids("delete-").size(), "page 1 is kept");
    var first = eye.ids("delete-").getFirst();
    hall.devices.scanner().control("clear");
    citizen.scan(3);
    assertEquals(first, eye.ids("delete-").getFirst(), "and stays the first");
    Wait.until("the jam is no longer spoken of", () -> !eye.sees("problem-media-jam"));
  }

  @Test
  void aBlankPageAndADoubleFeedAreToldAndAPageIsScannedAgainInItsPlace() throws Exception {
    citizen.identify();
    citizen.chooseItem();
    citizen.fillForm();
    citizen.agree();
    hall.devices.scanner().control("load proof blank");
    citizen.scan(2);
    citizen.tap("drop-blanks");
    Wait.until("the blank page is gone", () -> eye.ids("delete-").size() == 1);
    hall.devices.scanner().control("load 2");
    hall.devices.scanner().control("double 2");
    citizen.tap("scan");
    citizen.sees("problem-double-feed");
    assertEquals(2, eye.ids("delete-").size(), "what came before is kept");
    hall.devices.scanner().control("clear");
    hall.devices.scanner().control("unload");
    var second = eye.ids("page-p").getLast();
    hall.devices.scanner().control("load lease");
    citizen.tap(second);
    citizen.tap(second.replace("page-", "again-"));
    Wait.until(
        "another second page",
        () -> eye.ids("page-p").size() == 2 && !eye.ids("page-p").contains(second));
    citizen.sees("proceed");
  }

  @Test
  void withoutPaperTheCaseStandsAndThePaperComesLater() throws Exception {
    hall.devices.printer().control("paper 0");
    hall.devices.ticketPrinter().control("paper end");
    citizen.wholeVisitUpToTheReview();
    citizen.submits();
    citizen.seesTheReceipt();
    citizen.sees("ticket-failed");
    assertTrue(eye.sees("qr"), "the receipt can be photographed");
    citizen.tap("print-a4");
    citizen.sees("a4-failed");
    hall.devices.printer().control("paper 100");
    hall.devices.ticketPrinter().control("paper full");
    citizen.tap("print-ticket");
    citizen.sees("ticket-out");
    citizen.tap("print-a4");
    citizen.sees("a4-out");
    citizen.leaves();
    assertEquals(1, count("ticket-.*\\.png"), "no old ticket came out with the new one");
    assertEquals(1, hall.operator.cases().get("cases").size());
  }

  private long count(String pattern) throws IOException {
    try (var files = Files.list(hall.devices.printed())) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).count();
    }
  }

  @Test
  void aCitizenWhoWentAwayIsWarnedAtFortySecondsAndForgottenAtSixty() throws Exception {
    citizen.identify();
    long start = System.nanoTime();
    Wait.until("the warning", Duration.ofSeconds(50), () -> eye.sees("overlay-warning"));
    long warned = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertTrue(warned >= 38, "not before its time: " + warned);
    Wait.until("the first screen", Duration.ofSeconds(30), () -> eye.sees("screen-attract"));
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() >= 58);
  }
}
