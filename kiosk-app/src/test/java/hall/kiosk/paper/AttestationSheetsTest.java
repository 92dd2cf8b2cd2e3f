// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import hall.kiosk.journey.AttestSamples;
import hall.kiosk.journey.Language;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Looks at the sheets as a printer gets them.
class AttestationSheetsTest {

  private static final int DPI = 150;

  /// A page that is blue to its edges, with a red seal as an annotation in the corner where the
  /// strip will be.
  private static byte[] sealed(int rotation, PDRectangle box) throws IOException {
    try (var document = new PDDocument()) {
      for (int i = 0; i < 2; i++) {
        var page = new PDPage(box);
        page.setRotation(rotation);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.setNonStrokingColor(Color.BLUE);
          content.addRect(
              box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
          content.fill();
        }
        page.getAnnotations().add(seal(document, box));
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static PDAnnotationRubberStamp seal(PDDocument document, PDRectangle box)
      throws IOException {
    var stamp = new PDAnnotationRubberStamp();
    stamp.setRectangle(new PDRectangle(box.getLowerLeftX() + 20, box.getLowerLeftY() + 20, 80, 80));
    stamp.setPrinted(true);
    var look = new PDAppearanceStream(document);
    look.setBBox(new PDRectangle(80, 80));
    try (var content = new PDPageContentStream(document, look)) {
      content.setNonStrokingColor(Color.RED);
      content.addRect(0, 0, 80, 80);
      content.fill();
    }
    var both = new PDAppearanceDictionary();
    both.setNormalAppearance(look);
    stamp.setAppearance(both);
    return stamp;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void theCodeStandsBelowEverythingThatThePageShows(int rotation) throws Exception {
    var box = new PDRectangle(30, 40, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
    var sheets =
        AttestationSheets.printed(sealed(rotation, box), AttestSamples.sheet(1), Language.ZH_CN);
    try (var document = Loader.loadPDF(sheets)) {
      assertEquals(2, document.getNumberOfPages());
      var image = new PDFRenderer(document).renderImageWithDPI(1, DPI);
      int strip = image.getHeight() - (int) (66 * DPI / 72.0);
      assertEquals(0, count(image, Color.BLUE, strip), "nothing is in the strip");
      assertEquals(0, count(image, Color.RED, strip), "nor is the seal");
      double scale = (image.getHeight() - 68 * DPI / 72.0) / image.getHeight();
      double side = 80 * DPI / 72.0 * scale;
      assertEquals(side * side, (double) count(image, Color.RED, 0), side * 4, "the seal is whole");
      assertEquals(AttestSamples.sheet(1).verifyUrl(), code(image, strip), "read as a phone does");
    }
  }

  @Test
  void theStripSaysWhatItIsAndWhichPage() throws Exception {
    var original = sealed(0, PDRectangle.A4);
    var before = original.clone();
    var sheets = AttestationSheets.printed(original, AttestSamples.sheet(1), Language.ZH_CN);
    assertArrayEquals(before, original, "what was sealed is not touched");
    try (var document = Loader.loadPDF(sheets)) {
      var text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("K7QF-3M2P-9XTD"), text);
      assertTrue(text.contains("第 2 页，共 2 页"), text);
    }
  }

  @Test
  void thePicturesAreThoseOfThePages() throws Exception {
    var pictures = AttestationSheets.pictures(sealed(90, PDRectangle.A4));
    assertEquals(2, pictures.size());
    assertTrue(pictures.getFirst().widthPx() > pictures.getFirst().heightPx(), "it lies");
  }

  private static long count(BufferedImage image, Color colour, int fromRow) {
    long found = 0;
    for (int y = fromRow; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff)) {
          found++;
        }
      }
    }
    return found;
  }

  private static String code(BufferedImage image, int fromRow) throws Exception {
    var strip =
        image.getSubimage(
            image.getWidth() / 2, fromRow, image.getWidth() / 2, image.getHeight() - fromRow);
    int width = strip.getWidth();
    int height = strip.getHeight();
    var pixels = strip.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
