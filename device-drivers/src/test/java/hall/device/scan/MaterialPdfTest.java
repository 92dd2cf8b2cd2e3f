// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class MaterialPdfTest {

  private static final Instant CREATED = Instant.parse("2026-03-01T08:30:00.123Z");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @Test
  void theJpegBytesOfEachPageAreUnchangedInOrder() throws IOException {
    var pages = pages();
    try (var document = Loader.loadPDF(pdf(pages))) {
      assertEquals(pages.size(), document.getNumberOfPages());
      for (int i = 0; i < pages.size(); i++) {
        assertArrayEquals(pages.get(i).jpeg(), jpeg(document, i));
      }
    }
  }

  @Test
  void aPageIsAsLargeAsItsPaper() throws IOException {
    try (var document = Loader.loadPDF(pdf(pages()))) {
      var box = document.getPage(0).getMediaBox();
      assertEquals(200 * 72 / 150f, box.getWidth(), 0.001);
      assertEquals(300 * 72 / 150f, box.getHeight(), 0.001);
    }
  }

  @Test
  void theSamePagesAndMomentGiveTheSameBytes() throws IOException {
    assertArrayEquals(pdf(pages()), pdf(pages()));
  }

  @Test
  void theDocumentIsValidPdfA2b() throws Exception {
    assertValid(pdf(pages()));
  }

  @Test
  void aTurnedPageIsShownTurnedAndItsBytesStay() throws Exception {
    var out = new ByteArrayOutputStream();
    MaterialPdf.write(pages(), page -> 90 * page, CREATED, out);
    assertValid(out.toByteArray());
    try (var document = Loader.loadPDF(out.toByteArray())) {
      assertEquals(0, document.getPage(0).getRotation());
      assertEquals(90, document.getPage(1).getRotation());
      assertArrayEquals(pages().get(1).jpeg(), jpeg(document, 1));
    }
  }

  @Test
  void blackAndWhitePagesAreGroup4InAValidDocument() throws Exception {
    var packed = new byte[25 * 300];
    new Random(4).nextBytes(packed);
    var bilevel = Lineart.encode(packed, 200, 300, 100);
    var pdf = pdf(List.of(bilevel, pages().getFirst(), bilevel));
    assertValid(pdf);
    try (var document = Loader.loadPDF(pdf)) {
      assertArrayEquals(bilevel.bytes(), jpeg(document, 0));
      assertEquals(144, document.getPage(0).getMediaBox().getWidth(), 0.001);
    }
    var file = folder.resolve("lineart.pdf");
    Files.write(file, pdf);
    assertTrue(run("pdfimages", "-list", file.toString()).contains(" ccitt "));
    run("pdfimages", "-png", "-f", "1", "-l", "1", file.toString(), folder + "/bits");
    var image = ImageIO.read(folder.resolve("bits-000.png").toFile());
    for (int i = 0; i < 200 * 300; i++) {
      boolean black = (packed[i / 200 * 25 + i % 200 / 8] & (0x80 >> i % 8)) != 0;
      assertEquals(black ? 0xFF000000 : 0xFFFFFFFF, image.getRGB(i % 200, i / 200));
    }
  }

  @Test
  void aPageThatLiesAboutItsSizeIsRefused() throws IOException {
    var page = new ScannedPage(SmallJpeg.gray(8, 8), 9, 8, 75);
    assertThrows(IllegalArgumentException.class, () -> pdf(List.of(page)));
  }

  private static void assertValid(byte[] pdf) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (var parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
      var result = validator.validate(parser);
      assertTrue(result.isCompliant(), () -> result.getTestAssertions().toString());
    }
  }

  @Test
  void popplerFindsTheImagesAndDrawsThePages() throws Exception {
    var file = folder.resolve("material.pdf");
    Files.write(file, pdf(pages()));
    var listed = run("pdfimages", "-list", file.toString());
    assertEquals(2, listed.lines().filter(line -> line.contains(" jpeg ")).count(), listed);
    run("pdftoppm", "-r", "36", file.toString(), folder.resolve("page").toString());
    assertTrue(Files.size(folder.resolve("page-2.ppm")) > 1000);
  }

  @Test
  void nothingButWholePagesGoesIn() throws IOException {
    var jpeg = SmallJpeg.gray(8, 8);
    var cut = new ScannedPage(Arrays.copyOf(jpeg, jpeg.length - 2), 8, 8, 75);
    assertThrows(IllegalArgumentException.class, () -> pdf(List.of(cut)));
    assertThrows(IllegalArgumentException.class, () -> pdf(List.of()));
  }

  private static List<ScannedPage> pages() throws IOException {
    return List.of(
        new ScannedPage(SmallJpeg.color(200, 300), 200, 300, 150),
        new ScannedPage(SmallJpeg.gray(100, 140), 100, 140, 75));
  }

  private static byte[] pdf(List<ScannedPage> pages) throws IOException {
    var out = new ByteArrayOutputStream();
    MaterialPdf.write(pages, CREATED, out);
    return out.toByteArray();
  }

  private static byte[] jpeg(PDDocument document, int page) throws IOException {
    var resources = document.getPage(page).getResources();
    COSName name = resources.getXObjectNames().iterator().next();
    var image = (PDImageXObject) resources.getXObject(name);
    try (var raw = image.getCOSObject().createRawInputStream()) {
      return raw.readAllBytes();
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    var log = folder.resolve("output.txt");
    var process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> command[0] + " hangs");
    var output = Files.readString(log, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), output);
    return output;
  }
}
