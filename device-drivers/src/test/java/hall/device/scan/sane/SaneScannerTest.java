// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static hall.device.scan.sane.SaneTrials.millis;
import static hall.device.scan.sane.SaneTrials.pnm;
import static hall.device.scan.sane.SaneTrials.reason;
import static hall.device.scan.sane.SaneTrials.scanner;
import static hall.device.scan.sane.SaneTrials.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.Outcome;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The driver against the daemon of sane-backends.
class SaneScannerTest {

  private static final ScanSettings QUICK = new ScanSettings(75, Mode.COLOR, Source.FLATBED);
  private static final ScanSettings FEEDER = new ScanSettings(30, Mode.GRAY, Source.ADF);

  private static final ScanSettings LONG = new ScanSettings(600, Mode.COLOR, Source.FLATBED);

  /// Pauses: minutes for a long scan, if nobody stops it.
  private static final String SLOW =
      "test:0?read-delay=yes&read-delay-duration=200000&read-limit=yes&read-limit-size=64";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static SanedPeer saned;

  private final List<ScannedPage> pages = new ArrayList<>();

  @BeforeAll
  static void startTheDaemon() throws IOException {
    saned = SanedPeer.start(folder);
  }

  @AfterAll
  static void stopTheDaemon() {
    saned.close();
  }

  @AfterEach
  void nothingIsInjectedAnyMore() throws IOException {
    saned.everyReadAnswers("Default");
  }

  @ParameterizedTest
  @CsvSource({"COLOR, 75, 590, 3", "GRAY, 100, 787, 1", "LINEART, 100, 787, 1"})
  void theGlassGivesOnePageOfTheAskedKind(Mode mode, int dpi, int side, int components)
      throws Exception {
    assertEquals(
        Outcome.done(1), scan(saned.uri("test:0"), new ScanSettings(dpi, mode, Source.FLATBED)));
    assertEquals(
        new JpegCheck.Whole(side, side, components, dpi), JpegCheck.of(pages.getFirst().jpeg()));
    assertEquals(dpi, pages.getFirst().dpi());
  }

  @Test
  void theFeederGivesEverySheetUntilItIsEmpty() throws Exception {
    assertEquals(Outcome.done(10), scan(saned.uri("test:0"), FEEDER));
    assertEquals(10, pages.size());
  }

  @Test
  void anAutomaticChoiceTakesTheFeederWhereThereIsOneAndElseWhatThereIs() throws Exception {
    var settings = new ScanSettings(30, Mode.GRAY, Source.AUTO);
    assertEquals(Outcome.done(10), scan(saned.uri("test:0"), settings));
    assertEquals(Outcome.done(1), scan(pnm(saned, folder), settings));
  }

  @Test
  void aDeviceWithoutAFeederSaysSo() throws Exception {
    assertEquals("source-missing", reason(scan(pnm(saned, folder), FEEDER)));
  }

  @ParameterizedTest
  @CsvSource({
    "JAMMED, media-jam, CITIZEN",
    "COVER_OPEN, cover-open, ATTENDANT",
    "NO_DOCS, feeder-empty, CITIZEN",
    "IO_ERROR, io-error, ATTENDANT",
    "EOF, truncated, SOFTWARE",
    "DEVICE_BUSY, busy, SOFTWARE",
    "CANCELLED, job-aborted, ATTENDANT",
    "NO_MEM, device-down, ENGINEER",
    "ACCESS_DENIED, access-denied, ENGINEER",
    "INVAL, protocol, SOFTWARE"
  })
  void aReadThatFailsIsItsOwnFaultAndTheNextScanWorks(String status, String reason, Owner owner)
      throws Exception {
    try (var scanner = scanner(saned.uri("test:0"))) {
      saned.everyReadAnswers("SANE_STATUS_" + status);
      var outcome = scanner.scan(QUICK, pages::add, seconds(20));
      assertEquals(reason, reason(outcome));
      var fault = assertInstanceOf(Outcome.Faulted.class, outcome).fault();
      assertEquals(owner, fault.owner());
      assertTrue(fault.raw().contains("SANE_STATUS_" + status) || status.equals("NO_DOCS"));
      assertEquals(List.of(), pages);
      saned.everyReadAnswers("Default");
      assertEquals(Outcome.done(1), scanner.scan(QUICK, pages::add, seconds(20)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"test:99", "nothing:0"})
  void aDeviceThatTheDaemonLacksIsAFaultOfTheEngineer(String device) throws Exception {
    assertEquals("device-unknown", reason(scan(saned.uri(device), QUICK)));
  }

  @Test
  void withoutANameTheFirstDeviceIsTaken() throws Exception {
    try (var scanner = scanner(saned.uri(""))) {
      var status = scanner.status(seconds(20));
      assertEquals(DeviceState.ONLINE, status.state());
      assertTrue(status.identity().containsKey("model"), status.toString());
      var devices = String.valueOf(status.identity().get("devices")).split(", ");
      assertEquals(
          List.of("pnm:0", "pnm:1", "test:0", "test:1"), Arrays.stream(devices).sorted().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense=1", "test-picture=Mona%20Lisa", "hand-scanner=perhaps"})
  void anOptionThatTheDeviceDoesNotTakeIsAFaultOfTheEngineer(String option) throws Exception {
    assertEquals("option-refused", reason(scan(saned.uri("test:0?" + option), QUICK)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 5_000, 300_000})
  void aConnectionCutMidPageIsTruncatedAndNeverPadded(int passed) throws Exception {
    try (var network = new CuttingProxy(saned.port(), passed);
        var scanner = scanner(network.uri("test:0"))) {
      var outcome = scanner.scan(QUICK, pages::add, seconds(20));
      assertEquals("truncated", reason(outcome));
      assertEquals(List.of(), pages);
      network.mend();
      assertEquals(Outcome.done(1), scanner.scan(QUICK, pages::add, seconds(20)));
    }
  }

  @Test
  void aDaemonThatWasRestartedIsFoundAgain() throws Exception {
    try (var scanner = scanner(saned.uri("test:0"))) {
      assertEquals(Outcome.done(1), scanner.scan(QUICK, pages::add, seconds(20)));
      saned.close();
      assertEquals("disconnected", reason(scanner.scan(QUICK, pages::add, seconds(20))));
      assertEquals(DeviceState.OFFLINE, scanner.status(seconds(20)).state());
      saned.restart();
      assertEquals(Outcome.done(1), scanner.scan(QUICK, pages::add, seconds(20)));
    }
  }

  @Test
  void aScanPastItsDeadlineIsNoAnswerAndFreesTheScanner() throws Exception {
    try (var scanner = scanner(saned.uri(SLOW))) {
      assertEquals(Outcome.noAnswer(), scanner.scan(LONG, pages::add, millis(700)));
      assertEquals(List.of(), pages);
    }
    assertEquals(Outcome.done(1), scan(saned.uri("test:0"), QUICK));
  }

  @Test
  void anInterruptedScanEndsAtOnce() throws Exception {
    try (var scanner = scanner(saned.uri(SLOW))) {
      var scan = new FutureTask<>(() -> scanner.scan(LONG, pages::add, seconds(60)));
      var thread = Thread.ofVirtual().start(scan);
      untilBusy(scanner);
      thread.interrupt();
      var thrown = assertThrows(ExecutionException.class, () -> scan.get(20, TimeUnit.SECONDS));
      assertInstanceOf(InterruptedException.class, thrown.getCause());
    }
  }

  @Test
  void aScanCancelledFromAnotherThreadEndsAtOnceAndFreesTheScanner() throws Exception {
    try (var scanner = scanner(saned.uri(SLOW))) {
      var scan = new FutureTask<>(() -> scanner.scan(LONG, pages::add, seconds(60)));
      Thread.ofVirtual().start(scan);
      untilBusy(scanner);
      while (!scan.isDone()) {
        scanner.operations().cancel(); // one that comes before the scan has begun is for nothing
        Thread.onSpinWait();
      }
      assertEquals("canceled", reason(scan.get(20, TimeUnit.SECONDS)));
    }
    assertEquals(Outcome.done(1), scan(saned.uri("test:0"), QUICK));
  }

  @Test
  void aDaemonThatWantsAPasswordGetsItsDigest() throws Exception {
    Files.writeString(folder.resolve("saned.users"), "hall:secret:test\n");
    try {
      assertEquals("authorisation-required", reason(scan(saned.uri("test:0"), QUICK)));
      var wrong = Files.writeString(folder.resolve("wrong"), "hall:guess\n");
      assertEquals("access-denied", reason(scan(saned.uri("test:0?key-file=" + wrong), QUICK)));
      var key = Files.writeString(folder.resolve("key"), "hall:secret\n");
      assertEquals(Outcome.done(1), scan(saned.uri("test:0?key-file=" + key), QUICK));
    } finally {
      Files.delete(folder.resolve("saned.users"));
    }
  }

  @Test
  void aClosedScannerEndsItsScanAsDisconnected() throws Exception {
    var scanner = scanner(saned.uri(SLOW));
    var scan = new FutureTask<>(() -> scanner.scan(LONG, pages::add, seconds(60)));
    Thread.ofVirtual().start(scan);
    untilBusy(scanner);
    scanner.close();
    assertEquals("disconnected", reason(scan.get(20, TimeUnit.SECONDS)));
    assertEquals("disconnected", reason(scanner.scan(QUICK, pages::add, seconds(20))));
  }

  @Test
  void theStatusTellsWhatTheScannerIsAndCan() throws Exception {
    try (var scanner = scanner(saned.uri("test:1"))) {
      var status = scanner.status(seconds(20));
      assertEquals(DeviceState.ONLINE, status.state());
      assertEquals("frontend-tester", status.identity().get("model"));
      assertEquals("1-1200", status.capabilities().get("feederDpi"));
      assertEquals("Gray Color", status.capabilities().get("flatbedModes"));
    }
  }

  private Outcome<Integer> scan(String uri, ScanSettings settings) throws InterruptedException {
    try (var scanner = scanner(uri)) {
      return scanner.scan(settings, pages::add, seconds(20));
    }
  }

  private static void untilBusy(SaneScanner scanner) throws InterruptedException {
    var deadline = seconds(20);
    while (!scanner
        .status(millis(0))
        .fault()
        .filter(fault -> fault.reason().equals("busy"))
        .isPresent()) {
      assertTrue(!deadline.passed(), "never busy");
      Thread.onSpinWait();
    }
  }
}
