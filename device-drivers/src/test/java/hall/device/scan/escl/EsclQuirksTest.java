// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What scanners of the field do otherwise than the specification.
class EsclQuirksTest {

  private static final DeviceUri PLAIN = DeviceUri.parse("escl://10.0.0.7/eSCL");

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
  void lineartThatAScannerTellsAndRefusesComesInGray() throws Exception {
    dock.with(
        "no-lineart",
        () -> {
          assertEquals(
              Outcome.done(1), dock.scan(new ScanSettings(75, Mode.LINEART, Source.FLATBED)));
          assertTrue(EsclDock.middleTones(dock.pages().getFirst()) > 0.001, "black and white");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "early-404",
        "relative-location",
        "broken-location",
        "xerox-location",
        "other-host-location",
        "chunked"
      })
  void quirksOfTheFieldAreBorne(String quirk) throws Exception {
    dock.with(
        quirk,
        () -> {
          dock.control("load 2");
          assertEquals(Outcome.done(2), dock.scan(EsclDock.QUICK));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "hp-localhost, HP LaserJet MFP M630",
    "brother-early-404, Brother MFC-L2710DW series"
  })
  void quirksOfAModelAreBorneByItsName(String quirk, String model) throws Exception {
    dock.control("slow 380");
    dock.with(
        quirk,
        () -> {
          dock.control("load 3");
          dock.control("model " + model);
          assertEquals(Outcome.done(3), dock.scan(EsclDock.QUICK));
        });
  }

  @Test
  void aScannerThatForbidsScanningSaysSo() throws Exception {
    dock.with(
        "hp-localhost",
        () -> assertEquals("access-denied", EsclDock.reason(dock.scan(EsclDock.QUICK))));
  }

  @Test
  void aPageInChunksThatIsCutIsTruncated() throws Exception {
    dock.with(
        "chunked",
        () -> {
          dock.control("load 2");
          dock.control("truncate wire");
          assertEquals("truncated", EsclDock.reason(dock.scan(EsclDock.QUICK)));
          assertEquals(List.of(), dock.pages());
          assertEquals(Outcome.done(1), dock.scan(EsclDock.QUICK));
        });
  }

  @Test
  void backSidesThatComeUpsideDownAreTurnedWhereTheModelIsKnownForIt() throws Exception {
    dock.control("load 1");
    dock.scan(EsclDock.BOTH_SIDES);
    var upright = dock.pages().getLast();
    dock.with(
        "backs-turned",
        () -> {
          dock.control("load 1");
          dock.scan(EsclDock.BOTH_SIDES);
        });
    var turned = dock.pages().getLast();
    dock.open("?model=backs-turned");
    dock.with(
        "backs-turned",
        () -> {
          dock.control("load 1");
          dock.scan(EsclDock.BOTH_SIDES);
        });
    assertEquals(new JpegCheck.Whole(620, 877, 3, 75), JpegCheck.of(dock.pages().getLast().jpeg()));
    assertTrue(difference(upright, turned) > 4 * difference(upright, dock.pages().getLast()));
  }

  /// The mean difference of the green samples.
  private static double difference(ScannedPage one, ScannedPage other) throws IOException {
    var a = ImageIO.read(new ByteArrayInputStream(one.jpeg()));
    var b = ImageIO.read(new ByteArrayInputStream(other.jpeg()));
    long sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += Math.abs((a.getRGB(x, y) >> 8 & 0xFF) - (b.getRGB(x, y) >> 8 & 0xFF));
      }
    }
    return (double) sum / a.getWidth() / a.getHeight();
  }

  @Test
  void aModelThatIsNotKnownIsRefusedAtTheStart() {
    assertThrows(IllegalArgumentException.class, () -> dock.open("?model=nonsense"));
  }

  @ParameterizedTest
  @CsvSource({
    "Brother DCP-L2550DW, '', '', PAUSE_BETWEEN_PAGES",
    "EPSON WF-3720 Series, '', '', HOST_WITH_PORT",
    "WF-3720 Series, EPSON, '', HOST_WITH_PORT",
    "HP LaserJet MFP M630, '', '', HOST_LOCALHOST",
    "HP LaserJet 400, HP, HP_Compact_Server, HOST_LOCALHOST",
    "B215, '', '', GONE_MEANS_LATER KEEP_JOB",
    "HP LaserJet 400, HP, lighttpd, ''"
  })
  void aModelIsKnownByWhatItSaysOfItself(
      String model, String manufacturer, String server, String flags) {
    var quirks = EsclQuirks.of(PLAIN, capabilities(model, manufacturer), server);
    assertEquals(flags, quirks.flags().stream().map(Enum::name).sorted().collect(joining(" ")));
  }

  @Test
  void aModelThatTellsMoreThanItCanIsHeldToWhatItCan() {
    assertEquals(300, EsclQuirks.of(PLAIN, capabilities("Canon iR2625/2630", ""), "").mostDpi());
  }

  private static EsclCapabilities capabilities(String model, String manufacturer) {
    return new EsclCapabilities(
        "2.6",
        model,
        manufacturer,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  @Test
  void theHostNamesTheSchemesOwnPortOnlyToModelsThatWantIt() {
    var address = EsclAddress.of(DeviceUri.parse("escl://10.0.0.7/eSCL"));
    assertEquals(
        Optional.empty(),
        EsclClient.to(address, EsclQuirks.NONE, "/eSCL").build().headers().firstValue("Host"));
    var picky = new EsclQuirks(Set.of(EsclQuirks.Flag.HOST_WITH_PORT), 0);
    assertEquals(
        Optional.of("10.0.0.7:80"),
        EsclClient.to(address, picky, "/eSCL").build().headers().firstValue("Host"));
  }
}
