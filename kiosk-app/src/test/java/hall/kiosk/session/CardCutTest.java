// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.PageJpeg;
import hall.device.scan.ScannedPage;
import hall.device.scan.page.PagePipeline.Kind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Cards of paint on a glass of A4, at 200 dots per inch.
class CardCutTest {

  private static final int DPI = 200;
  private static final double DOTS = DPI / 25.4;
  private static final Color PALE = new Color(222, 230, 238);

  @Test
  void theCardIsKeptAloneAndInItsSize() throws Exception {
    trueSize(cut(Color.WHITE, glass -> card(glass, 20, 30)));
  }

  @Test
  void whatElseLiesThereIsLeftOut() throws Exception {
    trueSize(
        cut(
            Color.WHITE,
            glass -> {
              card(glass, 60, 60);
              glass.setColor(Color.BLACK);
              glass.fill(new RoundRectangle2D.Double(40, 150, 120, 3, 1, 1));
            }));
  }

  @Test
  void underADarkLidItIsFoundToo() throws Exception {
    trueSize(cut(new Color(40, 40, 40), glass -> card(glass, 100, 200)));
  }

  @Test
  void anUprightCardIsFoundToo() throws Exception {
    var found =
        cut(
                Color.WHITE,
                glass -> {
                  glass.translate(120, 40);
                  glass.rotate(Math.PI / 2);
                  card(glass, 0, 0);
                })
            .orElseThrow();
    assertEquals(54, found.widthPx() / DOTS, 2);
    assertEquals(85.6, found.heightPx() / DOTS, 2);
  }

  @Test
  void aCardThatLiesALittleAskewIsFound() throws Exception {
    var found =
        cut(
            Color.WHITE,
            glass -> {
              glass.rotate(Math.toRadians(5), 100, 100);
              card(glass, 60, 80);
            });
    assertTrue(found.isPresent());
  }

  @Test
  void nothingIsMadeUp() throws Exception {
    assertTrue(cut(Color.WHITE, glass -> {}).isEmpty(), "an empty glass");
    assertTrue(cut(Color.WHITE, glass -> card(glass, -30, 40)).isEmpty(), "half of a card");
    assertTrue(
        cut(
                Color.WHITE,
                glass -> {
                  card(glass, 20, 20);
                  card(glass, 20, 120);
                })
            .isEmpty(),
        "whose of the two?");
    assertTrue(
        CardCut.of(new ScannedPage(new byte[] {1, 2, 3}, 10, 10, DPI), Kind.SHEET).isEmpty(),
        "no picture");
  }

  private static void trueSize(Optional<ScannedPage> cut) {
    var found = cut.orElseThrow();
    assertEquals(85.6, found.widthPx() / DOTS, 2);
    assertEquals(54, found.heightPx() / DOTS, 2);
    assertEquals(DPI, found.dpi());
  }

  /// @param laid draws in millimetres
  private static Optional<ScannedPage> cut(Color lid, Consumer<Graphics2D> laid)
      throws InterruptedException {
    var image =
        new BufferedImage((int) (210 * DOTS), (int) (297 * DOTS), BufferedImage.TYPE_3BYTE_BGR);
    var glass = image.createGraphics();
    glass.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    glass.setColor(lid);
    glass.fillRect(0, 0, image.getWidth(), image.getHeight());
    glass.scale(DOTS, DOTS);
    laid.accept(glass);
    glass.dispose();
    return CardCut.of(PageJpeg.encode(image, DPI), Kind.SHEET);
  }

  private static void card(Graphics2D glass, double left, double top) {
    glass.setColor(PALE);
    glass.fill(new RoundRectangle2D.Double(left, top, 85.6, 54, 6, 6));
    glass.setColor(new Color(60, 60, 70));
    glass.fill(new RoundRectangle2D.Double(left + 58, top + 8, 22, 28, 1, 1));
    glass.fill(new RoundRectangle2D.Double(left + 6, top + 46, 60, 3, 1, 1));
  }
}
