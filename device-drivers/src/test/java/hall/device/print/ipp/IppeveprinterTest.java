// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.PrintOutcome;
import hall.device.print.PrintSettings;
import hall.device.print.PrintSettings.Sides;
import hall.device.print.SamplePdf;
import hall.device.simulator.PwgRasterPages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver before a printer that others wrote.
class IppeveprinterTest {

  private static final String PLAIN = "ipp://localhost:%d/ipp/print";
  private static final String PRINT =
      """
      echo "ATTR: job-impressions-completed=2" >&2
      cp "$1" "$(dirname "$0")/printed"
      exit 0
      """;

  /// Prints a page, then waits while the file `empty` is there.
  private static final String PAPER =
      """
      here=$(dirname "$0")
      if [ -e "$here/empty" ]; then
        echo "ATTR: job-impressions-completed=1" >&2
        echo "STATE: +media-empty,media-needed" >&2
        while [ -e "$here/empty" ]; do sleep 0.1; done
        echo "STATE: -media-empty,media-needed" >&2
        exit 1
      fi
      """
          + PRINT;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private IppevePeer pdf(String command) throws IOException {
    return IppevePeer.start(folder, command, PLAIN, "-f", "application/pdf");
  }

  @Test
  void aJobCompletesWithEvidence() throws Exception {
    try (var peer = pdf(PRINT)) {
      var evidence = PrinterDock.evidence(peer.print(2, PrintSettings.PLAIN));
      assertTrue(evidence.level() >= 3, evidence.toString());
      assertEquals(2, evidence.pages());
      assertTrue(evidence.jobUri().startsWith("ipp://localhost:"), evidence.jobUri());
    }
  }

  @Test
  void withoutPaperTheJobIsCancelledWithItsCountAndNeverComesOut() throws Exception {
    try (var peer = pdf(PAPER)) {
      var empty = Files.createFile(folder.resolve("empty"));
      var failed = PrinterDock.failed(peer.print(2, PrintSettings.PLAIN));
      assertEquals("media-empty", failed.fault().reason(), failed.fault().raw());
      assertEquals(1, failed.trail().out().orElseThrow().pages());
      Files.delete(empty);
      PrinterDock.evidence(peer.print(2, PrintSettings.PLAIN));
    }
  }

  @Test
  void aJobThatItsCommandGivesUpIsAborted() throws Exception {
    try (var peer = pdf("exit 1")) {
      var failed = PrinterDock.failed(peer.print(1, PrintSettings.PLAIN));
      assertEquals("job-aborted", failed.fault().reason(), failed.toString());
      // Whether the printer gave up before or after it had all of the document is its own affair.
      assertTrue(failed.trail().level() <= 2, failed.toString());
    }
  }

  @Test
  void aJobOfSomebodyElseMakesItBusyUntilItIsDone() throws Exception {
    try (var peer = pdf("sleep 2\n" + PRINT);
        var other = PrinterDock.printer(PLAIN.formatted(peer.port) + "?user=other")) {
      var first =
          new FutureTask<PrintOutcome>(() ->
              other.print(
                  "first",
                  SamplePdf.pages(2),
                  PrintSettings.PLAIN,
                  _ -> {},
                  PrinterDock.seconds(30)));
      Thread.ofVirtual().start(first);
      PrinterDock.seconds(1).pause(Duration.ofMillis(500));
      PrinterDock.evidence(peer.print(2, PrintSettings.PLAIN));
      PrinterDock.evidence(first.get());
    }
  }

  @Test
  void anotherThreadCancels() throws Exception {
    try (var peer = pdf("echo \"ATTR: job-impressions-completed=1\" >&2\nsleep 8\n" + PRINT)) {
      var print = new FutureTask<>(() -> peer.print(2, PrintSettings.PLAIN));
      Thread.ofVirtual().start(print);
      PrinterDock.seconds(2).pause(Duration.ofMillis(800));
      peer.printer.operations().cancel();
      assertEquals("canceled", PrinterDock.failed(print.get()).fault().reason());
    }
  }

  @Test
  void traysAreEmptiedAndRefilledByHand() throws Exception {
    try (var peer = pdf(PRINT)) {
      load(peer, 0, 0);
      assertEquals("media-empty", reason(peer));
      load(peer, 250, 0);
      assertEquals("tray-empty photo", reason(peer));
      load(peer, 250, 25);
      assertEquals("", reason(peer));
      PrinterDock.evidence(peer.print(2, PrintSettings.PLAIN));
    }
  }

  private static String reason(IppevePeer peer) throws InterruptedException {
    return peer.printer
        .status(PrinterDock.seconds(5))
        .fault()
        .map(fault -> fault.reason() + (fault.message().en().contains("\"photo\"") ? " photo" : ""))
        .orElse("");
  }

  /// Its own page for loading paper into its trays.
  private static void load(IppevePeer peer, int main, int photo) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var uri =
          URI.create(
              "http://localhost:%d/media?size1=iso_a4_210x297mm&type1=stationery&level1=%d&size2=na_index-4x6_4x6in&type2=photographic-glossy&level2=%d"
                  .formatted(peer.port, main, photo));
      var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
    }
  }

  @Test
  void thePagesOfAPrinterForRasterArriveWholeAndTwoSided() throws Exception {
    try (var peer =
        IppevePeer.start(folder, PRINT, PLAIN, "-f", "image/pwg-raster,image/jpeg", "-2")) {
      var both = PrintSettings.PLAIN.withSides(Sides.TWO_SIDED_LONG_EDGE);
      var evidence = PrinterDock.evidence(peer.print(2, both));
      assertEquals(2, evidence.pages(), peer.output());
      var raster =
          new PwgRasterPages(
              new ByteArrayInputStream(Files.readAllBytes(folder.resolve("printed"))));
      var front = raster.next().orElseThrow();
      assertTrue(front.duplex() && front.width() > 2000, front.width() + " wide");
      assertTrue(raster.next().isPresent());
      assertTrue(raster.next().isEmpty());
    }
  }

  @Test
  void overTlsItIsRefusedUntilItsFingerprintIsPinned() throws Exception {
    var keys = Files.createDirectory(folder.resolve("keys"));
    try (var peer =
        IppevePeer.start(
            folder,
            PRINT,
            "ipps://localhost:%d/ipp/print",
            "-f",
            "application/pdf",
            "-K",
            keys.toString())) {
      var fault = peer.printer.status(PrinterDock.seconds(10)).fault().orElseThrow();
      assertEquals("certificate-untrusted", fault.reason(), fault.raw());
      var pinned = "ipps://localhost:%d/ipp/print?%s".formatted(peer.port, fault.raw());
      try (var printer = PrinterDock.printer(pinned)) {
        var outcome =
            printer.print(
                "receipt",
                SamplePdf.pages(2),
                PrintSettings.PLAIN,
                _ -> {},
                PrinterDock.seconds(20));
        assertEquals(2, PrinterDock.evidence(outcome).pages());
      }
    }
  }

  @Test
  void theStatusTellsModelFormatsAndTrays() throws Exception {
    try (var peer = pdf(PRINT)) {
      var status = peer.printer.status(PrinterDock.seconds(5));
      assertEquals("Example Printer", status.identity().get("model"));
      assertEquals(
          "application/octet-stream application/pdf", status.capabilities().get("formats"));
      assertTrue(
          status.consumables().stream().anyMatch(c -> c.unit().equals("sheets")),
          status.consumables().toString());
    }
  }
}
