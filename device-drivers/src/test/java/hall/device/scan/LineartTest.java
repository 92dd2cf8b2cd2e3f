// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.picture.Jpeg;
import hall.device.picture.Picture;
import hall.device.scan.ScannedPage.Encoding;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineartTest {

  private static final int WIDTH = 620;
  private static final int HEIGHT = 877;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 64, 1001})
  void everyPixelComesBack(int width) {
    var random = new Random(width);
    int stride = (width + 7) / 8;
    var packed = new byte[stride * 50];
    random.nextBytes(packed);
    var page = Lineart.encode(packed, width, 50, 200);
    var picture = Lineart.picture(page);
    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < width; x++) {
        boolean black = (packed[y * stride + x / 8] & (0x80 >> x % 8)) != 0;
        assertEquals(black ? 0 : -1, picture.samples()[y * width + x]);
      }
    }
  }

  @Test
  void aPageOfAnotherSizeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Lineart.encode(new byte[9], 8, 10, 200));
  }

  @Test
  void printSealAndShadingStayLegibleUnderUnevenLight() {
    var page = Lineart.binarise(Picture.of(page()).gray(), 75);
    assertEquals(Encoding.CCITT_G4, page.encoding());
    assertEquals(new ScannedPage(page.bytes(), Encoding.CCITT_G4, WIDTH, HEIGHT, 75), page);
    var picture = Lineart.picture(page);
    assertTrue(share(picture, 60, 100, 400, 40) > 0.05, "print in the light");
    assertTrue(share(picture, 60, 780, 400, 40) > 0.05, "print in the shade");
    double shaded = share(picture, 60, 400, 300, 60);
    assertTrue(shaded > 0.03 && shaded < 0.4, "print on shaded ground, " + shaded);
    assertEquals(0, share(picture, 400, 405, 100, 50), 0.005, "shading alone turns white");
    double seal = share(picture, 400, 550, 140, 140);
    assertTrue(seal > 0.03 && seal < 0.3, "a faint seal, " + seal);
    assertEquals(1, share(picture, 510, 210, 60, 60), 0.02, "large black areas stay black");
    assertEquals(0, share(picture, 20, 300, 580, 60), 0.005, "paper");
  }

  private static double share(Picture picture, int left, int top, int width, int height) {
    int black = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        black += picture.samples()[y * picture.width() + x] == 0 ? 1 : 0;
      }
    }
    return (double) black / width / height;
  }

  private static BufferedImage page() {
    var page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = page.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(248, 246, 240), 0, HEIGHT, new Color(150, 148, 140)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(new Color(0, 0, 0, 40));
    graphics.fillRect(50, 390, 500, 80);
    graphics.setColor(new Color(20, 20, 20, 220));
    graphics.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, 20));
    for (int y : new int[] {130, 440, 810}) {
      graphics.drawString("申请人应当如实提交有关材料", 60, y);
    }
    graphics.fillRect(500, 200, 80, 80);
    graphics.setColor(new Color(210, 60, 60, 130));
    graphics.setStroke(new BasicStroke(5));
    graphics.drawOval(410, 560, 120, 120);
    graphics.dispose();
    return page;
  }

  @Test
  void aGrayPageTurnsBlackAndWhiteAndADamagedOneDoesNot() throws IOException {
    var gray = PageJpeg.encode(Picture.of(page()).gray(), 75);
    var page = Lineart.of(gray).orElseThrow();
    assertTrue(page.bytes().length < gray.bytes().length / 3);
    assertEquals(page, Lineart.of(page).orElseThrow());
    assertTrue(Lineart.of(new ScannedPage(new byte[50], 8, 8, 75)).isEmpty());
    var shown = Jpeg.gray(page.jpeg());
    assertEquals(WIDTH, shown.width());
    assertArrayEquals(gray.bytes(), gray.jpeg());
  }
}
