// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.bench.SampleDocuments;
import hall.device.print.PdfPages;
import hall.device.print.PrintSettings.Sides;
import hall.device.print.SamplePdf;
import hall.device.print.ipp.PeerProcess;
import hall.device.simulator.PwgRasterPages;
import hall.device.simulator.PwgRasterPages.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RasterStreamTest {

  private static final Paper A4 = Paper.of("iso_a4_210x297mm").orElseThrow();

  /// A3 across, in points.
  private static final float LONG = 1190.55f;

  private static final float SHORT = 841.89f;

  private static Map<String, byte[]> documents = Map.of();

  @BeforeAll
  static void makeTheDocuments() throws IOException {
    documents = SampleDocuments.all();
  }

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private static RasterForm form(int dpi, boolean colour) {
    return new RasterForm(dpi, colour, Sides.ONE_SIDED, SheetBack.NORMAL, A4);
  }

  private static List<Page> pages(byte[] pdf, List<Integer> order, RasterForm form)
      throws IOException {
    try (var stream = new RasterStream(pdf, order, form)) {
      return read(stream);
    }
  }

  private static List<Page> read(InputStream stream) throws IOException {
    var raster = new PwgRasterPages(stream);
    var pages = new ArrayList<Page>();
    for (var page = raster.next(); page.isPresent(); page = raster.next()) {
      pages.add(page.get());
    }
    return pages;
  }

  /// Seen from a little further away, where the edges of letters and the width of hairlines do not
  /// count; another page of the same kind is more than twice as far away.
  @ParameterizedTest
  @ValueSource(strings = {"text-normal", "table-dense", "id-copy", "mixed"})
  void pagesLookAsPdftoppmDrawsThem(String name) throws Exception {
    var pdf = Objects.requireNonNull(documents.get(name));
    var file = Files.write(folder.resolve("document.pdf"), pdf);
    for (boolean colour : List.of(false, true)) {
      var root = folder.resolve(colour ? "colour" : "gray");
      var command = new ArrayList<>(List.of("pdftoppm", "-r", "150"));
      if (!colour) {
        command.add("-gray");
      }
      command.addAll(List.of(file.toString(), root.toString()));
      assertEquals(0, PeerProcess.run(folder.resolve("log"), command));
      int count = PdfPages.count(pdf).orElseThrow();
      var order = IntStream.rangeClosed(1, count).boxed().toList();
      var drawn = pages(pdf, order, form(150, colour));
      assertEquals(count, drawn.size());
      for (int page = 1; page <= count; page++) {
        var peer =
            Pnm.read(
                folder.resolve(
                    "%s-%d.%s".formatted(root.getFileName(), page, colour ? "ppm" : "pgm")));
        var ours = Pnm.of(drawn.get(page - 1));
        assertTrue(
            ours.difference(peer) < 6,
            "%s page %d: %f of 255 apart".formatted(name, page, ours.difference(peer)));
        assertTrue(
            ours.farthest(peer) < 80,
            "%s page %d: a spot is %f of 255 apart".formatted(name, page, ours.farthest(peer)));
        var other = Pnm.of(drawn.get(page % count));
        assertTrue(count == 1 || other.difference(peer) > 12, "another page is as near");
      }
    }
  }

  @Test
  void pagesComeInTheOrderThatWasAskedForAndBlankOnesAreWhite() throws IOException {
    var drawn = pages(SamplePdf.pages(3), List.of(3, RasterStream.BLANK, 1), form(72, false));
    assertEquals(3, drawn.size());
    assertEquals(3, drawn.getFirst().total());
    assertEquals(3 * black(drawn.get(2)), black(drawn.getFirst()), 0.02 * black(drawn.get(2)));
    assertEquals(0, black(drawn.get(1)));
  }

  private static int black(Page page) {
    int black = 0;
    for (byte dot : page.dots()) {
      black += dot == 0 ? 1 : 0;
    }
    return black;
  }

  @Test
  void theBackOfASheetIsTheFrontTurnedAroundWhereThePrinterWantsItSo() throws IOException {
    var form = new RasterForm(72, false, Sides.TWO_SIDED_LONG_EDGE, SheetBack.ROTATED, A4);
    var drawn = pages(SamplePdf.pages(2), List.of(1, 1), form);
    var back = drawn.get(1);
    assertTrue(back.duplex() && !back.tumble());
    assertEquals(-1, back.crossFeed());
    assertEquals(-1, back.feed());
    assertEquals(1, drawn.getFirst().feed());
    var front = drawn.getFirst().dots();
    int edges = 0;
    int unturned = 0;
    for (int i = 0; i < front.length; i++) {
      edges += front[i] == back.dots()[front.length - 1 - i] ? 0 : 1;
      unturned += front[i] == back.dots()[i] ? 0 : 1;
    }
    assertTrue(edges < 500, edges + " dots differ beyond the edges of the bar");
    assertTrue(unturned > 4000, unturned + " dots differ from the page as it was");
  }

  @Test
  void aPageOfAnotherSizeIsMadeToFitAndOneAcrossIsTurned() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      var a3 = new PDPage(new PDRectangle(LONG, SHORT));
      document.addPage(a3);
      try (var content = new PDPageContentStream(document, a3)) {
        content.addRect(0, 0, LONG, SHORT);
        content.fill();
      }
      document.save(out);
    }
    var drawn = pages(out.toByteArray(), List.of(1), form(72, false)).getFirst();
    assertEquals(595, drawn.width());
    assertTrue(black(drawn) > 0.98 * drawn.dots().length, "the sheet is full: " + black(drawn));
  }

  @Test
  void oneByteAtATimeGivesTheSameBytes() throws IOException {
    var whole = new ByteArrayOutputStream();
    try (var stream = new RasterStream(SamplePdf.pages(1), List.of(1), form(72, true))) {
      stream.transferTo(whole);
      assertEquals(1, stream.taken());
    }
    var single = new ByteArrayOutputStream();
    try (var stream = new RasterStream(SamplePdf.pages(1), List.of(1), form(72, true))) {
      for (int next = stream.read(); next >= 0; next = stream.read()) {
        single.write(next);
      }
    }
    assertArrayEquals(whole.toByteArray(), single.toByteArray());
  }

  @Test
  void aStreamThatIsStoppedEndsAsBroken() throws IOException {
    try (var stream = new RasterStream(SamplePdf.pages(2), List.of(1, 2), form(72, false))) {
      assertTrue(stream.read() >= 0);
      stream.stop();
      assertThrows(IOException.class, stream::read);
      assertFalse(stream.damage().isPresent());
    }
  }

  @Test
  void aDocumentThatCantBeDrawnIsNamedAsDamaged() throws IOException {
    try (var stream = new RasterStream(new byte[50], List.of(1), form(72, false))) {
      assertThrows(IOException.class, stream::readAllBytes);
      assertTrue(stream.damage().isPresent());
    }
  }

  /// With over 100 MB for each page that was kept, this would take more than the test JVM has.
  @Test
  void aLongDocumentTakesTheMemoryOfOnePage() throws IOException {
    var order = Collections.nCopies(16, 1);
    try (var stream = new RasterStream(SamplePdf.pages(1), order, form(600, true))) {
      long bytes = stream.transferTo(OutputStream.nullOutputStream());
      assertEquals(16, stream.taken());
      assertTrue(bytes > 16L * 1796, bytes + " bytes");
    }
  }

  @Test
  void theParserOfTheSimulatorRefusesEveryCut() throws IOException {
    byte[] whole;
    try (var stream = new RasterStream(SamplePdf.pages(1), List.of(1), form(72, false))) {
      whole = stream.readAllBytes();
    }
    for (int length = 5; length < whole.length; length += 7) {
      var cut = new ByteArrayInputStream(whole, 0, length);
      assertThrows(IOException.class, () -> read(cut), length + " bytes");
    }
  }
}
