// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages typed from GB/T 33190, looked at as a printer gets them: a sheet of 100 by 100 mm, of
/// which every pixel is a quarter of a millimetre.
class OfdPdfTest {
  private static final double DPI = 25.4 * 4;
  private static final String SPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
  private static final String BLACK_BOX =
      "<ofd:PathObject ID=\"9\" Boundary=\"10 10 20 20\" Stroke=\"false\" Fill=\"true\"><ofd:FillColor"
          + " Value=\"0 0 0\"/><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 20 L 0 20 C"
          + "</ofd:AbbreviatedData></ofd:PathObject>";

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private String resources = "";
  private String layers = "";
  private String more = "";

  private void put(String name, String xml) {
    files.put(name, xml.getBytes(StandardCharsets.UTF_8));
  }

  private OfdDocument document(String content) throws OfdException, IOException {
    return OfdDocument.of(OfdPackage.read(ofd(content)));
  }

  private byte[] ofd(String content) throws IOException {
    put(
        "OFD.xml",
        "<ofd:OFD"
            + SPACE
            + "><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
    put(
        "Doc_0/Document.xml",
        "<ofd:Document"
            + SPACE
            + "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox>"
            + "</ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes>"
            + more
            + "</ofd:CommonData><ofd:Pages>"
            + "<ofd:Page ID=\"1\" BaseLoc=\"Pages/Page.xml\"/></ofd:Pages>"
            + "<ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>");
    put("Doc_0/Res.xml", "<ofd:Res" + SPACE + " BaseLoc=\"Res\">" + resources + "</ofd:Res>");
    files.putIfAbsent(
        "Doc_0/Annots.xml", ("<ofd:Annotations" + SPACE + "/>").getBytes(StandardCharsets.UTF_8));
    put(
        "Doc_0/Pages/Page.xml",
        "<ofd:Page"
            + SPACE
            + ">"
            + layers
            + "<ofd:Content><ofd:Layer ID=\"5\">"
            + content
            + "</ofd:Layer></ofd:Content></ofd:Page>");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private BufferedImage look(String content, Stamp... stamps) throws OfdException, IOException {
    byte[] pdf = OfdPdf.draw(document(content), List.of(stamps)).pdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, (float) DPI);
    }
  }

  private OfdException.Why refused(String content) {
    return assertThrows(OfdException.class, () -> look(content)).why();
  }

  /// The colour at a place in millimetres.
  private static Color at(BufferedImage image, double x, double y) {
    return new Color(image.getRGB((int) (x * 4), (int) (y * 4)));
  }

  private static int dark(BufferedImage image, int x, int y, int wide, int high) {
    int found = 0;
    for (int row = y * 4; row < (y + high) * 4; row++) {
      for (int column = x * 4; column < (x + wide) * 4; column++) {
        found += (image.getRGB(column, row) & 0xff) < 0x80 ? 1 : 0;
      }
    }
    return found;
  }

  @Test
  void pathsAreFilledAndStrokedWhereTheyStand() throws Exception {
    BufferedImage image =
        look(
            BLACK_BOX
                + "<ofd:PathObject ID=\"10\" Boundary=\"50 50 40 40\" CTM=\"2 0 0 2 0 0\" LineWidth=\"1\">"
                + "<ofd:StrokeColor Value=\"255 0 0\"/><ofd:AbbreviatedData>M 0 10 A 10 10 0 0 1 20 10"
                + "</ofd:AbbreviatedData></ofd:PathObject>");
    assertEquals(Color.BLACK, at(image, 20, 20));
    assertEquals(Color.WHITE, at(image, 31, 20));
    assertEquals(80 * 80, dark(image, 5, 5, 30, 30), 330, "a square of 20 mm");
    assertEquals(Color.RED, at(image, 70, 50.5), "the top of the arc");
    assertEquals(Color.WHITE, at(image, 70, 70), "it is no chord");
  }

  @Test
  void aClipCutsAndTransparencyLetsThrough() throws Exception {
    BufferedImage image =
        look(
            BLACK_BOX.replace(
                    "</ofd:PathObject>",
                    "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"0 0 10 20\"><ofd:AbbreviatedData>"
                        + "M 0 0 L 10 0 L 10 20 L 0 20 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip>"
                        + "</ofd:Clips></ofd:PathObject>")
                + BLACK_BOX
                    .replace("10 10 20 20", "60 10 20 20")
                    .replace("Fill=\"true\"", "Fill=\"true\" Alpha=\"128\""));
    assertEquals(Color.BLACK, at(image, 15, 20));
    assertEquals(Color.WHITE, at(image, 25, 20));
    assertEquals(127, at(image, 70, 20).getRed(), 2);
  }

  @Test
  void aTemplateLiesBelowAndOneInTheForegroundAbove() throws Exception {
    // Producers of Windows do not tell small and capital letters apart.
    more = "<ofd:TemplatePage ID=\"77\" BaseLoc=\"t.XML\"/>";
    put(
        "Doc_0/T.xml",
        "<ofd:Page"
            + SPACE
            + "><ofd:Content><ofd:Layer>"
            + BLACK_BOX.replace("0 0 0\"", "0 0 255\"")
            + "</ofd:Layer></ofd:Content></ofd:Page>");
    layers = "<ofd:Template TemplateID=\"77\"/>";
    assertEquals(Color.BLACK, at(look(BLACK_BOX), 20, 20));
    layers = "<ofd:Template TemplateID=\"77\" ZOrder=\"Foreground\"/>";
    assertEquals(Color.BLUE, at(look(BLACK_BOX), 20, 20));
  }

  @Test
  void annotationsAndPicturesAreDrawn() throws Exception {
    put(
        "Doc_0/Annots.xml",
        "<ofd:Annotations"
            + SPACE
            + "><ofd:Page PageID=\"1\"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>");
    put(
        "Doc_0/A.xml",
        "<ofd:PageAnnot"
            + SPACE
            + "><ofd:Annot ID=\"80\" Type=\"Stamp\"><ofd:Appearance Boundary=\"50 0 40 40\">"
            + BLACK_BOX
            + "</ofd:Appearance></ofd:Annot></ofd:PageAnnot>");
    resources =
        "<ofd:MultiMedias><ofd:MultiMedia ID=\"4\" Type=\"Image\"><ofd:MediaFile>p.png</ofd:MediaFile>"
            + "</ofd:MultiMedia></ofd:MultiMedias>";
    files.put("Doc_0/Res/p.png", halves());
    BufferedImage image =
        look(
            "<ofd:ImageObject ID=\"3\" Boundary=\"10 60 30 20\" CTM=\"30 0 0 20 0 0\" ResourceID=\"4\"/>");
    assertEquals(Color.BLACK, at(image, 70, 20), "the annotation");
    assertEquals(Color.GREEN, at(image, 25, 63), "the upper half");
    assertEquals(Color.RED, at(image, 25, 77), "the lower half");
    files.put("Doc_0/Res/p.png", "no picture".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        OfdException.Why.UNDRAWABLE,
        refused("<ofd:ImageObject ID=\"3\" Boundary=\"10 60 30 20\" ResourceID=\"4\"/>"));
  }

  /// A file as ITU-T T.88 writes it, which jbig2dec reads: black at the upper left and the lower
  /// right.
  @Test
  void aScanInJbig2IsDrawn() throws Exception {
    resources =
        "<ofd:MultiMedias><ofd:MultiMedia ID=\"4\" Type=\"Image\" Format=\"GBIG2\"><ofd:MediaFile>s.jb2"
            + "</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>";
    byte[] scan =
        Base64.getDecoder()
            .decode(
                "l0pCMg0KGgoBAAAAAQAAAAAwAAEAAAATAAAAIAAAACAAAAAAAAAAAAAAAAAAAAEmAAEAAAAkAAAAIAAA"
                    + "ACAAAAAAAAAAAAABJqC////////moF/////wAQAQAAAAAjEAAQAAAAAAAAADMwAAAAAAAA==");
    files.put("Doc_0/Res/s.jb2", scan);
    String object =
        "<ofd:ImageObject ID=\"3\" Boundary=\"10 60 20 20\" CTM=\"20 0 0 20 0 0\" ResourceID=\"4\"/>";
    BufferedImage image = look(object);
    assertEquals(Color.BLACK, at(image, 14, 64));
    assertEquals(Color.WHITE, at(image, 26, 64));
    assertEquals(Color.WHITE, at(image, 14, 76));
    assertEquals(Color.BLACK, at(image, 26, 76));
    files.put("Doc_0/Res/s.jb2", Arrays.copyOf(scan, 40));
    assertEquals(OfdException.Why.UNDRAWABLE, refused(object));
  }

  private static byte[] halves() throws IOException {
    BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 100; i++) {
      image.setRGB(i % 10, i / 10, i < 50 ? 0x00ff00 : 0xff0000);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Test
  void aSealHidesNothing() throws Exception {
    Stamp stamp = new Stamp("1", new Rectangle2D.Double(5, 5, 30, 30), Optional.empty(), halves());
    BufferedImage image = look(BLACK_BOX, stamp);
    assertEquals(Color.BLACK, at(image, 20, 20), "what is black stays black");
    assertEquals(Color.GREEN, at(image, 7, 7));
    assertEquals(Color.WHITE, at(image, 40, 40));
    Stamp lost = new Stamp("7", new Rectangle2D.Double(5, 5, 30, 30), Optional.empty(), halves());
    assertEquals(
        OfdException.Why.UNDRAWABLE,
        assertThrows(OfdException.class, () -> look(BLACK_BOX, lost)).why());
  }

  @Test
  void aSealWhosePictureIsAnOfdFillsItsPlace() throws Exception {
    Stamp stamp =
        new Stamp(
            "1",
            new Rectangle2D.Double(40, 40, 50, 50),
            Optional.of(new Rectangle2D.Double(0, 0, 10, 50)),
            ofd(BLACK_BOX.replace("0 0 0\"", "255 0 0\"")));
    BufferedImage image = look(BLACK_BOX, stamp);
    assertEquals(Color.RED, at(image, 47, 50), "half as large");
    assertEquals(Color.WHITE, at(image, 52, 50), "cut where it says");
    assertEquals(Color.WHITE, at(image, 60, 60));
    Stamp broken =
        new Stamp(
            "1",
            new Rectangle2D.Double(40, 40, 50, 50),
            Optional.empty(),
            ofd("<ofd:VideoObject ID=\"2\" Boundary=\"0 0 9 9\"/>"));
    assertThrows(OfdException.class, () -> look(BLACK_BOX, broken));
  }

  private static String text(String font, String more, String what) {
    return "<ofd:TextObject ID=\"2\" Boundary=\"10 10 60 20\" Font=\""
        + font
        + "\" Size=\"10\">"
        + more
        + "<ofd:TextCode X=\"0\" Y=\"10\" DeltaX=\"g 9 11\">"
        + what
        + "</ofd:TextCode></ofd:TextObject>";
  }

  @Test
  void textIsDrawnWithTheFontsOfThisMachineWhereNoneIsEmbedded() throws Exception {
    resources = "<ofd:Fonts><ofd:Font ID=\"3\" FontName=\"宋体\"/></ofd:Fonts>";
    BufferedImage image = look(text("3", "", "户籍"));
    assertTrue(dark(image, 10, 10, 10, 12) > 100, "the first character");
    assertTrue(dark(image, 21, 10, 10, 12) > 100, "the second");
    assertEquals(0, dark(image, 35, 5, 60, 90), "and no third");
    assertEquals("户籍", OfdPdf.draw(document(text("3", "", "户籍")), List.of()).text());
  }

  @Test
  void theGlyphThatTheDocumentNamesIsTakenFromItsFont() throws Exception {
    resources =
        "<ofd:Fonts><ofd:Font ID=\"3\" FontName=\"X\"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>";
    try (InputStream font =
        Objects.requireNonNull(
            PDType1Font.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
      files.put("Doc_0/Res/f.ttf", font.readAllBytes());
    }
    BufferedImage letter = look(text("3", "", "I"));
    // The same glyph under another letter: what is drawn is the glyph.
    String named =
        "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"1\" GlyphCount=\"1\"><ofd:Glyphs>44</ofd:Glyphs></ofd:CGTransform>";
    BufferedImage glyph = look(text("3", named, "W"));
    assertTrue(dark(letter, 10, 10, 10, 12) > 50);
    assertEquals(dark(letter, 10, 10, 10, 12), dark(glyph, 10, 10, 10, 12));
    // What a subset lacks comes from the machine.
    assertTrue(dark(look(text("3", "", "籍")), 10, 10, 10, 12) > 100);
  }

  @Test
  void noCharacterIsLeftOut() throws Exception {
    resources =
        "<ofd:Fonts><ofd:Font ID=\"3\" FontName=\"宋体\"/><ofd:Font ID=\"4\" FontName=\"Wingdings\"/></ofd:Fonts>";
    assertEquals(OfdException.Why.UNDRAWABLE, refused(text("3", "", "\uE123")));
    assertEquals(OfdException.Why.UNDRAWABLE, refused(text("4", "", "R")));
    assertEquals(OfdException.Why.UNDRAWABLE, refused(text("5", "", "R")), "there is no such font");
    assertEquals(
        OfdException.Why.UNDRAWABLE,
        refused(text("3", "", "户籍").replace(" DeltaX=\"g 9 11\"", "")),
        "one on the other");
    OfdDocument document = document(text("3", "", "户籍"));
    assertEquals(
        OfdException.Why.UNDRAWABLE,
        assertThrows(OfdException.class, () -> OfdPdf.draw(document, List.of(), List.of())).why(),
        "a machine without fonts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<ofd:VideoObject ID=\"2\" Boundary=\"0 0 9 9\"/>",
        "<ofd:PathObject ID=\"2\" Boundary=\"0 0 9 9\" Fill=\"true\"><ofd:FillColor><ofd:Pattern/></ofd:FillColor>"
            + "<ofd:AbbreviatedData>M 0 0 L 9 9</ofd:AbbreviatedData></ofd:PathObject>",
        "<ofd:PathObject ID=\"2\" Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>M 0 0 X 9 9</ofd:AbbreviatedData></ofd:PathObject>",
        "<ofd:CompositeObject ID=\"2\" Boundary=\"0 0 9 9\" ResourceID=\"99\"/>",
      })
  void whatIsNotKnownIsNotLeftOut(String content) {
    assertEquals(OfdException.Why.UNDRAWABLE, refused(content));
  }

  @Test
  void workWithoutEndIsRefused() {
    resources =
        "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"99\" Width=\"9\" Height=\"9\"><ofd:Content>"
            + "<ofd:CompositeObject ID=\"2\" Boundary=\"0 0 9 9\" ResourceID=\"99\"/></ofd:Content>"
            + "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>";
    assertEquals(
        OfdException.Why.TOO_LARGE,
        refused("<ofd:CompositeObject ID=\"2\" Boundary=\"0 0 9 9\" ResourceID=\"99\"/>"));
    resources = "<ofd:Fonts><ofd:Font ID=\"3\" FontName=\"宋体\"/></ofd:Fonts>";
    assertEquals(
        OfdException.Why.TOO_LARGE, refused(text("3", "", "户籍").replace("g 9 11", "g 9000000 1")));
  }
}
