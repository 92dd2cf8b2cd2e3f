// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.PrintSettings.Sides;
import hall.device.simulator.PwgRasterPages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PwgRasterCodecTest {

  /// Pixels, bytes a pixel, and the line that PWG 5102.4 section 4.4 makes of them.
  @ParameterizedTest
  @CsvSource({
    "ff, 1, 00 00ff",
    "ffff, 1, 00 01ff",
    "010203, 1, 00 fe010203",
    "01ffff, 1, 00 0001 01ff",
    "ffff01, 1, 00 01ff 0001",
    "0102ffff03, 1, 00 ff0102 01ff 0003",
    "010203010203, 3, 00 01010203",
    "010203040506, 3, 00 ff010203040506",
    "010203, 3, 00 00010203"
  })
  void aLineIsRunsAndLiterals(String pixels, int bytesPerPixel, String line) {
    var row = HexFormat.of().parseHex(pixels);
    var into = new byte[PwgRasterCodec.mostBytes(row.length)];
    int length = PwgRasterCodec.line(row, bytesPerPixel, 1, into, 0);
    assertEquals(line.replace(" ", ""), HexFormat.of().formatHex(into, 0, length));
  }

  @Test
  void longRunsAndLongLiteralsAreCutAt128() {
    var white = new byte[300];
    Arrays.fill(white, (byte) 0xFF);
    var into = new byte[PwgRasterCodec.mostBytes(300)];
    int length = PwgRasterCodec.line(white, 1, 256, into, 0);
    assertEquals("ff7fff7fff2bff", HexFormat.of().formatHex(into, 0, length));
    var different = new byte[129];
    for (int i = 0; i < 129; i++) {
      different[i] = (byte) i;
    }
    length = PwgRasterCodec.line(different, 1, 1, into, 0);
    assertEquals(1 + 1 + 128 + 2, length);
    assertEquals(257 - 128, into[1] & 0xFF);
  }

  @Test
  void whateverThePixelsAreTheyAreReadBackAndNeverTakeMoreThanWasSaid() throws IOException {
    var random = new Random(20260505);
    for (int round = 0; round < 4000; round++) {
      boolean colour = random.nextBoolean();
      int width = random.nextInt(1, 400);
      var page =
          new PwgPage(
              width, 1, 300, colour, PwgPage.Duplex.NONE, PwgPage.Turn.UPRIGHT, 1, "iso_a4");
      var row = new byte[page.bytesPerLine()];
      int kinds = random.nextInt(1, 5);
      for (int i = 0; i < row.length; i++) {
        row[i] = (byte) (random.nextInt(kinds) * 85);
        if (i >= 3 && random.nextInt(10) < 7) {
          row[i] = row[i - page.bytesPerPixel()];
        }
      }
      var line = new byte[PwgRasterCodec.mostBytes(row.length)];
      int length = PwgRasterCodec.line(row, page.bytesPerPixel(), 1, line, 0);
      assertTrue(length <= line.length);
      var file = new ByteArrayOutputStream();
      file.writeBytes(PwgRasterCodec.sync());
      file.writeBytes(PwgRasterCodec.header(page));
      file.write(line, 0, length);
      var read = new PwgRasterPages(new ByteArrayInputStream(file.toByteArray())).next();
      assertArrayEquals(row, read.orElseThrow().dots(), "round " + round);
    }
  }

  /// How the back lies, PWG 5102.4 section 4.3.2: keyword, sides, cross-feed and feed.
  @ParameterizedTest
  @CsvSource({
    "normal, TWO_SIDED_LONG_EDGE, 1, 1",
    "normal, TWO_SIDED_SHORT_EDGE, 1, 1",
    "flipped, TWO_SIDED_LONG_EDGE, 1, -1",
    "flipped, TWO_SIDED_SHORT_EDGE, -1, 1",
    "rotated, TWO_SIDED_LONG_EDGE, -1, -1",
    "rotated, TWO_SIDED_SHORT_EDGE, 1, 1",
    "manual-tumble, TWO_SIDED_LONG_EDGE, 1, 1",
    "manual-tumble, TWO_SIDED_SHORT_EDGE, -1, -1",
    "flipped, ONE_SIDED, 1, 1",
    "never-heard-of, TWO_SIDED_LONG_EDGE, 1, 1"
  })
  void theBackIsTurnedAsThePrinterWants(String keyword, Sides sides, int crossFeed, int feed) {
    assertEquals(new PwgPage.Turn(crossFeed, feed), SheetBack.of(keyword).turn(sides));
  }

  @ParameterizedTest
  @CsvSource({
    "iso_a4_210x297mm, 21000, 29700",
    "na_letter_8.5x11in, 21590, 27940",
    "oe_photo-l_3.5x5in, 8890, 12700"
  })
  void paperIsReadFromItsName(String name, int width, int height) {
    assertEquals(new Paper(name, width, height), Paper.of(name).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"A4", "iso_a4_0x0mm", "iso_a4_210x297", "x_y_9999x9999mm", "iso_a4_210x29700mm"})
  void namesWithoutASizeThatAPrinterHasAreNoPaper(String name) {
    assertTrue(Paper.of(name).isEmpty());
  }
}
