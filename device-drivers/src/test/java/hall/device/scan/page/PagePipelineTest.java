// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.barcode.SampleCodes;
import hall.device.barcode.Symbol;
import hall.device.barcode.SymbolReader;
import hall.device.picture.Jpeg;
import hall.device.picture.Picture;
import hall.device.scan.JpegCheck;
import hall.device.scan.Lineart;
import hall.device.scan.PageCheck.Warning;
import hall.device.scan.ScannedPage;
import hall.device.scan.page.PagePipeline.Kind;
import hall.device.scan.page.PageReport.Change;
import hall.device.scan.page.PageReport.Upright;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePipelineTest {

  private static final Color LID = new Color(36, 36, 40);
  private static final Color PAPER = new Color(246, 244, 238);
  private static final List<Symbol> SYMBOLS = List.of(new Symbol("QR_CODE", PageScene.CODE));

  private static PageProposal propose(BufferedImage image, Kind kind) throws InterruptedException {
    return PagePipeline.propose(PageScene.page(image), kind).orElseThrow();
  }

  /// The skew that is left, by the paper's own lines of print.
  private static double remaining(ScannedPage page) throws IOException {
    return TextLines.of(Ink.of(Jpeg.gray(page.bytes()).shrunk(2))).orElseThrow().degrees();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-9, -3.3, -1, -0.4, 0.4, 0.8, 2.5, 7})
  void aSheetOnDarkGroundIsStraightenedAndCropped(double degrees) throws Exception {
    var glass = PageScene.onGlass(PageScene.sheet(true), degrees, 0.8, LID);
    var proposal = propose(glass, Kind.SHEET);
    var report = proposal.report();
    assertEquals(degrees, report.skewDegrees().orElseThrow(), 0.1);
    assertEquals(Set.of(Change.STRAIGHTENED, Change.CROPPED), report.changes());
    assertFalse(report.untouched());
    assertEquals(Set.of(), report.warnings());
    assertEquals(SYMBOLS, report.symbols());
    assertEquals(Upright.KNOWN, report.upright());
    var page = proposal.proposed();
    assertEquals(PageScene.WIDTH * 0.8, page.widthPx(), 8);
    assertEquals(PageScene.HEIGHT * 0.8, page.heightPx(), 8);
    assertEquals(0, remaining(page), 0.11);
    assertEquals(0, darkShare(page), 0.001);
  }

  /// Of the outermost pixels, those as dark as the scanner's lid.
  private static double darkShare(ScannedPage page) throws IOException {
    var gray = Jpeg.gray(page.bytes());
    int dark = 0;
    for (int y = 0; y < gray.height(); y++) {
      dark += (gray.samples()[y * gray.width()] & 0xFF) < 120 ? 1 : 0;
      dark += (gray.samples()[(y + 1) * gray.width() - 1] & 0xFF) < 120 ? 1 : 0;
    }
    return dark / 2.0 / gray.height();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-4, -1.2, 0.6, 3})
  void underAWhiteLidTheLinesOfPrintTellTheSkewAndNothingIsLost(double degrees) throws Exception {
    var proposal = propose(PageScene.onGlass(PageScene.sheet(true), degrees, 1, PAPER), Kind.SHEET);
    assertEquals(degrees, proposal.report().skewDegrees().orElseThrow(), 0.11);
    assertEquals(Set.of(Change.STRAIGHTENED), proposal.report().changes());
    var page = proposal.proposed();
    assertTrue(page.widthPx() >= PageScene.WIDTH && page.heightPx() >= PageScene.HEIGHT);
    assertEquals(0, remaining(page), 0.11);
    assertEquals(
        SYMBOLS, SymbolReader.read(Jpeg.gray(page.bytes()).image()), "the code in the corner");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, -0.25})
  void aStraightPageKeepsItsVeryBytes(double degrees) throws Exception {
    var page = PageScene.page(PageScene.onGlass(PageScene.sheet(true), degrees, 1, PAPER));
    var before = page.bytes().clone();
    var proposal = PagePipeline.propose(page, Kind.SHEET).orElseThrow();
    assertTrue(proposal.report().untouched());
    assertSame(page, proposal.proposed());
    assertArrayEquals(before, proposal.accepted().bytes());
    assertArrayEquals(before, proposal.declined().bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aCodeTellsWhichSideIsUp(int quarters) throws Exception {
    var turned = turned(PageScene.sheet(true), quarters);
    var proposal = propose(turned, Kind.SHEET);
    assertEquals(90 * (4 - quarters), proposal.report().turnedDegrees());
    assertEquals(Set.of(Change.TURNED), proposal.report().changes());
    assertEquals(PageScene.WIDTH, proposal.proposed().widthPx());
    assertEquals(PageScene.HEIGHT, proposal.proposed().heightPx());
    var sighting = SymbolReader.sight(Jpeg.gray(proposal.proposed().bytes())).getFirst();
    double lies = sighting.degrees().orElseThrow();
    assertEquals(0, Math.min(lies, 360 - lies), 2);
  }

  private static BufferedImage turned(BufferedImage sheet, int quarters) {
    var way =
        AffineTransform.getQuadrantRotateInstance(
            quarters, sheet.getWidth() / 2.0, sheet.getHeight() / 2.0);
    double shift = (sheet.getHeight() - sheet.getWidth()) / 2.0;
    if (quarters % 2 == 1) {
      way.preConcatenate(AffineTransform.getTranslateInstance(shift, -shift));
    }
    var op = new AffineTransformOp(way, AffineTransformOp.TYPE_NEAREST_NEIGHBOR);
    int width = quarters % 2 == 1 ? sheet.getHeight() : sheet.getWidth();
    int height = quarters % 2 == 1 ? sheet.getWidth() : sheet.getHeight();
    return op.filter(sheet, new BufferedImage(width, height, sheet.getType()));
  }

  @Test
  void withoutACodeNothingIsTurnedAndThatIsSaid() throws Exception {
    var report = propose(turned(PageScene.sheet(false), 1), Kind.SHEET).report();
    assertEquals(Upright.UNSURE, report.upright());
    assertEquals(0, report.turnedDegrees());
    assertFalse(report.changes().contains(Change.TURNED));
  }

  @Test
  void aCodeThatTheLinesOfPrintGainsayTurnsNothing() throws Exception {
    var sheet = PageScene.sheet(false);
    var graphics = sheet.createGraphics();
    graphics.drawImage(turned(SampleCodes.qr(PageScene.CODE, 4), 1), 1000, 60, null);
    graphics.dispose();
    var report = propose(sheet, Kind.SHEET).report();
    assertEquals(SYMBOLS, report.symbols());
    assertEquals(Upright.UNSURE, report.upright());
    assertTrue(report.untouched());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 5", "15, 3", "25, -8", "30, 0"})
  void aShotIsRectifiedToTheSheet(double tip, double turn) throws Exception {
    var corners = PageScene.corners(tip, turn);
    var shot = PageScene.shot(PageScene.sheet(true), 1600, 1200, corners);
    var proposal = PagePipeline.propose(PageScene.page(shot), Kind.SHOT).orElseThrow();
    assertEquals(Set.of(Change.CROPPED, Change.RECTIFIED), proposal.report().changes());
    assertEquals(SYMBOLS, proposal.report().symbols());
    assertEquals(Set.of(), proposal.report().warnings());
    var page = proposal.proposed();
    assertEquals(Math.sqrt(2), page.heightPx() / (double) page.widthPx(), 0.01);
    assertEquals(0, remaining(page), 0.3);
    assertEquals(0, darkShare(page), 0.02);
    assertEquals(SYMBOLS, SymbolReader.read(Jpeg.gray(page.bytes()).image()));
  }

  @Test
  void theCornersOfAShotAreFoundToAPixel() {
    var corners = PageScene.corners(25, -8);
    var shot = PageScene.shot(PageScene.sheet(true), 1600, 1200, corners);
    var found = Shot.of(shot.gray()).orElseThrow().corners();
    for (int i = 0; i < 4; i++) {
      assertEquals(0, found[i].distance(new Point(corners[2 * i], corners[2 * i + 1])), 1.5);
    }
  }

  @Test
  void aShotThatRunsOutOfThePictureIsWarnedOf() throws Exception {
    var shot =
        PageScene.shot(
            PageScene.sheet(true), 1600, 1200, 420, -60, 1180, -20, 1290, 1120, 330, 1060);
    var proposal = PagePipeline.propose(PageScene.page(shot), Kind.SHOT).orElseThrow();
    assertTrue(proposal.report().warnings().contains(Warning.CUT_EDGE));
  }

  @Test
  void aTableWithoutASheetStaysAsItIs() throws Exception {
    var table = PageScene.onGlass(PageScene.sheet(false), 0, 0.05, LID);
    var proposal = propose(table, Kind.SHOT);
    assertTrue(proposal.report().untouched());
    assertTrue(proposal.report().skewDegrees().isEmpty());
  }

  @Test
  void aBlankSheetIsMarkedAndKeptAsItCame() throws Exception {
    var empty = new BufferedImage(1100, 1600, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = empty.createGraphics();
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, 1100, 1600);
    graphics.dispose();
    var proposal = propose(PageScene.onGlass(empty, 0, 1.13, LID), Kind.SHEET);
    assertTrue(proposal.report().blank());
    assertTrue(proposal.report().untouched());
  }

  @Test
  void printThatRunsOverTheBorderIsWarnedOf() throws Exception {
    var sheet = PageScene.sheet(false);
    var graphics = sheet.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(4));
    graphics.drawLine(1180, 700, 1239, 730);
    graphics.dispose();
    assertEquals(Set.of(Warning.CUT_EDGE), propose(sheet, Kind.SHEET).report().warnings());
  }

  @Test
  void aPageInTheDarkIsWarnedOf() throws Exception {
    var dark = new RescaleOp(0.35f, 0, null).filter(PageScene.sheet(false), null);
    assertTrue(propose(dark, Kind.SHEET).report().warnings().contains(Warning.TOO_DARK));
  }

  @Test
  void theCitizensChoiceWipesTheOther() throws Exception {
    var glass = PageScene.onGlass(PageScene.sheet(true), 2, 0.8, LID);
    var accepted = propose(glass, Kind.SHEET);
    assertNotSame(accepted.original(), accepted.proposed());
    assertSame(accepted.proposed(), accepted.accepted());
    assertTrue(JpegCheck.of(accepted.proposed().bytes()) instanceof JpegCheck.Whole);
    assertArrayEquals(new byte[accepted.original().bytes().length], accepted.original().bytes());
    var declined = propose(glass, Kind.SHEET);
    assertSame(declined.original(), declined.declined());
    assertArrayEquals(new byte[declined.proposed().bytes().length], declined.proposed().bytes());
  }

  @Test
  void aGrayPageStaysGrayAndABlackAndWhiteOneUntouched() throws Exception {
    var gray = Picture.of(PageScene.onGlass(PageScene.sheet(true), 2, 0.8, LID)).gray();
    var proposal = PagePipeline.propose(PageScene.page(gray), Kind.SHEET).orElseThrow();
    assertTrue(
        JpegCheck.of(proposal.proposed().bytes())
                instanceof JpegCheck.Whole(_, _, int components, int dpi)
            && components == 1
            && dpi == PageScene.DPI);
    var bilevel = Lineart.binarise(gray, PageScene.DPI);
    var untouched = PagePipeline.propose(bilevel, Kind.SHEET).orElseThrow();
    assertSame(bilevel, untouched.proposed());
    assertEquals(SYMBOLS, untouched.report().symbols());
  }

  @Test
  void whatIsNoPictureGetsNoProposal() throws Exception {
    var page = PageScene.page(PageScene.sheet(false));
    var cut = new ScannedPage(Arrays.copyOf(page.bytes(), 300), 1240, 1754, PageScene.DPI);
    assertTrue(PagePipeline.propose(cut, Kind.SHEET).isEmpty());
  }
}
