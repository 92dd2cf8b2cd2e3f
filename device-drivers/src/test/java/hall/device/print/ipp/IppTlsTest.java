// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.print.PrintSettings;
import hall.device.print.SamplePdf;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Printers sign their own certificates: one is pinned or refused, and never simply believed.
class IppTlsTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path out;

  @Test
  void aPinnedPrinterIsBelievedAndAnyOtherIsNamedByItsFingerprint() throws Exception {
    try (var simulator =
        SimulatorProcess.start(
            IppSimulator.class, "--tls", "on", "--page-millis", "20", "--out", out.toString())) {
      var sha256 = simulator.control("fingerprint").replaceAll(".*\"([0-9a-f]{64})\".*", "$1");
      try (var pinned = PrinterDock.printer(simulator.uri() + "?fingerprint=" + colons(sha256))) {
        var outcome =
            pinned.print(
                "receipt",
                SamplePdf.pages(2),
                PrintSettings.PLAIN,
                _ -> {},
                PrinterDock.seconds(20));
        var evidence = PrinterDock.evidence(outcome);
        assertEquals(5, evidence.level());
        assertTrue(evidence.jobUri().startsWith("ipps://127.0.0.1:"), evidence.jobUri());
      }
      untrusted(simulator.uri(), sha256);
      untrusted(simulator.uri() + "?fingerprint=" + "0".repeat(64), sha256);
    }
  }

  private static String colons(String sha256) {
    return sha256.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
  }

  private static void untrusted(String uri, String sha256) throws Exception {
    try (var printer = PrinterDock.printer(uri)) {
      var status = printer.status(PrinterDock.seconds(10));
      var fault = status.fault().orElseThrow();
      assertEquals("certificate-untrusted", fault.reason(), fault.raw());
      assertEquals(DeviceState.HARDWARE_ERROR, status.state());
      assertEquals(Owner.ENGINEER, fault.owner());
      assertEquals("fingerprint=" + sha256, fault.raw());
      var failed =
          PrinterDock.failed(
              printer.print(
                  "x", SamplePdf.pages(1), PrintSettings.PLAIN, _ -> {}, PrinterDock.seconds(10)));
      assertEquals("certificate-untrusted", failed.fault().reason());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipps://host/ipp?fingerprint=12",
        "ipps://host/ipp?fingerprint=zz",
        "ipp://host/ipp?fingerprint="
            + "0000000000000000000000000000000000000000000000000000000000000000"
      })
  void aFingerprintThatChecksNothingIsRefusedAtTheStart(String uri) {
    assertThrows(IllegalArgumentException.class, () -> IppAddress.of(DeviceUri.parse(uri)));
  }
}
