// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.PdfPages;
import hall.device.print.PrintSettings;
import hall.device.print.PrintSettings.Colour;
import hall.device.print.PrintSettings.Sides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked of a printer, and what happens when it can't or silently does not.
class IppSettingsTest {

  private static final PrintSettings BOTH_SIDES =
      PrintSettings.PLAIN.withSides(Sides.TWO_SIDED_LONG_EDGE);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path out;

  @SuppressWarnings("NullAway.Init") // set before each test
  private PrinterDock dock;

  @BeforeEach
  void startTheSimulator() throws IOException {
    dock = PrinterDock.open(out, "--page-millis", "20");
  }

  @AfterEach
  void stopTheSimulator() {
    dock.close();
  }

  @Test
  void copiesOnBothSidesTakeHalfTheSheetsAndEachBeginsItsOwn() throws Exception {
    var evidence = dock.printed(4, BOTH_SIDES.withCopies(2));
    assertEquals(5, evidence.level());
    assertEquals(8, evidence.pages());
    assertEquals(List.of(), evidence.degraded());
    assertTrue(dock.jobs().contains("\"copies\": 2"), dock.jobs());
    assertTrue(dock.jobs().contains("\"sheets\": 4}"), dock.jobs());
    assertEquals(4L, dock.printer.operations().counts().get("sheets"));
  }

  @Test
  void copiesOfAnOddDocumentAreLaidOutByTheDriverSoThatNoneSharesASheet() throws Exception {
    var evidence = dock.printed(3, BOTH_SIDES.withCopies(2));
    assertEquals(5, evidence.level());
    assertTrue(dock.jobs().contains("\"pages\": 8, \"copies\": 1"), dock.jobs());
    assertTrue(dock.jobs().contains("\"sheets\": 4}"), dock.jobs());
  }

  @Test
  void aPrinterThatDoesNotCollateGetsTheCopiesInTheDocument() throws Exception {
    dock.control("collating off");
    assertEquals(6, dock.printed(2, PrintSettings.PLAIN.withCopies(3)).pages());
    assertEquals(6, PdfPages.count(Files.readAllBytes(out.resolve("job-01.pdf"))).getAsInt());
  }

  @Test
  void somePagesAreChosenByThePrinterOrElseByTheDriver() throws Exception {
    var some = PrintSettings.PLAIN.withPages(3, OptionalInt.of(4));
    assertEquals(2, dock.printed(5, some).pages());
    assertEquals(5, PdfPages.count(Files.readAllBytes(out.resolve("job-01.pdf"))).getAsInt());
    dock.control("page-ranges off");
    var evidence = dock.printed(5, some);
    assertEquals(5, evidence.level());
    assertEquals(2, evidence.pages());
    assertEquals(2, PdfPages.count(Files.readAllBytes(out.resolve("job-02.pdf"))).getAsInt());
  }

  @Test
  void pagesThatTheDocumentHasNotAreRefused() throws Exception {
    refused("pages-unsupported", 2, PrintSettings.PLAIN.withPages(3, OptionalInt.empty()));
    refused("pages-unsupported", 2, PrintSettings.PLAIN.withPages(1, OptionalInt.of(3)));
  }

  @Test
  void bothSidesOnAPrinterForOneAreRefusedBeforeAnythingIsSent() throws Exception {
    dock.control("duplex off");
    refused("duplex-unsupported", 2, BOTH_SIDES);
    assertEquals(5, dock.printed(1, BOTH_SIDES).level()); // a single page has no back
  }

  @Test
  void paperThatThePrinterDoesNotKnowOrHasNotIsRefused() throws Exception {
    refused("media-unsupported", 1, PrintSettings.PLAIN.withMedia("na_letter_8.5x11in"));
    refused("media-not-ready", 1, PrintSettings.PLAIN.withMedia("iso_a5_148x210mm"));
    assertEquals(5, dock.printed(1, PrintSettings.PLAIN.withMedia("iso_a4_210x297mm")).level());
  }

  @Test
  void whatThePrinterLeavesOutThoughItSaidItCouldIsAFaultAndNothingComesOut() throws Exception {
    dock.control("ignore sides");
    var failed = PrinterDock.failed(dock.print(2, BOTH_SIDES));
    assertEquals("duplex-unsupported", failed.fault().reason());
    assertEquals(1, failed.trail().level());
    assertTrue(dock.stats().contains("\"pages\": 0,"), dock.stats());
    assertTrue(dock.jobs().contains("canceled"), dock.jobs());
    dock.control("ignore copies");
    assertEquals(
        "copies-unsupported",
        PrinterDock.failed(dock.print(2, PrintSettings.PLAIN.withCopies(2))).fault().reason());
    dock.control("ignore page-ranges");
    var some = PrintSettings.PLAIN.withPages(2, OptionalInt.of(2));
    assertEquals("pages-unsupported", PrinterDock.failed(dock.print(3, some)).fault().reason());
  }

  @Test
  void colourThatBecomesGrayIsTold() throws Exception {
    var colour = PrintSettings.PLAIN.withColour(Colour.COLOUR);
    assertEquals(List.of("colour-as-gray"), dock.printed(1, colour).degraded());
    dock.control("colour on");
    assertEquals(List.of(), dock.printed(1, colour).degraded());
    dock.control("ignore print-color-mode");
    assertEquals(List.of("print-color-mode-unsupported"), dock.printed(1, colour).degraded());
  }

  @Test
  void aPrinterThatMakesNoJobsBeforehandGetsJobAndDocumentAtOnce() throws Exception {
    dock.control("create-job off");
    assertEquals(5, dock.printed(2, BOTH_SIDES).level());
    dock.control("ignore sides");
    assertEquals(
        "duplex-unsupported", PrinterDock.failed(dock.print(2, BOTH_SIDES)).fault().reason());
  }

  @Test
  void aBusyPrinterIsAskedAgainUntilItIsNot() throws Exception {
    dock.control("busy on");
    var print = dock.started(1, PrintSettings.PLAIN);
    PrinterDock.seconds(1).pause(Duration.ofMillis(300));
    dock.control("busy off");
    assertEquals(5, PrinterDock.evidence(print.get()).level());
  }

  private void refused(String reason, int pages, PrintSettings settings) throws Exception {
    var failed = PrinterDock.failed(dock.print(pages, settings));
    assertEquals(reason, failed.fault().reason());
    assertEquals(0, failed.trail().level());
    assertEquals(0, failed.trail().out().orElseThrow().pages());
    assertEquals("{\"jobs\": []}", dock.jobs());
  }
}
