// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.PageJpeg;
import hall.device.scan.ScannedPage;
import hall.device.scan.page.PagePipeline;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.PageRef.Change;
import hall.kiosk.journey.PageRef.Doubt;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TidyPageTest {

  private static final int DPI = 150;

  @Test
  void aPageWithPrintIsKeptAsItIsWithoutADoubt() throws InterruptedException {
    var tidy = tidy(page(Color.WHITE, 40));
    assertEquals(Set.of(), tidy.ref().doubts());
    assertEquals(List.of("p1"), tidy.ref().images());
    assertFalse(tidy.ref().tidied());
  }

  @Test
  void anEmptySheetIsDoubted() throws InterruptedException {
    assertEquals(Set.of(Doubt.BLANK), tidy(page(Color.WHITE, 0)).ref().doubts());
  }

  @Test
  void aPageInTheDarkIsDoubted() throws InterruptedException {
    assertEquals(Set.of(Doubt.TOO_DARK), tidy(page(new Color(60, 60, 60), 40)).ref().doubts());
  }

  @Test
  void aPictureThatNobodyCanDecodeIsKeptAndDoubted() throws InterruptedException {
    var tidy = tidy(new ScannedPage(new byte[] {1, 2, 3}, 10, 10, DPI));
    assertEquals(Set.of(Doubt.UNREADABLE), tidy.ref().doubts());
    assertEquals(List.of("p1"), List.copyOf(tidy.images().keySet()));
  }

  @Test
  void aPageThatLiesAskewIsStraightenedAndTheScanIsKeptBeside() throws InterruptedException {
    var scanned = askew();
    var tidy = tidy(scanned);
    assertTrue(tidy.ref().changes().contains(Change.STRAIGHTENED));
    assertEquals(List.of("p1", "p1-scanned"), tidy.ref().images());
    assertSame(scanned, tidy.images().get("p1-scanned"));
    var kept = Objects.requireNonNull(tidy.images().get("p1"));
    assertEquals(kept.widthPx(), tidy.ref().widthPx());
    assertNotSame(scanned, kept);
  }

  @Test
  void afterThePurgeNeitherImageIsKept() throws InterruptedException {
    var store = new PageStore();
    long session = store.session();
    var tidy = tidy(askew());
    store.purge();
    assertFalse(tidy.keep(store, session));
    for (var image : tidy.images().values()) {
      assertArrayEquals(new byte[image.bytes().length], image.bytes());
    }
  }

  private static TidyPage tidy(ScannedPage page) throws InterruptedException {
    return TidyPage.of("p1", PageRef.Side.ONLY, page, PagePipeline.Kind.SHEET);
  }

  private static ScannedPage askew() {
    var image = print(Color.WHITE, 40);
    var turned = new BufferedImage(1400, 1900, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = turned.createGraphics();
    graphics.setColor(new Color(40, 40, 40));
    graphics.fillRect(0, 0, 1400, 1900);
    graphics.rotate(Math.toRadians(2), 700, 950);
    graphics.drawImage(image, 80, 73, null);
    graphics.dispose();
    return PageJpeg.encode(turned, DPI);
  }

  private static ScannedPage page(Color paper, int lines) {
    return PageJpeg.encode(print(paper, lines), DPI);
  }

  private static BufferedImage print(Color paper, int lines) {
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
    return image;
  }
}
