// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceState;
import hall.device.Outcome;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import java.io.IOException;
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

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static EsclDock dock;

  @BeforeAll
  static void startTheSimulator() throws IOException {
    dock = EsclDock.start();
  }

  @AfterAll
  static void stopTheSimulator() {
    dock.close();
  }

  @BeforeEach
  void anEmptyScannerInOrder() throws IOException {
    dock.reset();
  }

  @Test
  void theGlassGivesOnePageOfTheAskedResolution() throws Exception {
    dock.control("glass id-front");
    assertEquals(Outcome.done(1), dock.scan(new ScanSettings(150, Mode.COLOR, Source.AUTO)));
    var page = dock.pages().getFirst();
    assertEquals(1240, page.widthPx());
    assertEquals(1754, page.heightPx());
    assertEquals(new JpegCheck.Whole(1240, 1754, 3, 150), JpegCheck.of(page.jpeg()));
  }

  @Test
  void grayPagesHaveOneComponent() throws Exception {
    assertEquals(Outcome.done(1), dock.scan(new ScanSettings(75, Mode.LINEART, Source.FLATBED)));
    assertEquals(
        new JpegCheck.Whole(620, 877, 1, 75), JpegCheck.of(dock.pages().getFirst().jpeg()));
  }

  @Test
  void lineartIsBlackAndWhite() throws Exception {
    dock.control("glass id-front");
    assertEquals(Outcome.done(1), dock.scan(new ScanSettings(75, Mode.LINEART, Source.FLATBED)));
    assertTrue(EsclDock.middleTones(dock.pages().getFirst()) < 0.02, "gray");
    assertEquals(Outcome.done(1), dock.scan(new ScanSettings(75, Mode.GRAY, Source.FLATBED)));
    assertTrue(EsclDock.middleTones(dock.pages().getLast()) > 0.02, "black and white");
  }

  @Test
  void theSamePaperScansToTheSameBytes() throws Exception {
    dock.control("glass proof");
    dock.scan(EsclDock.QUICK);
    dock.scan(EsclDock.QUICK);
    assertArrayEquals(dock.pages().get(0).jpeg(), dock.pages().get(1).jpeg());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wire", "image"})
  void aPageThatEndedEarlyIsTruncatedAndNeverHandedOver(String where) throws Exception {
    dock.control("load 2");
    dock.control("truncate " + where);
    assertEquals("truncated", EsclDock.reason(dock.scan(EsclDock.QUICK)));
    assertEquals(List.of(), dock.pages());
    assertEquals(Outcome.done(1), dock.scan(EsclDock.QUICK));
  }

  @Test
  void aBusyScannerIsAskedAgain() throws Exception {
    dock.control("load 1");
    dock.control("busy 2");
    assertEquals(Outcome.done(1), dock.scan(EsclDock.QUICK));
  }

  @Test
  void aScannerThatStaysBusyIsNoAnswerByTheDeadline() throws Exception {
    dock.control("busy 9");
    assertEquals(
        Outcome.noAnswer(),
        dock.scanner().scan(EsclDock.QUICK, dock.pages()::add, EsclDock.seconds(2)));
  }

  @Test
  void aScannerWithoutPowerIsDisconnectedAndComesBackByItself() throws Exception {
    dock.control("load 2");
    dock.control("power off");
    assertEquals("disconnected", EsclDock.reason(dock.scan(EsclDock.QUICK)));
    assertEquals(DeviceState.OFFLINE, dock.scanner().status(EsclDock.seconds(5)).state());
    dock.control("power on");
    assertEquals(Outcome.done(2), dock.scan(EsclDock.QUICK));
  }

  @Test
  void powerLostDuringAPageIsDisconnected() throws Exception {
    dock.control("slow 60000");
    dock.control("load 1");
    var scan = dock.started();
    dock.control("power off");
    assertEquals("disconnected", EsclDock.reason(scan.get()));
  }

  @Test
  void anInterruptedScanIsCancelledAtTheScannerToo() throws Exception {
    dock.control("slow 60000");
    dock.control("load 1");
    var scan = new FutureTask<>(() -> dock.scan(EsclDock.QUICK));
    var thread = Thread.ofVirtual().start(scan);
    dock.until("\"jobs\": 1");
    thread.interrupt();
    var thrown = assertThrows(ExecutionException.class, scan::get);
    assertInstanceOf(InterruptedException.class, thrown.getCause());
    dock.until("\"jobs\": 0");
  }

  @Test
  void aSlowPageIsNoAnswerAndItsJobIsDeleted() throws Exception {
    dock.control("slow 60000");
    dock.control("load 1");
    assertEquals(
        Outcome.noAnswer(),
        dock.scanner().scan(EsclDock.QUICK, dock.pages()::add, EsclDock.seconds(1)));
    dock.until("\"jobs\": 0");
    dock.control("slow 0");
    assertEquals(Outcome.done(1), dock.scan(EsclDock.QUICK));
  }

  @Test
  void aSecondOperationWaitsWithinItsOwnDeadlineAndIsThenBusy() throws Exception {
    dock.control("slow 60000");
    dock.control("load 1");
    var scan = dock.started();
    assertEquals(
        "busy",
        EsclDock.reason(
            dock.scanner().scan(EsclDock.QUICK, dock.pages()::add, EsclDock.seconds(0))));
    dock.scanner().close();
    assertEquals("disconnected", EsclDock.reason(scan.get()));
    dock.until("\"jobs\": 0");
  }

  @Test
  void theStatusTellsWhatTheScannerIsAndCan() throws Exception {
    var status = dock.scanner().status(EsclDock.seconds(5));
    assertEquals(DeviceState.ONLINE, status.state());
    assertEquals("Hall Sample Scanner A4", status.identity().get("model"));
    assertEquals("75 100 150 200 300 600", status.capabilities().get("feederDpi"));
    assertEquals("empty", status.capabilities().get("feederPaper"));
    assertEquals("yes", status.capabilities().get("duplex"));
    assertEquals("50", status.capabilities().get("feederCapacity"));
    assertEquals("image/jpeg", status.capabilities().get("flatbedFormats"));
  }

  @Test
  void aScanCancelledFromAnotherThreadEndsAsCancelledAndItsJobIsDeleted() throws Exception {
    dock.control("slow 60000");
    dock.control("load 1");
    var scan = dock.started();
    dock.scanner().operations().cancel();
    assertEquals("canceled", EsclDock.reason(scan.get()));
    dock.until("\"jobs\": 0");
    dock.control("slow 0");
    assertEquals(Outcome.done(1), dock.scan(EsclDock.QUICK));
  }
}
