// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// One A4 page that shows whether a printer prints: a frame 10 mm from each edge, which must be
/// whole, a scale of 100 mm, and steps of gray.
public final class TestPage {

  private static final float POINTS_PER_MM = 72 / 25.4f;
  private static final float MARGIN_MM = 10;
  private static final int STEPS = 10;

  private TestPage() {}

  /// The page as a PDF document.
  public static byte[] pdf() {
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        draw(content);
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static void draw(PDPageContentStream content) throws IOException {
    float width = PDRectangle.A4.getWidth();
    float height = PDRectangle.A4.getHeight();
    float margin = mm(MARGIN_MM);
    content.addRect(margin, margin, width - 2 * margin, height - 2 * margin);
    content.stroke();
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA_BOLD), 24);
    content.newLineAtOffset(mm(20), height - mm(35));
    content.showText("DEVICE TEST");
    content.endText();
    for (int at = 0; at <= 100; at += 10) {
      content.moveTo(mm(20 + at), height - mm(60));
      content.lineTo(mm(20 + at), height - mm(at % 50 == 0 ? 70 : 65));
    }
    content.moveTo(mm(20), height - mm(60));
    content.lineTo(mm(120), height - mm(60));
    content.stroke();
    for (int step = 0; step <= STEPS; step++) {
      content.setNonStrokingColor((float) step / STEPS);
      content.addRect(mm(20 + 15 * step), height - mm(100), mm(14), mm(20));
      content.fill();
    }
  }

  private static float mm(float millimetres) {
    return millimetres * POINTS_PER_MM;
  }
}
