// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
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

  /// A pause after every 64 bytes: hours, if nobody stops it.
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
    assertEquals(Outcome.done(1), scan(pnm("color.ppm", ppm()), settings));
  }

  @Test
  void aDeviceWithoutAFeederSaysSo() throws Exception {
    assertEquals("source-missing", reason(scan(pnm("color.ppm", ppm()), FEEDER)));
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

  @Test
  void slowDataInSmallPiecesStillMakesAWholePage() throws Exception {
    var uri = saned.uri("test:0?read-delay=yes&read-delay-duration=20000");
    assertEquals(Outcome.done(1), scan(uri, QUICK));
    assertEquals(590, pages.getFirst().heightPx());
  }

  @Test
  void aHeightThatTheScannerDoesNotKnowIsCountedAtTheEnd() throws Exception {
    assertEquals(Outcome.done(1), scan(saned.uri("test:0?hand-scanner=yes"), QUICK));
    assertTrue(pages.getFirst().heightPx() > 100, pages.toString());
    assertInstanceOf(JpegCheck.Whole.class, JpegCheck.of(pages.getFirst().jpeg()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "depth=16",
        "depth=16&invert-endianess=yes",
        "depth=1",
        "ppl-loss=40",
        "fuzzy-parameters=yes"
      })
  void otherLayoutsOfTheDataAreTakenToo(String options) throws Exception {
    var settings = new ScanSettings(75, Mode.GRAY, Source.FLATBED);
    assertEquals(Outcome.done(1), scan(saned.uri("test:0?" + options), settings));
    assertInstanceOf(JpegCheck.Whole.class, JpegCheck.of(pages.getFirst().jpeg()));
  }

  @Test
  void threePassColourIsRefused() throws Exception {
    assertEquals("format-unsupported", reason(scan(saned.uri("test:0?three-pass=yes"), QUICK)));
  }

  @Test
  void thePixelsAreThoseOfThePaper() throws Exception {
    assertEquals(Outcome.done(1), scan(pnm("color.ppm", ppm()), QUICK));
    var image = read(pages.getFirst());
    assertEquals(64, image.getWidth());
    assertEquals(48, image.getHeight());
    assertNear(0xE02010, image.getRGB(8, 24));
    assertNear(0x10C030, image.getRGB(32, 24));
    assertNear(0x2030D0, image.getRGB(56, 24));
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
      assertEquals(Outcome.noAnswer(), scanner.scan(QUICK, pages::add, millis(700)));
      assertEquals(List.of(), pages);
    }
    assertEquals(Outcome.done(1), scan(saned.uri("test:0"), QUICK));
  }

  @Test
  void anInterruptedScanEndsAtOnce() throws Exception {
    try (var scanner = scanner(saned.uri(SLOW))) {
      var scan = new FutureTask<>(() -> scanner.scan(QUICK, pages::add, seconds(60)));
      var thread = Thread.ofVirtual().start(scan);
      untilBusy(scanner);
      thread.interrupt();
      var thrown = assertThrows(ExecutionException.class, () -> scan.get(20, TimeUnit.SECONDS));
      assertInstanceOf(InterruptedException.class, thrown.getCause());
    }
  }

  @Test
  void aClosedScannerEndsItsScanAsDisconnected() throws Exception {
    var scanner = scanner(saned.uri(SLOW));
    var scan = new FutureTask<>(() -> scanner.scan(QUICK, pages::add, seconds(60)));
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

  private static SaneScanner scanner(String uri) {
    return new SaneScanner(DeviceUri.parse(uri), DeviceContext.of(new SystemTicker()));
  }

  private static Deadline seconds(int seconds) {
    return millis(1_000L * seconds);
  }

  private static Deadline millis(long millis) {
    return Deadline.after(Duration.ofMillis(millis), new SystemTicker());
  }

  private static String reason(Outcome<Integer> outcome) {
    return outcome instanceof Outcome.Faulted<Integer>(var fault)
        ? fault.reason()
        : outcome.toString();
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

  private static String pnm(String name, byte[] content) throws IOException {
    var file = Files.write(folder.resolve(name), content);
    return saned.uri("pnm:0?filename=" + file);
  }

  /// A red, a green and a blue stripe.
  private static byte[] ppm() {
    var header = "P6\n64 48\n255\n".getBytes(StandardCharsets.US_ASCII);
    var bytes = Arrays.copyOf(header, header.length + 64 * 48 * 3);
    int[] colors = {0xE02010, 0x10C030, 0x2030D0};
    for (int i = 0; i < 64 * 48; i++) {
      int color = colors[Math.min(2, i % 64 / 22)];
      bytes[header.length + 3 * i] = (byte) (color >> 16);
      bytes[header.length + 3 * i + 1] = (byte) (color >> 8);
      bytes[header.length + 3 * i + 2] = (byte) color;
    }
    return bytes;
  }

  private static BufferedImage read(ScannedPage page) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(page.jpeg()));
    if (image == null) {
      throw new IOException("no image");
    }
    return image;
  }

  private static void assertNear(int wanted, int found) {
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (wanted >> shift & 0xFF) - (found >> shift & 0xFF);
      assertTrue(Math.abs(difference) < 12, "%06X is not %06X".formatted(found & 0xFFFFFF, wanted));
    }
  }
}
