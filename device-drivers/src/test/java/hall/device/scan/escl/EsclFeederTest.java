// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sheets, their two sides, and what happens to them on the way.
class EsclFeederTest {

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
  void theFeederGivesEverySheetInOrder() throws Exception {
    dock.control("load 3");
    dock.control("load id-back");
    assertEquals(Outcome.done(4), dock.scan(EsclDock.QUICK));
    assertEquals(
        List.of("SHEET-1-application", "SHEET-2-proof", "SHEET-3-lease", "SHEET-4-id-back"),
        dock.sheets());
  }

  @Test
  void anEmptyFeederIsAFaultOfTheCitizen() throws Exception {
    assertEquals(
        "feeder-empty", EsclDock.reason(dock.scan(new ScanSettings(75, Mode.GRAY, Source.ADF))));
  }

  @Test
  void aJamOnPageTwoKeepsPageOneAndTheNextCallGoesOnWithPageTwo() throws Exception {
    dock.control("load 3");
    dock.control("jam 2");
    assertEquals("media-jam", EsclDock.reason(dock.scan(EsclDock.QUICK)));
    assertEquals(List.of("SHEET-1-application"), dock.sheets());
    assertEquals("media-jam", EsclDock.reason(dock.scan(EsclDock.QUICK)));
    assertTrue(dock.scanner().status(EsclDock.seconds(5)).fault().isPresent());
    dock.control("clear");
    assertEquals(Outcome.done(2), dock.scan(EsclDock.QUICK));
    assertEquals(List.of("SHEET-1-application", "SHEET-2-proof", "SHEET-3-lease"), dock.sheets());
  }

  @Test
  void anOpenCoverIsAFaultUntilItIsClosed() throws Exception {
    dock.control("load 1");
    dock.control("cover open");
    assertEquals("cover-open", EsclDock.reason(dock.scan(EsclDock.QUICK)));
    dock.control("cover close");
    assertEquals(Outcome.done(1), dock.scan(EsclDock.QUICK));
  }

  @Test
  void bothSidesOfEverySheetComeFrontFirst() throws Exception {
    dock.control("load 2");
    assertEquals(Outcome.done(4), dock.scan(EsclDock.BOTH_SIDES));
    assertEquals(
        List.of("SHEET-1-application", "SHEET-1-back", "SHEET-2-proof", "SHEET-2-back"),
        dock.sheets());
  }

  @Test
  void aJamBehindAFrontBringsBothSidesOnceAfterAll() throws Exception {
    dock.control("load 3");
    dock.control("jam 2 back");
    assertEquals("media-jam", EsclDock.reason(dock.scan(EsclDock.BOTH_SIDES)));
    assertEquals(List.of("SHEET-1-application", "SHEET-1-back"), dock.sheets());
    dock.control("clear");
    assertEquals(Outcome.done(4), dock.scan(EsclDock.BOTH_SIDES));
    assertEquals(
        List.of(
            "SHEET-1-application",
            "SHEET-1-back",
            "SHEET-2-proof",
            "SHEET-2-back",
            "SHEET-3-lease",
            "SHEET-3-back"),
        dock.sheets());
  }

  @Test
  void twoSheetsAtOnceAreADoubleFeedAndNoJam() throws Exception {
    dock.control("load 3");
    dock.control("double 2");
    assertEquals("double-feed", EsclDock.reason(dock.scan(EsclDock.QUICK)));
    assertEquals(List.of("SHEET-1-application"), dock.sheets());
    dock.control("clear");
    assertEquals(Outcome.done(2), dock.scan(EsclDock.QUICK));
    assertEquals(List.of("SHEET-1-application", "SHEET-2-proof", "SHEET-3-lease"), dock.sheets());
  }

  @ParameterizedTest
  @CsvSource({
    "unload, NOT_PRESENT, ''",
    "load 1, PRESENT, ''",
    "jam 1, JAMMED, media-jam",
    "double 1, JAMMED, double-feed",
    "cover open, UNKNOWN, cover-open"
  })
  void theStatusTellsWhatLiesInTheFeeder(String command, Media media, String fault)
      throws Exception {
    dock.control(command);
    if (media == Media.JAMMED) {
      dock.control("load 1");
      dock.scan(EsclDock.QUICK);
    }
    var status = dock.scanner().status(EsclDock.seconds(5));
    assertEquals(media, status.media());
    assertEquals(fault, status.fault().map(DeviceFault::reason).orElse(""));
  }

  @Test
  void sheetsAndRetriesAreCounted() throws Exception {
    dock.control("load 2");
    dock.control("busy 1");
    assertEquals(Outcome.done(4), dock.scan(EsclDock.BOTH_SIDES));
    assertEquals(4, dock.scanner().operations().counts().get("feederSides"));
    assertEquals(1, dock.scanner().operations().counts().get("retries"));
  }
}
