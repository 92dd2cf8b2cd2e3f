// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.MaterialPdf;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Reusable;
import hall.kiosk.journey.VisitSample;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PaperLookTest {

  private static final Reusable PAPER = VisitSample.kept("residence-proof");

  private final PageStore pages = new PageStore();

  /// A red page and a blue one, as a terminal sends them.
  private static byte[] pdf() throws IOException {
    var out = new ByteArrayOutputStream();
    MaterialPdf.write(List.of(page(Color.RED), page(Color.BLUE)), page -> 0, Instant.EPOCH, out);
    return out.toByteArray();
  }

  private static ScannedPage page(Color color) throws IOException {
    var image = new BufferedImage(300, 420, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(color);
    pen.fillRect(0, 0, 300, 420);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return new ScannedPage(out.toByteArray(), 300, 420, 100);
  }

  @Test
  void theFirstPageIsShownAsLongAsItsSessionLasts() throws IOException {
    var bytes = pdf();
    var kept = PaperLook.keep(pages, pages.session(), 7, PAPER, bytes).orElseThrow();
    var jpeg = pages.get(kept.id()).orElseThrow().jpeg();
    var shown = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertEquals(kept.widthPx(), shown.getWidth());
    var middle = new Color(shown.getRGB(shown.getWidth() / 2, shown.getHeight() / 2));
    assertTrue(middle.getRed() > 200 && middle.getBlue() < 60, middle.toString());
    assertEquals(0, bytes[0], "what was fetched is overwritten");
    pages.purge();
    assertEquals(0, pages.size());
    assertEquals(Optional.empty(), PaperLook.keep(pages, 0, 8, PAPER, pdf()));
    assertEquals(0, pages.size(), "a session that is over gets no picture");
  }

  @Test
  void whatCannotBeReadIsNotShown() {
    var noPdf = "no paper at all".getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), PaperLook.keep(pages, pages.session(), 7, PAPER, noPdf));
    assertEquals(0, pages.size());
  }
}
