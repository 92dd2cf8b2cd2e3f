// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.SelfTest;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The self-test against a simulated printer, well and broken, and against CUPS' own.
class IppSelfTestTest {

  private static final List<String> ALL =
      List.of(
          "connection",
          "attributes",
          "state",
          "accepting-jobs",
          "trays",
          "supplies",
          "operations",
          "clock",
          "format",
          "validate-job");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path out;

  private static SelfTest test(IppPrinter printer) throws InterruptedException {
    return printer.selfTest(PrinterDock.seconds(10));
  }

  @Test
  void aHealthyPrinterTellsEveryPartAndPrintsNothing() throws Exception {
    try (var dock = PrinterDock.open(out)) {
      dock.control("tray lower 50", "tray manual -2");
      var test = test(dock.printer);
      assertTrue(test.passed(), test::toString);
      assertEquals(ALL, Checks.names(test));
      assertEquals("Hall Sample Printer A4 SAMPLE0002", Checks.detail(test, "attributes"));
      assertEquals("Black toner 80 %", Checks.detail(test, "supplies"));
      assertEquals("application/pdf, iso_a4_210x297mm", Checks.detail(test, "format"));
      assertEquals("2026-01-01T00:00:00Z", Checks.detail(test, "clock"));
      var trays = Checks.detail(test, "trays");
      assertTrue(trays.endsWith("lower 50 sheets, manual unknown"), trays);
      assertTrue(test(dock.printer).passed(), "again");
      assertTrue(dock.jobs().contains("[]"), "no job was made");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jam, state",
    "cover open, state",
    "paper 0, state trays",
    "toner 0, state supplies",
    "accepting off, accepting-jobs",
    "clock 1970, clock",
    "refuse-pdf, format",
    "ignore media, validate-job"
  })
  void aBrokenPartIsNamed(String fault, String checks) throws Exception {
    try (var dock = PrinterDock.open(out)) {
      dock.control(fault);
      var test = test(dock.printer);
      assertEquals(List.of(checks.split(" ", -1)), Checks.failed(test), test::toString);
    }
  }

  @Test
  void aPrinterThatIsGoneIsAMatterOfItsConnection() throws Exception {
    try (var dock = PrinterDock.open(out)) {
      dock.control("power off");
      var test = test(dock.printer);
      assertEquals(List.of("connection"), Checks.names(test), test::toString);
      assertEquals(List.of("connection"), Checks.failed(test));
    }
  }

  @Test
  void aPrinterThatIsBusyIsNotBroken() throws Exception {
    try (var dock = PrinterDock.open(out)) {
      dock.control("busy on");
      var test = test(dock.printer);
      assertTrue(test.passed(), test::toString);
      assertEquals("busy", Checks.names(test).getLast());
    }
  }

  @Test
  void aCertificateIsPinnedOrNamed() throws Exception {
    try (var simulator = SimulatorProcess.start(IppSimulator.class, "--tls", "on")) {
      try (var stranger = PrinterDock.printer(simulator.uri())) {
        var test = test(stranger);
        assertEquals(List.of("connection", "certificate"), Checks.names(test), test::toString);
        assertEquals(List.of("certificate"), Checks.failed(test));
        var pin = Checks.detail(test, "certificate").replaceFirst("certificate-untrusted ", "");
        try (var pinned = PrinterDock.printer(simulator.uri() + "?" + pin)) {
          var trusted = test(pinned);
          assertTrue(trusted.passed(), trusted::toString);
          assertTrue(Checks.detail(trusted, "certificate").startsWith("pinned, SHA-256 "));
        }
      }
    }
  }

  @Test
  void thePrinterOfCupsPasses() throws Exception {
    var uri = "ipp://localhost:%d/ipp/print";
    try (var peer = IppevePeer.start(out, "exit 0\n", uri, "-f", "application/pdf")) {
      var test = test(peer.printer);
      assertTrue(test.passed(), test::toString);
      assertEquals(ALL, Checks.names(test));
      assertEquals("accepted", Checks.detail(test, "validate-job"));
    }
  }

  @Test
  void thePrinterOfCupsWithoutAFormatOfOursIsNamedByIt() throws Exception {
    var uri = "ipp://localhost:%d/ipp/print";
    try (var peer = IppevePeer.start(out, "exit 0\n", uri, "-f", "image/jpeg")) {
      assertEquals(List.of("format"), Checks.failed(test(peer.printer)));
    }
  }
}
