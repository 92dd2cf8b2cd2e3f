// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.scan.JpegCheck;
import hall.device.scan.PageJpeg;
import java.awt.image.BufferedImage;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaneRasterTest {

  @Test
  void colourIsRedGreenBlueAndThePaddingOfALineIsLeftOut() {
    var image = image(SaneParameters.RGB, 8, 8, 2, 2, false, "010203040506AAAA 0708090A0B0CBBBB");
    assertEquals(0xFF010203, image.getRGB(0, 0));
    assertEquals(0xFF0A0B0C, image.getRGB(1, 1));
  }

  @Test
  void grayKeepsItsSamples() {
    var image = image(SaneParameters.GRAY, 8, 4, 3, 2, false, "102030FF 405060FF");
    assertArrayEquals(new int[] {0x10, 0x20, 0x30, 0x40, 0x50, 0x60}, samples(image));
  }

  @ParameterizedTest
  @CsvSource({"true, 3412 7856 FFFF", "false, 1234 5678 FFFF"})
  void of16BitsTheUpperByteInItsByteOrderIsKept(boolean littleEndian, String line) {
    var image = image(SaneParameters.GRAY, 16, 6, 2, 2, littleEndian, line + line);
    assertArrayEquals(new int[] {0x12, 0x56, 0x12, 0x56}, samples(image));
  }

  @Test
  void ofOneBitOneIsBlackAndTheHighestBitComesFirst() {
    var image = image(SaneParameters.GRAY, 1, 2, 9, 1, false, "A080");
    assertArrayEquals(new int[] {0, 255, 0, 255, 255, 255, 255, 255, 0}, samples(image));
  }

  @Test
  void aPageIsAWholeJpegWithItsDensity() {
    var gray = image(SaneParameters.GRAY, 8, 4, 3, 2, false, "102030FF 405060FF");
    assertEquals(
        new JpegCheck.Whole(3, 2, 1, 200), JpegCheck.of(PageJpeg.encode(gray, 200).jpeg()));
    var color = image(SaneParameters.RGB, 8, 3, 1, 1, false, "102030");
    assertEquals(
        new JpegCheck.Whole(1, 1, 3, 600), JpegCheck.of(PageJpeg.encode(color, 600).jpeg()));
  }

  private static BufferedImage image(
      int format, int depth, int stride, int width, int lines, boolean littleEndian, String hex) {
    var samples =
        SaneRaster.samples(
            new SaneParameters(format, true, stride, width, lines, depth),
            littleEndian,
            HexFormat.of().parseHex(hex.replace(" ", "")),
            lines);
    return format == SaneParameters.RGB
        ? SaneRaster.interleaved(width, samples)
        : SaneRaster.planes(width, samples);
  }

  private static int[] samples(BufferedImage image) {
    var raster = image.getRaster();
    return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
  }
}
