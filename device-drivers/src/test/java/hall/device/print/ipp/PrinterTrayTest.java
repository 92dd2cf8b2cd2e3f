// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus.Consumable;
import hall.device.print.PrintSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several trays, supplies, and faults that a printer hides.
class PrinterTrayTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path out;

  @Test
  void anEmptyTrayOfSeveralIsAWarningWithItsNameAndPrintingGoesOn() throws Exception {
    try (var dock = PrinterDock.open(out, "--page-millis", "20")) {
      dock.control("tray lower 50", "paper 1");
      var print = dock.printed(3, PrintSettings.PLAIN);
      assertTrue(print.level() >= 3, print.toString());
      var status = dock.printer.status(PrinterDock.seconds(5));
      assertEquals(DeviceState.ONLINE, status.state());
      var warning = status.fault().orElseThrow();
      assertEquals("tray-empty", warning.reason());
      assertTrue(warning.message().zhCn().contains("“main”"), warning.message().zhCn());
      assertTrue(status.consumables().contains(new Consumable("paper lower", 48, "sheets")));
      dock.control("tray lower 0");
      assertEquals("media-empty", reason(dock));
    }
  }

  @Test
  void theStatusTellsWhatThePrinterCanDo() throws Exception {
    try (var dock = PrinterDock.open(out)) {
      dock.control("tray lower 50", "colour on");
      var can = dock.printer.status(PrinterDock.seconds(5)).capabilities();
      assertEquals(
          Map.of(
              "formats", "application/pdf image/pwg-raster image/jpeg",
              "media", "iso_a4_210x297mm iso_a5_148x210mm",
              "mediaReady", "iso_a4_210x297mm",
              "trays", "main=210x297mm lower=210x297mm",
              "sides", "one-sided two-sided-long-edge two-sided-short-edge",
              "colour", "true",
              "copies", "99",
              "resolutions", "300",
              "pageCounter", "true"),
          can);
    }
  }

  @Test
  void aSleepingPrinterThatCallsItselfWellIsAskedForItsAlerts() throws Exception {
    try (var dock = PrinterDock.open(out)) {
      dock.control("asleep on");
      assertEquals("", reason(dock));
      dock.control("paper 0");
      assertEquals("media-empty", reason(dock));
    }
  }

  private static String reason(PrinterDock dock) throws InterruptedException {
    return dock.printer.status(PrinterDock.seconds(5)).fault().map(DeviceFault::reason).orElse("");
  }

  /// An alert's code, severity and group, a description, and the reason that they are.
  @ParameterizedTest
  @CsvSource({
    "inputMediaSupplyEmpty, critical, input, '', media-empty-error",
    "subunitEmpty, critical, inputTray, '', media-empty-error",
    "subunitEmpty, critical, output, '', ''",
    "jam, criticalBinaryChangeEvent, mediaPath, '', media-jam-error",
    "coverOpen, warningUnaryChangeEvent, cover, '', cover-open-warning",
    "markerTonerAlmostEmpty, warning, markerSupplies, '', toner-low-warning",
    "configurationChange, other, general, '', ''",
    "'', '', '', Tray 2: Load Paper, media-empty-warning",
    "'', '', '', 纸盒缺纸, media-empty-warning",
    "'', '', '', Paper jam in rear door, media-jam-warning",
    "'', '', '', Sleep mode on, ''"
  })
  void alertsBecomeReasons(
      String code, String severity, String group, String description, String reason) {
    var alert = new KeyedText(Map.of("code", code, "severity", severity, "group", group));
    assertEquals(
        reason,
        String.join(
            " ",
            PrinterAlerts.reasons(
                List.of(alert), description.isEmpty() ? List.of() : List.of(description))));
  }

  /// Levels of two trays, the printer's state and reason, and the status' fault.
  @ParameterizedTest
  @CsvSource({
    "0, 10, IDLE, media-empty-warning, tray-empty",
    "0, -3, IDLE, media-empty-error, tray-empty",
    "0, 0, IDLE, media-empty-error, media-empty",
    "0, 10, STOPPED, media-empty-error, media-empty",
    "0, 10, IDLE, media-needed-error, media-empty",
    "5, 10, IDLE, '', ''",
    "0, 10, IDLE, '', tray-empty"
  })
  void oneTrayOfSeveralStopsNothing(
      int first, int second, PrinterReport.State state, String reason, String fault) {
    var trays =
        List.of(new PrinterReport.Tray("main", first), new PrinterReport.Tray("lower", second));
    var report = Samples.report(state, reason.isEmpty() ? List.of() : List.of(reason), trays, -1);
    assertEquals(fault, PrinterStatus.of(report).fault().map(DeviceFault::reason).orElse(""));
  }
}
