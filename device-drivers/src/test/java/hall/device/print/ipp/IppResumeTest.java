// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.PagesOut;
import hall.device.print.PrintProgress.Phase;
import hall.device.print.PrintSettings;
import hall.device.print.PrintSettings.Sides;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A job that stops in the middle says how far it surely came, and the rest is printed exactly.
class IppResumeTest {

  private static final int PAGES = 12;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path out;

  @Test
  void afterAJamTheRestOfTheDocumentIsPrintedAndNoPageTwice() throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "150")) {
      var print = dock.started(PAGES, PrintSettings.PLAIN);
      dock.untilPagesAreOut(3);
      dock.control("jam");
      var failed = PrinterDock.failed(print.get());
      assertEquals("media-jam", failed.fault().reason());
      assertEquals(2, failed.trail().level());
      var pagesOut = failed.trail().out().orElseThrow();
      assertTrue(pagesOut.pages() >= 3 && pagesOut.pages() < PAGES, pagesOut.toString());
      dock.control("clear");
      for (var rest : PrintSettings.PLAIN.rest(pagesOut, PAGES)) {
        assertEquals(5, dock.printed(PAGES, rest).level());
      }
      assertTrue(dock.stats().contains("\"pages\": %d,".formatted(PAGES)), dock.stats());
    }
  }

  @Test
  void onBothSidesOnlyWholeSheetsAreSure() throws Exception {
    var settings = PrintSettings.PLAIN.withSides(Sides.TWO_SIDED_LONG_EDGE).withCopies(2);
    try (var dock = PrinterDock.open(out, "--page-millis", "150")) {
      var print = dock.started(6, settings);
      dock.untilPagesAreOut(8);
      dock.control("cover open");
      var failed = PrinterDock.failed(print.get());
      var pagesOut = failed.trail().out().orElseThrow();
      assertEquals(1, pagesOut.copies());
      assertEquals(0, pagesOut.pages() % 2);
      dock.control("cover close");
      for (var rest : settings.rest(pagesOut, 6)) {
        assertEquals(5, dock.printed(6, rest).level());
      }
      assertTrue(dock.stats().contains("\"pages\": 12,"), dock.stats());
    }
  }

  @Test
  void aPrinterThatDoesNotCountLeavesUnknownWhatCameOut() throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "100")) {
      dock.control("counting off");
      var print = dock.started(PAGES, PrintSettings.PLAIN);
      while (dock.stats().contains("\"pages\": 0,")) {
        Thread.onSpinWait();
      }
      dock.control("jam");
      var failed = PrinterDock.failed(print.get());
      assertEquals(Optional.empty(), failed.trail().out());
      dock.control("clear");
      var evidence = dock.printed(2, PrintSettings.PLAIN);
      assertEquals(2, evidence.level());
      assertEquals(-1, evidence.pages());
    }
  }

  @Test
  void progressIsToldAndAnotherThreadCancels() throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "100")) {
      var print = dock.started(PAGES, PrintSettings.PLAIN);
      dock.untilPagesAreOut(2);
      dock.printer.operations().cancel();
      var failed = PrinterDock.failed(print.get());
      assertEquals("canceled", failed.fault().reason());
      assertTrue(failed.trail().out().orElseThrow().pages() >= 2, failed.toString());
      assertTrue(dock.stats().contains("\"waiting\": 0"), dock.stats());
      assertTrue(
          dock.progress.stream()
              .allMatch(told -> told.expected() == PAGES && told.impressions() <= PAGES),
          dock.progress.toString());
      assertTrue(dock.progress.stream().anyMatch(told -> told.phase() == Phase.PRINTING));
      dock.progress.clear();
      dock.printed(1, PrintSettings.PLAIN);
      assertEquals(Phase.ENDED, dock.progress.getLast().phase());
      assertEquals(1, dock.progress.getLast().impressions());
    }
  }

  @Test
  void nothingIsLeftAfterAllCopiesAndAHalfCopyComesBeforeWholeOnes() {
    var three = PrintSettings.PLAIN.withCopies(3);
    assertEquals(0, three.rest(new PagesOut(3, 0), 4).size());
    var rest = three.rest(new PagesOut(1, 2), 4);
    assertEquals(2, rest.size());
    assertEquals(3, rest.getFirst().firstPage());
    assertEquals(1, rest.getFirst().copies());
    assertEquals(three.withCopies(1), rest.getLast());
    assertEquals(three, three.rest(new PagesOut(0, 0), 4).getFirst());
  }
}
