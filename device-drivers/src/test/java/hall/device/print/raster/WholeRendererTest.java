// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.PrintSettings.Sides;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeRendererTest {

  private static final int SIDE = 100;

  /// 32 by 32, black at the upper left and the lower right: page information and a generic region
  /// in MMR, as ITU-T T.88 writes them into a PDF. jbig2dec reads the same of it.
  private static final byte[] JBIG2 =
      Base64.getDecoder()
          .decode(
              "AAAAADAAAQAAABMAAAAgAAAAIAAAAAAAAAAAAAAAAAAAASYAAQAAACQAAAAgAAAAIAAAAAAAAAAAAAEm"
                  + "oL///////+agX/////ABABA=");

  private static byte[] withPicture(COSName filter, byte[] picture) throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(SIDE, SIDE));
      document.addPage(page);
      var image =
          new PDImageXObject(
              document,
              new ByteArrayInputStream(picture),
              filter,
              32,
              32,
              1,
              PDDeviceGray.INSTANCE);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, SIDE, SIDE);
      }
      return bytes(document);
    }
  }

  private static byte[] withContent(String content) throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(SIDE, SIDE));
      document.addPage(page);
      page.setContents(
          new PDStream(
              document, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII))));
      return bytes(document);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static BufferedImage draw(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new WholeRenderer(document).renderImage(0);
    }
  }

  private static Color at(BufferedImage image, int x, int y) {
    return new Color(image.getRGB(x, y));
  }

  @Test
  void aScanInJbig2IsDrawn() throws IOException {
    var image = draw(withPicture(COSName.JBIG2_DECODE, JBIG2));
    assertEquals(Color.BLACK, at(image, 20, 20));
    assertEquals(Color.WHITE, at(image, 80, 20));
    assertEquals(Color.WHITE, at(image, 20, 80));
    assertEquals(Color.BLACK, at(image, 80, 80));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPXDecode", "DCTDecode", "JBIG2Decode"})
  void aPictureThatNobodyReadsIsNotLeftOut(String filter) throws IOException {
    var pdf = withPicture(COSName.getPDFName(filter), new byte[] {1, 2, 3, 4});
    assertThrows(IOException.class, () -> draw(pdf));
    var form = new RasterForm(150, false, Sides.ONE_SIDED, SheetBack.NORMAL, a4());
    try (var stream = new RasterStream(pdf, List.of(1), form)) {
      assertThrows(IOException.class, stream::readAllBytes);
      assertTrue(stream.damage().orElseThrow().startsWith("page 1: "), "the printer is told");
      assertEquals(0, stream.taken());
    }
  }

  @Test
  void aPartThatIsMissingIsNotLeftOut() throws IOException {
    var pdf = withContent("0 0 20 20 re f /Seal Do");
    assertThrows(IOException.class, () -> draw(pdf));
  }

  @Test
  void aStateThatIsPutBackOnceTooOftenHidesNothing() throws IOException {
    assertEquals(Color.BLACK, at(draw(withContent("Q 0 0 100 100 re f Q")), 50, 50));
  }

  private static Paper a4() {
    return Paper.of("iso_a4_210x297mm").orElseThrow();
  }
}
