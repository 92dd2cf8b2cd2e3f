// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EsclScannerTest {

  private static final ScanSettings QUICK = new ScanSettings(75, Mode.COLOR, Source.AUTO);

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static SimulatorProcess simulator;

  @SuppressWarnings("NullAway.Init") // set before each test
  private EsclScanner scanner;

  private final List<ScannedPage> pages = new ArrayList<>();

  @BeforeAll
  static void startTheSimulator() throws IOException {
    simulator = SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20");
  }

  @AfterAll
  static void stopTheSimulator() {
    simulator.close();
  }

  @BeforeEach
  void anEmptyScannerInOrder() throws IOException {
    for (var command : List.of("power on", "clear", "unload", "cover close", "busy 0", "slow 0")) {
      simulator.control(command);
    }
    scanner =
        new EsclScanner(DeviceUri.parse(simulator.uri()), DeviceContext.of(new SystemTicker()));
  }

  @Test
  void theGlassGivesOnePageOfTheAskedResolution() throws Exception {
    simulator.control("glass id-front");
    assertEquals(Outcome.done(1), scan(new ScanSettings(150, Mode.COLOR, Source.AUTO)));
    var page = pages.getFirst();
    assertEquals(1240, page.widthPx());
    assertEquals(1754, page.heightPx());
    assertEquals(new JpegCheck.Whole(1240, 1754, 3, 150), JpegCheck.of(page.jpeg()));
  }

  @Test
  void grayPagesHaveOneComponent() throws Exception {
    assertEquals(Outcome.done(1), scan(new ScanSettings(75, Mode.LINEART, Source.FLATBED)));
    assertEquals(new JpegCheck.Whole(620, 877, 1, 75), JpegCheck.of(pages.getFirst().jpeg()));
  }

  @Test
  void theFeederGivesEverySheetInOrder() throws Exception {
    simulator.control("load 3");
    simulator.control("load id-back");
    assertEquals(Outcome.done(4), scan(QUICK));
    assertEquals(
        List.of("SHEET-1-application", "SHEET-2-proof", "SHEET-3-lease", "SHEET-4-id-back"),
        sheets());
  }

  @Test
  void theSamePaperScansToTheSameBytes() throws Exception {
    simulator.control("glass proof");
    scan(QUICK);
    scan(QUICK);
    assertArrayEquals(pages.get(0).jpeg(), pages.get(1).jpeg());
  }

  @Test
  void anEmptyFeederIsAFaultOfTheCitizen() throws Exception {
    assertEquals("feeder-empty", reason(scan(new ScanSettings(75, Mode.GRAY, Source.ADF))));
  }

  @Test
  void aJamOnPageTwoKeepsPageOneAndTheNextCallGoesOnWithPageTwo() throws Exception {
    simulator.control("load 3");
    simulator.control("jam 2");
    assertEquals("media-jam", reason(scan(QUICK)));
    assertEquals(List.of("SHEET-1-application"), sheets());
    assertEquals("media-jam", reason(scan(QUICK)));
    assertTrue(scanner.status(seconds(5)).fault().isPresent());
    simulator.control("clear");
    assertEquals(Outcome.done(2), scan(QUICK));
    assertEquals(List.of("SHEET-1-application", "SHEET-2-proof", "SHEET-3-lease"), sheets());
  }

  @Test
  void anOpenCoverIsAFaultUntilItIsClosed() throws Exception {
    simulator.control("load 1");
    simulator.control("cover open");
    assertEquals("cover-open", reason(scan(QUICK)));
    simulator.control("cover close");
    assertEquals(Outcome.done(1), scan(QUICK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wire", "image"})
  void aPageThatEndedEarlyIsTruncatedAndNeverHandedOver(String where) throws Exception {
    simulator.control("load 2");
    simulator.control("truncate " + where);
    assertEquals("truncated", reason(scan(QUICK)));
    assertEquals(List.of(), pages);
    assertEquals(Outcome.done(1), scan(QUICK));
  }

  @Test
  void aBusyScannerIsAskedAgain() throws Exception {
    simulator.control("load 1");
    simulator.control("busy 2");
    assertEquals(Outcome.done(1), scan(QUICK));
  }

  @Test
  void aScannerThatStaysBusyIsNoAnswerByTheDeadline() throws Exception {
    simulator.control("busy 9");
    assertEquals(Outcome.noAnswer(), scanner.scan(QUICK, pages::add, seconds(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"early-404", "relative-location", "broken-location"})
  void quirksOfTheFieldAreBorne(String quirk) throws Exception {
    simulator.control("quirk " + quirk + " on");
    simulator.control("load 2");
    assertEquals(Outcome.done(2), scan(QUICK));
    simulator.control("quirk " + quirk + " off");
  }

  @Test
  void aScannerWithoutPowerIsDisconnectedAndComesBackByItself() throws Exception {
    simulator.control("load 2");
    simulator.control("power off");
    assertEquals("disconnected", reason(scan(QUICK)));
    assertEquals(DeviceState.OFFLINE, scanner.status(seconds(5)).state());
    simulator.control("power on");
    assertEquals(Outcome.done(2), scan(QUICK));
  }

  @Test
  void powerLostDuringAPageIsDisconnected() throws Exception {
    simulator.control("slow 60000");
    simulator.control("load 1");
    var scan = started();
    simulator.control("power off");
    assertEquals("disconnected", reason(scan.get()));
  }

  @Test
  void anInterruptedScanIsCancelledAtTheScannerToo() throws Exception {
    simulator.control("slow 60000");
    simulator.control("load 1");
    var scan = new FutureTask<>(() -> scan(QUICK));
    var thread = Thread.ofVirtual().start(scan);
    until("\"jobs\": 1");
    thread.interrupt();
    var thrown = assertThrows(ExecutionException.class, scan::get);
    assertInstanceOf(InterruptedException.class, thrown.getCause());
    until("\"jobs\": 0");
  }

  @Test
  void aSlowPageIsNoAnswerAndItsJobIsDeleted() throws Exception {
    simulator.control("slow 60000");
    simulator.control("load 1");
    assertEquals(Outcome.noAnswer(), scanner.scan(QUICK, pages::add, seconds(1)));
    until("\"jobs\": 0");
    simulator.control("slow 0");
    assertEquals(Outcome.done(1), scan(QUICK));
  }

  @Test
  void aSecondOperationWaitsWithinItsOwnDeadlineAndIsThenBusy() throws Exception {
    simulator.control("slow 60000");
    simulator.control("load 1");
    var scan = started();
    assertEquals("busy", reason(scanner.scan(QUICK, pages::add, seconds(0))));
    scanner.close();
    assertEquals("disconnected", reason(scan.get()));
    until("\"jobs\": 0");
  }

  @Test
  void theStatusTellsWhatTheScannerIsAndCan() throws Exception {
    var status = scanner.status(seconds(5));
    assertEquals(DeviceState.ONLINE, status.state());
    assertEquals("Hall Sample Scanner A4", status.identity().get("model"));
    assertEquals("75 100 150 200 300 600", status.capabilities().get("feederDpi"));
    assertEquals("empty", status.capabilities().get("feederPaper"));
  }

  private FutureTask<Outcome<Integer>> started() throws IOException {
    var scan = new FutureTask<>(() -> scan(QUICK));
    Thread.ofVirtual().start(scan);
    until("\"jobs\": 1");
    return scan;
  }

  private Outcome<Integer> scan(ScanSettings settings) throws InterruptedException {
    return scanner.scan(settings, pages::add, seconds(30));
  }

  private static Deadline seconds(int seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), new SystemTicker());
  }

  private static String reason(Outcome<Integer> outcome) {
    return outcome instanceof Outcome.Faulted<Integer>(var fault)
        ? fault.reason()
        : outcome.toString();
  }

  private static void until(String stat) throws IOException {
    var deadline = seconds(10);
    while (!simulator.control("stats").contains(stat)) {
      assertTrue(!deadline.passed(), "never " + stat);
      Thread.onSpinWait();
    }
  }

  /// The comment segments (FF FE) of the pages.
  private List<String> sheets() {
    return pages.stream()
        .map(page -> new String(page.jpeg(), 0, 200, StandardCharsets.ISO_8859_1))
        .map(head -> head.replaceAll("(?s).*(SHEET-\\d+-[a-z-]+).*", "$1"))
        .toList();
  }
}
