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
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
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

  /// A font of GB 18030 that the document does not bring, as many of them are written.
  private static byte[] withText(int renderingMode, String text) throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(SIDE, SIDE));
      document.addPage(page);
      var resources = new PDResources();
      var fonts = new COSDictionary();
      fonts.setItem("F1", songti());
      resources.getCOSObject().setItem(COSName.FONT, fonts);
      page.setResources(resources);
      var codes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
      var content = "BT %d Tr /F1 60 Tf 20 20 Td <%s> Tj ET".formatted(renderingMode, codes);
      page.setContents(
          new PDStream(
              document, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII))));
      return bytes(document);
    }
  }

  private static COSDictionary songti() {
    var descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "SimSun");
    descriptor.setInt(COSName.FLAGS, 4);
    var system = new COSDictionary();
    system.setString(COSName.REGISTRY, "Adobe");
    system.setString(COSName.ORDERING, "GB1");
    system.setInt(COSName.SUPPLEMENT, 4);
    var descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    descendant.setName(COSName.BASE_FONT, "SimSun");
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    var descendants = new COSArray();
    descendants.add(descendant);
    var font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "SimSun");
    font.setName(COSName.ENCODING, "UniGB-UCS2-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }

  private static int dark(BufferedImage image) {
    int dark = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        dark += at(image, x, y).getRed() < 0x80 ? 1 : 0;
      }
    }
    return dark;
  }

  /// U+9FFF is in no table that Adobe-GB1 knows.
  @Test
  void aCharacterThatTheFontInItsPlaceHasNotIsNotLeftOut() throws IOException {
    assertTrue(dark(draw(withText(0, "户"))) > 200, "another font stands in");
    assertEquals(0, dark(draw(withText(0, "\u3000 "))), "what is blank is no loss");
    var rare = withText(0, "户\u9FFF");
    assertThrows(IOException.class, () -> draw(rare));
    assertEquals(0, dark(draw(withText(3, "户\u9FFF"))), "text behind a scan is not shown");
  }

  private static Paper a4() {
    return Paper.of("iso_a4_210x297mm").orElseThrow();
  }
}
