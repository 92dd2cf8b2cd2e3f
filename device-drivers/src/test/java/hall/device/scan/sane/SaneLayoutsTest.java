// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static hall.device.scan.sane.SaneTrials.pnm;
import static hall.device.scan.sane.SaneTrials.reason;
import static hall.device.scan.sane.SaneTrials.scanner;
import static hall.device.scan.sane.SaneTrials.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Outcome;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms in which the daemon sends a page.
class SaneLayoutsTest {

  private static final ScanSettings QUICK = new ScanSettings(75, Mode.COLOR, Source.FLATBED);

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

  @Test
  void lineartIsBlackAndWhite() throws Exception {
    var settings = new ScanSettings(75, Mode.LINEART, Source.FLATBED);
    assertEquals(Outcome.done(1), scan(saned.uri("test:0?test-picture=Grid"), settings));
    var raster = read(pages.getFirst()).getRaster();
    var samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    long gray = Arrays.stream(samples).filter(sample -> sample > 60 && sample < 195).count();
    assertTrue(gray < samples.length / 20, gray + " of " + samples.length);
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

  /// The pattern of the test device is coloured; three passes in any order show the same as one.
  @ParameterizedTest
  @ValueSource(strings = {"RGB", "BGR", "GRB"})
  void threePassesAreOnePageOfTheSameColours(String order) throws Exception {
    assertEquals(Outcome.done(1), scan(saned.uri("test:0"), QUICK));
    var uri = saned.uri("test:0?three-pass=yes&three-pass-order=" + order);
    assertEquals(Outcome.done(1), scan(uri, QUICK));
    var one = read(pages.getFirst());
    var three = read(pages.getLast());
    for (int at = 5; at < one.getWidth(); at += 37) {
      assertNear(one.getRGB(at, at), three.getRGB(at, at));
    }
  }

  @Test
  void aPassThatIsCutIsTruncated() throws Exception {
    try (var network = new CuttingProxy(saned.port(), 5_000);
        var scanner = scanner(network.uri("test:0?three-pass=yes"))) {
      assertEquals("truncated", reason(scanner.scan(QUICK, pages::add, seconds(20))));
      assertEquals(List.of(), pages);
    }
  }

  @Test
  void thePixelsAreThoseOfThePaper() throws Exception {
    assertEquals(Outcome.done(1), scan(pnm(saned, folder), QUICK));
    var image = read(pages.getFirst());
    assertEquals(64, image.getWidth());
    assertEquals(48, image.getHeight());
    assertNear(0xE02010, image.getRGB(8, 24));
    assertNear(0x10C030, image.getRGB(32, 24));
    assertNear(0x2030D0, image.getRGB(56, 24));
  }

  private Outcome<Integer> scan(String uri, ScanSettings settings) throws InterruptedException {
    try (var scanner = scanner(uri)) {
      return scanner.scan(settings, pages::add, seconds(20));
    }
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
