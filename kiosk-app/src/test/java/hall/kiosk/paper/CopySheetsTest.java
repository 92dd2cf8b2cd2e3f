// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.PageJpeg;
import hall.kiosk.paper.CopySheets.Original;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// Looks at the sheets as a printer gets them.
class CopySheetsTest {

  private static final int DPI = 100;
  private static final double DOTS = DPI / 25.4;

  @Test
  void bothSidesOfACardStandOnOneSheetAtTheirTrueSize() throws Exception {
    var pdf = CopySheets.card(page(337, 213, Color.BLUE, 0), page(213, 337, Color.RED, 0), none());
    assertEquals(1, pages(pdf));
    var sheet = rendered(pdf, 0);
    var front = where(sheet, Color.BLUE);
    var back = where(sheet, Color.RED);
    for (var side : List.of(front, back)) {
      assertEquals(85.6, side.width / DOTS, 0.6, "it lies, however it was scanned");
      assertEquals(54, side.height / DOTS, 0.6);
      assertEquals(210 / 2.0, side.getCenterX() / DOTS, 0.6);
    }
    assertTrue(front.y + front.height < back.y);
  }

  @Test
  void aPageKeepsItsSizeAndAWideOneGetsAWideSheet() throws Exception {
    var pdf =
        CopySheets.papers(
            List.of(page(400, 600, Color.BLUE, 0), page(600, 400, Color.RED, 0)), none());
    assertEquals(2, pages(pdf));
    var upright = rendered(pdf, 0);
    assertTrue(upright.getWidth() < upright.getHeight());
    assertEquals(400, where(upright, Color.BLUE).width, 2);
    var wide = rendered(pdf, 1);
    assertTrue(wide.getWidth() > wide.getHeight());
    assertEquals(600, where(wide, Color.RED).width, 2);
  }

  @Test
  void aLargerPageIsMadeToFit() throws Exception {
    var pdf = CopySheets.papers(List.of(page(1200, 2400, Color.BLUE, 0)), none());
    var sheet = rendered(pdf, 0);
    assertTrue(where(sheet, Color.BLUE).width < 600);
  }

  @Test
  void aTurnedPageIsPrintedTurned() throws Exception {
    var image = new BufferedImage(400, 600, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, 400, 600);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 100, 100);
    graphics.dispose();
    var once = new Original(PageJpeg.encode(image, DPI), 1);
    var sheet = rendered(CopySheets.papers(List.of(once), none()), 0);
    var corner = where(sheet, Color.RED);
    assertTrue(corner.getCenterX() > sheet.getWidth() / 2.0, "from the upper left to the right");
    assertTrue(corner.getCenterY() < sheet.getHeight() / 2.0);
  }

  @Test
  void theLineStandsAcrossEverySheetAndNothingElseIsWritten() throws Exception {
    var originals = List.of(page(400, 600, Color.WHITE, 0), page(400, 600, Color.WHITE, 0));
    var plain = CopySheets.papers(originals, none());
    assertEquals("", text(plain, 1) + text(plain, 2));
    var marked = CopySheets.papers(originals, Optional.of("仅供租房使用"));
    for (int sheet = 1; sheet <= 2; sheet++) {
      var found = text(marked, sheet);
      assertTrue(found.split("仅供租房使用", -1).length > 8, found);
      assertEquals("", found.replace("仅供租房使用", "").strip());
    }
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static Original page(int width, int height, Color colour, int quarters) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return new Original(PageJpeg.encode(image, DPI), quarters);
  }

  private static int pages(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  private static BufferedImage rendered(byte[] pdf, int page) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(page, DPI);
    }
  }

  private static String text(byte[] pdf, int page) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      return stripper.getText(document).replaceAll("\\s+", "");
    }
  }

  /// The bounds of everything of about this colour.
  private static Rectangle where(BufferedImage sheet, Color colour) {
    var bounds = new Rectangle(-1, -1);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        var seen = new Color(sheet.getRGB(x, y));
        int off =
            Math.abs(seen.getRed() - colour.getRed())
                + Math.abs(seen.getGreen() - colour.getGreen())
                + Math.abs(seen.getBlue() - colour.getBlue());
        if (off < 60) {
          bounds.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return bounds;
  }
}
