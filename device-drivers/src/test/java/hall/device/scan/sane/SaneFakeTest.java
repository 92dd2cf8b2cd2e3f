// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static hall.device.scan.sane.SaneTrials.reason;
import static hall.device.scan.sane.SaneTrials.scanner;
import static hall.device.scan.sane.SaneTrials.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The driver against a daemon that says what no test device of others can be made to say.
class SaneFakeTest {

  private static final ScanSettings GLASS = new ScanSettings(75, Mode.GRAY, Source.FLATBED);
  private static final ScanSettings FEEDER = new ScanSettings(75, Mode.GRAY, Source.ADF);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private SaneFake daemon;

  private final List<ScannedPage> pages = new ArrayList<>();

  @BeforeEach
  void startTheDaemon() throws IOException {
    daemon = new SaneFake();
  }

  @AfterEach
  void stopTheDaemon() throws IOException {
    daemon.close();
  }

  @Test
  void answersAndPagesThatComeInSingleBytesAreWhole() throws Exception {
    assertEquals(Outcome.done(1), scan("", GLASS));
    assertEquals(2, pages.getFirst().widthPx());
  }

  @Test
  void aColdLampIsWaitedFor() throws Exception {
    daemon.starts(SaneFake.WARMING_UP, SaneFake.WARMING_UP);
    assertEquals(Outcome.done(1), scan("", GLASS));
  }

  @Test
  void aDeviceThatIsStillBeingFreedIsAskedAgain() throws Exception {
    daemon.opens(SaneFake.BUSY);
    assertEquals(Outcome.done(1), scan("", GLASS));
    daemon.opens(SaneFake.BUSY, SaneFake.BUSY, SaneFake.BUSY);
    assertEquals("busy", reason(scan("", GLASS)));
  }

  @Test
  void aJamOnPageThreeKeepsThePagesBeforeIt() throws Exception {
    daemon.starts(SaneFake.GOOD, SaneFake.GOOD, SaneFake.JAMMED);
    assertEquals("media-jam", reason(scan("", FEEDER)));
    assertEquals(2, pages.size());
    daemon.starts(SaneFake.GOOD, SaneFake.NO_DOCS);
    assertEquals(Outcome.done(1), scan("", FEEDER));
    assertEquals(3, pages.size());
  }

  @ParameterizedTest
  @CsvSource({"true, double-feed", "false, media-jam"})
  void aJamIsADoubleFeedWhereTheDeviceHasASensorThatSaysSo(boolean twoSheets, String reason)
      throws Exception {
    daemon.sensor("double-feed", twoSheets);
    daemon.starts(SaneFake.JAMMED);
    assertEquals(reason, reason(scan("", FEEDER)));
  }

  @ParameterizedTest
  @CsvSource({
    "page-loaded, true, PRESENT, ''",
    "page-loaded, false, NOT_PRESENT, ''",
    "cover-open, true, UNKNOWN, cover-open",
    "cover-open, false, UNKNOWN, ''"
  })
  void theStatusTellsWhatTheSensorsSee(String sensor, boolean value, Media media, String fault)
      throws Exception {
    daemon.sensor(sensor, value);
    var status = status("");
    assertEquals(media, status.media());
    assertEquals(fault, status.fault().map(DeviceFault::reason).orElse(""));
    assertEquals(fault.isEmpty() ? DeviceState.ONLINE : DeviceState.USER_ERROR, status.state());
  }

  @Test
  void anOlderProtocolIsRefusedByItsNumber() throws Exception {
    daemon.speaks(0x01000002);
    assertEquals("protocol", reason(scan("", GLASS)));
    assertEquals(List.of("0"), daemon.asked());
  }

  @Test
  void aPasswordThatIsAskedForAtStartIsAnsweredByItsDigestAlone() throws Exception {
    daemon.wantsPasswordFor("fake$MD5$4711");
    var key = Files.writeString(folder.resolve("key"), "hall:secret\n");
    assertEquals(Outcome.done(1), scan("?key-file=" + key, GLASS));
    // printf 4711secret | md5sum
    assertTrue(
        daemon.asked().contains("fake$MD5$4711|hall|$MD5$1fc1574b8cc568b4801db061effeb1ed"),
        daemon.asked().toString());
    assertFalse(daemon.asked().toString().contains("|secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hall:secret", "no colon", ""})
  void aPasswordThatIsWantedInPlainOrIsMissingIsRefused(String content) throws Exception {
    daemon.wantsPasswordFor(content.contains(":") ? "fake" : "fake$MD5$4711");
    var key = Files.writeString(folder.resolve("key"), content);
    assertEquals("authorisation-required", reason(scan("?key-file=" + key, GLASS)));
    assertEquals("authorisation-required", reason(scan("", GLASS)));
    assertEquals(
        "authorisation-required", reason(scan("?key-file=" + folder.resolve("none"), GLASS)));
    assertFalse(daemon.asked().contains("9"), "something was answered");
  }

  private Outcome<Integer> scan(String query, ScanSettings settings) throws InterruptedException {
    try (var scanner = scanner(daemon.uri(query))) {
      return scanner.scan(settings, pages::add, seconds(20));
    }
  }

  private DeviceStatus status(String query) throws InterruptedException {
    try (var scanner = scanner(daemon.uri(query))) {
      return scanner.status(seconds(20));
    }
  }
}
