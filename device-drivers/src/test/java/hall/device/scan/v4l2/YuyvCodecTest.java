// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YuyvCodecTest {

  private static V4l2Codec.Format format(int width, int height, int row, int space, int range) {
    return new V4l2Codec.Format(width, height, FourCc.YUYV, row, row * height, space, range);
  }

  @ParameterizedTest
  @CsvSource({
    // The colour bars of ITU-R BT.1729 at 100 %, limited range
    "235, 128, 128, 255, 255, 255",
    "210, 16, 146, 255, 255, 0",
    "170, 166, 16, 0, 255, 255",
    "145, 54, 34, 0, 255, 0",
    "106, 202, 222, 255, 0, 255",
    "81, 90, 240, 255, 0, 0",
    "41, 240, 110, 0, 0, 255",
    "16, 128, 128, 0, 0, 0",
  })
  void colorBarsHaveTheirColors(int y, int u, int v, int r, int g, int b) {
    byte[] pair = {(byte) y, (byte) u, (byte) y, (byte) v};
    var color = new Color(YuyvCodec.image(format(2, 1, 4, 8, 0), pair).getRGB(1, 0));
    assertEquals(r, color.getRed(), 2);
    assertEquals(g, color.getGreen(), 2);
    assertEquals(b, color.getBlue(), 2);
  }

  @Test
  void theFullRangeIsNotStretched() {
    byte[] pair = {16, (byte) 128, (byte) 235, (byte) 128};
    for (var full : new V4l2Codec.Format[] {format(2, 1, 4, 8, 1), format(2, 1, 4, 7, 0)}) {
      var image = YuyvCodec.image(full, pair);
      assertEquals(16, new Color(image.getRGB(0, 0)).getGreen());
      assertEquals(235, new Color(image.getRGB(1, 0)).getGreen());
    }
  }

  @Test
  void picturesComeBackAsTheyWereWhateverTheirRowsArePaddedTo() {
    var random = new Random(5);
    for (int i = 0; i < 200; i++) {
      int width = 2 + 2 * random.nextInt(20);
      int height = 1 + random.nextInt(20);
      int row = 2 * width + 4 * random.nextInt(5);
      var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x += 2) {
          int rgb = random.nextInt(0x1000000);
          image.setRGB(x, y, rgb);
          image.setRGB(x + 1, y, rgb); // two pixels share their colour
        }
      }
      var back = YuyvCodec.image(format(width, height, row, 8, 0), Scene.yuyv(image, row));
      for (int at = 0; at < width * height; at++) {
        var was = new Color(image.getRGB(at % width, at / width));
        var is = new Color(back.getRGB(at % width, at / width));
        assertEquals(was.getRed(), is.getRed(), 3);
        assertEquals(was.getGreen(), is.getGreen(), 3);
        assertEquals(was.getBlue(), is.getBlue(), 3);
      }
    }
  }

  @Test
  void everyTruncationPointIsToldAndThePaddingOfTheLastRowMayBeMissing() {
    var format = format(10, 6, 24, 8, 0);
    for (int bytes = 0; bytes < 5 * 24 + 20; bytes++) {
      assertTrue(YuyvCodec.trouble(format, bytes).isPresent());
    }
    for (int bytes = 5 * 24 + 20; bytes <= 6 * 24; bytes++) {
      assertTrue(YuyvCodec.trouble(format, bytes).isEmpty());
      YuyvCodec.image(format, Arrays.copyOf(new byte[0], bytes));
    }
  }

  @Test
  void aFormatThatCantBeIsTold() {
    assertTrue(YuyvCodec.trouble(format(10, 6, 19, 8, 0), 1000).isPresent());
    assertTrue(YuyvCodec.trouble(format(0, 6, 20, 8, 0), 1000).isPresent());
    assertTrue(YuyvCodec.trouble(format(10, 0, 20, 8, 0), 1000).isPresent());
    assertTrue(YuyvCodec.trouble(format(1_000_000, 1_000_000, 2_000_000, 8, 0), 1000).isPresent());
  }

  @Test
  void anOddColumnHasColor() {
    var image = YuyvCodec.image(format(3, 1, 8, 8, 0), new byte[] {81, 90, 81, -16, 81, 0, 0, 0});
    assertEquals(image.getRGB(0, 0), image.getRGB(2, 0));
  }
}
