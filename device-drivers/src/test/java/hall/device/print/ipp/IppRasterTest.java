// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.PrintSettings;
import hall.device.print.PrintSettings.Colour;
import hall.device.print.PrintSettings.Sides;
import hall.device.print.SamplePdf;
import hall.device.print.raster.Pnm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A printer that reads no PDF gets the pages drawn, as fast as it takes them.
class IppRasterTest {

  private static final String RASTER_ONLY = "formats image/pwg-raster image/jpeg";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path out;

  @Test
  void theDrawnPagesLookLikeThoseOfPdftoppm() throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "20")) {
      dock.control(RASTER_ONLY);
      var evidence = dock.printed(2, PrintSettings.PLAIN);
      assertEquals(5, evidence.level());
      assertEquals(2, evidence.pages());
      var pdf = Files.write(out.resolve("two.pdf"), SamplePdf.pages(2)).toString();
      var root = out.resolve("peer").toString();
      var command = List.of("pdftoppm", "-gray", "-r", "300", pdf, root);
      assertEquals(0, PeerProcess.run(out.resolve("log"), command));
      for (int page = 1; page <= 2; page++) {
        var ours = Pnm.read(out.resolve("job-01-page-%d.pgm".formatted(page)));
        var peer = Pnm.read(out.resolve("peer-%d.pgm".formatted(page)));
        assertTrue(ours.difference(peer) < 0.5, "page %d".formatted(page));
      }
    }
  }

  @Test
  void colourSidesAndCopiesAreMadeByTheDriver() throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "20")) {
      dock.control(RASTER_ONLY, "colour on", "sheet-back flipped");
      var settings = PrintSettings.PLAIN.withSides(Sides.TWO_SIDED_LONG_EDGE).withCopies(2);
      var evidence = dock.printed(3, settings);
      assertEquals(5, evidence.level());
      assertEquals(List.of(), evidence.degraded());
      assertTrue(dock.jobs().contains("\"pages\": 8, \"copies\": 1"), dock.jobs());
      assertTrue(dock.jobs().contains("\"sheets\": 4}"), dock.jobs());
      assertEquals(
          "ppm duplex=true tumble=false turn=1,1 dpi=300 total=8\n",
          dock.kept("job-01-page-1.txt"));
      assertEquals(
          "ppm duplex=true tumble=false turn=1,-1 dpi=300 total=8\n",
          dock.kept("job-01-page-2.txt"));
      dock.printed(1, PrintSettings.PLAIN.withColour(Colour.MONOCHROME));
      assertTrue(dock.kept("job-02-page-1.txt").startsWith("pgm"));
    }
  }

  @Test
  void paperThatRunsOutWhileTheDocumentIsStillOnItsWayIsSeenAndTheRestIsPrintedAfterwards()
      throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "20", "--pages-ahead", "1")) {
      dock.control(RASTER_ONLY, "paper 3");
      var failed = PrinterDock.failed(dock.print(8, PrintSettings.PLAIN));
      assertEquals("media-empty", failed.fault().reason());
      assertEquals(1, failed.trail().level()); // accepted, and not all of it was taken
      assertEquals(3, failed.trail().out().orElseThrow().pages());
      assertFalse(Files.exists(out.resolve("job-01-page-6.pgm")), "drawn ahead of the printer");
      dock.control("paper 100");
      var rest = PrintSettings.PLAIN.rest(failed.trail().out().orElseThrow(), 8);
      assertEquals(5, dock.printed(8, rest.getFirst()).pages());
      assertTrue(dock.stats().contains("\"pages\": 8,"), dock.stats());
    }
  }

  @Test
  void aJobThatIsCancelledWhileItIsDrawnEndsAtOnce() throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "50", "--pages-ahead", "2")) {
      dock.control(RASTER_ONLY);
      var print = dock.started(40, PrintSettings.PLAIN);
      dock.untilPagesAreOut(1);
      dock.printer.operations().cancel();
      assertEquals("canceled", PrinterDock.failed(print.get()).fault().reason());
      assertTrue(dock.stats().contains("\"waiting\": 0"), dock.stats());
      assertEquals(5, dock.printed(1, PrintSettings.PLAIN).level());
    }
  }

  @Test
  void theWholeDocumentGoesWithTheJobWherePrintersKnowNoOtherWay() throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "20")) {
      dock.control(RASTER_ONLY, "create-job off");
      assertEquals(5, dock.printed(3, PrintSettings.PLAIN).level());
    }
  }
}
