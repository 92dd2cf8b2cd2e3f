// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.scan.PageJpeg;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.PageRef.Doubt;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PageDoubtsTest {

  private static final int DPI = 150;

  @Test
  void aPageWithPrintIsNotDoubted() {
    assertEquals(Set.of(), PageDoubts.of(page(Color.WHITE, 40)));
  }

  @Test
  void anEmptySheetIsDoubted() {
    assertEquals(Set.of(Doubt.BLANK), PageDoubts.of(page(Color.WHITE, 0)));
  }

  @Test
  void aPageInTheDarkIsDoubted() {
    assertEquals(Set.of(Doubt.TOO_DARK), PageDoubts.of(page(new Color(60, 60, 60), 40)));
  }

  @Test
  void aPictureThatNobodyCanDecodeIsDoubted() {
    assertEquals(
        Set.of(Doubt.BLURRED), PageDoubts.of(new ScannedPage(new byte[] {1, 2, 3}, 10, 10, DPI)));
  }

  private static ScannedPage page(Color paper, int lines) {
    var image = new BufferedImage(1240, 1754, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = image.createGraphics();
    graphics.setColor(paper);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 28));
    for (int line = 0; line < lines; line++) {
      graphics.drawString("SAMPLE 0123456789 sample of print", 150, 150 + 36 * line);
    }
    graphics.dispose();
    return PageJpeg.encode(image, DPI);
  }
}
