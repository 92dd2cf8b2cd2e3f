// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SelfTest.Check;
import hall.device.SelfTestRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The self-test against a simulated scanner, well and broken.
class EsclSelfTestTest {

  private static SelfTest test(EsclDock dock) throws InterruptedException {
    return dock.scanner().selfTest(EsclDock.seconds(10));
  }

  @Test
  void aHealthyScannerTellsEveryPartAndScansNothing() throws Exception {
    try (var dock = EsclDock.start()) {
      dock.control("load 2");
      var test = test(dock);
      assertTrue(test.passed(), test::toString);
      assertEquals(
          List.of("connection", "capabilities", "status", "feeder", "settings"),
          Checks.names(test));
      var capabilities = Checks.detail(test, "capabilities");
      assertTrue(capabilities.startsWith("Hall Sample Scanner A4, eSCL 2."), capabilities);
      assertTrue(capabilities.endsWith("flatbed feeder duplex"), capabilities);
      assertEquals("ScannerAdfLoaded", Checks.detail(test, "feeder"));
      assertEquals(
          "flatbed RGB24 300 dpi, feeder RGB24 300 dpi, duplex RGB24 300 dpi",
          Checks.detail(test, "settings"));
      dock.control("unload");
      var empty = test(dock);
      assertTrue(empty.passed(), empty::toString);
      assertEquals("ScannerAdfEmpty", Checks.detail(empty, "feeder"));
      assertTrue(dock.control("stats").contains("\"jobs\": 0"), "no job was made");
    }
  }

  @ParameterizedTest
  @CsvSource({"jam 1, media-jam ScannerAdfJam", "cover open, cover-open ScannerAdfDoorOpen"})
  void aBrokenFeederIsNamed(String fault, String detail) throws Exception {
    try (var dock = EsclDock.start()) {
      dock.control("load 2");
      dock.control(fault);
      dock.scan(EsclDock.QUICK);
      var test = test(dock);
      assertEquals(List.of("feeder"), Checks.failed(test), test::toString);
      assertEquals(detail, Checks.detail(test, "feeder"));
    }
  }

  @Test
  void aScannerThatIsGoneIsAMatterOfItsConnection() throws Exception {
    try (var dock = EsclDock.start()) {
      dock.control("power off");
      var test = test(dock);
      assertEquals(List.of("connection"), Checks.names(test), test::toString);
      assertEquals(List.of("connection"), Checks.failed(test));
    }
  }

  @Test
  void aCertificateIsPinnedOrNamed() throws Exception {
    try (var dock = EsclDock.start("on")) {
      var stranger = test(dock);
      assertEquals(List.of("certificate"), Checks.failed(stranger), stranger::toString);
      var pin = Checks.detail(stranger, "certificate").replaceFirst("certificate-untrusted ", "");
      dock.open("?" + pin);
      var pinned = test(dock);
      assertTrue(pinned.passed(), pinned::toString);
      assertTrue(Checks.detail(pinned, "certificate").startsWith("pinned, SHA-256 "));
    }
  }

  private static EsclCapabilities capabilities(Optional<EsclCapabilities.Input> platen) {
    return new EsclCapabilities(
        "2.63", "x", "", "", platen, Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  private interface Judgement {
    void of(SelfTestRun run);
  }

  private static Check judged(Judgement judgement) {
    var run = new SelfTestRun("x");
    judgement.of(run);
    return run.after(Outcome.done(run)).checks().getFirst();
  }

  @Test
  void aFeederThatOnlyTheStatusKnowsIsAContradiction() {
    var status = new EsclStatus(EsclStatus.State.IDLE, EsclStatus.Adf.LOADED, List.of());
    var check = judged(run -> EsclChecks.feeder(run, capabilities(Optional.empty()), status));
    assertEquals(
        new Check("x", false, "ScannerAdfLoaded, but the capabilities have no feeder"), check);
  }

  @Test
  void aScannerWithoutASourceIsNone() {
    var check = judged(run -> EsclChecks.capabilities(run, capabilities(Optional.empty())));
    assertEquals(new Check("x", false, "x, eSCL 2.63, no source"), check);
  }

  @ParameterizedTest
  @CsvSource({"IDLE, true, Idle", "PROCESSING, true, Processing", "STOPPED, false, Stopped"})
  void aStateThatStopsEveryScanFails(EsclStatus.State state, boolean passed, String word) {
    var status = new EsclStatus(state, EsclStatus.Adf.NONE, List.of());
    assertEquals(new Check("x", passed, word), judged(run -> EsclChecks.status(run, status)));
  }

  @Test
  void aSourceThatDeliversNoFormatOfOursFails() {
    var pdf =
        new EsclCapabilities.Profile(
            List.of("RGB24"),
            List.of("application/pdf"),
            List.of(),
            List.of(300),
            Optional.empty());
    var input = new EsclCapabilities.Input(1, 2550, 1, 3508, List.of(), List.of(pdf));
    var check =
        judged(run -> EsclChecks.settings(run, capabilities(Optional.of(input)), EsclQuirks.NONE));
    assertEquals(new Check("x", false, "flatbed format-unsupported [application/pdf]"), check);
  }
}
