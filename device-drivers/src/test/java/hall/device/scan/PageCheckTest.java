// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.scan.PageCheck.Warning;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.escl.EsclScanner;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.SimulatorProcess;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCheckTest {

  private static final List<String> PRINTED =
      List.of("application", "proof", "lease", "id-front", "id-back");
  private static final PageCheck GOOD = new PageCheck(false, Set.of());

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static SimulatorProcess simulator;

  @BeforeAll
  static void startTheSimulator() throws IOException {
    simulator = SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20");
  }

  @AfterAll
  static void stopTheSimulator() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({"75, COLOR", "150, COLOR", "150, GRAY", "300, GRAY"})
  void printedPagesAreGoodAndAnEmptySheetIsMarked(int dpi, Mode mode) throws Exception {
    for (var document : PRINTED) {
      assertEquals(GOOD, PageCheck.of(scan(document, dpi, mode), dpi), document);
    }
    assertEquals(new PageCheck(true, Set.of()), PageCheck.of(scan("blank", dpi, mode), dpi));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "proof", "lease"})
  void aBlurredPageIsWarnedOf(String document) throws Exception {
    var blurred = blur(scan(document, 150, Mode.GRAY), 13);
    assertEquals(new PageCheck(false, Set.of(Warning.BLURRED)), PageCheck.of(blurred, 150));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "id-front", "blank"})
  void aPageInTheDarkIsWarnedOfAndNeverCalledBlank(String document) throws Exception {
    var dark = new RescaleOp(0.35f, 0, null).filter(scan(document, 75, Mode.GRAY), null);
    assertEquals(new PageCheck(false, Set.of(Warning.TOO_DARK)), PageCheck.of(dark, 75));
  }

  @Test
  void faintButSharpPrintIsGood() throws Exception {
    var faint = new RescaleOp(0.5f, 120, null).filter(scan("lease", 150, Mode.GRAY), null);
    assertEquals(GOOD, PageCheck.of(faint, 150));
  }

  @Test
  void aSingleLineOnAnEmptySheetIsNotBlank() throws Exception {
    var sheet = scan("blank", 150, Mode.GRAY);
    for (int i = 0; i < 20; i++) {
      stroke(sheet, 400 + 12 * i, 600);
    }
    assertEquals(GOOD, PageCheck.of(sheet, 150));
  }

  @Test
  void aSlipSmallerThanTheMarginsIsLookedAtWhole() {
    var slip = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    assertEquals(new PageCheck(false, Set.of(Warning.TOO_DARK)), PageCheck.of(slip, 300));
  }

  /// 3 mm high and two pixels wide.
  private static void stroke(BufferedImage image, int x, int y) {
    for (int i = 0; i < 36; i++) {
      image.getRaster().setSample(x + i % 2, y + i / 2, 0, 30);
    }
  }

  private static BufferedImage scan(String document, int dpi, Mode mode)
      throws IOException, InterruptedException {
    simulator.control("glass " + document);
    var pages = new ArrayList<ScannedPage>();
    try (var scanner =
        new EsclScanner(DeviceUri.parse(simulator.uri()), DeviceContext.of(new SystemTicker()))) {
      var deadline = Deadline.after(Duration.ofSeconds(30), new SystemTicker());
      assertEquals(
          Outcome.done(1),
          scanner.scan(new ScanSettings(dpi, mode, Source.FLATBED), pages::add, deadline));
    }
    var image = ImageIO.read(new ByteArrayInputStream(pages.getFirst().jpeg()));
    if (image == null) {
      throw new IOException("no image");
    }
    return image;
  }

  private static BufferedImage blur(BufferedImage sharp, int size) {
    var row = new float[size];
    Arrays.fill(row, 1f / size);
    var across = new ConvolveOp(new Kernel(size, 1, row), ConvolveOp.EDGE_NO_OP, null);
    var down = new ConvolveOp(new Kernel(1, size, row), ConvolveOp.EDGE_NO_OP, null);
    return down.filter(across.filter(sharp, null), null);
  }
}
