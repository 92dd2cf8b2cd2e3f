// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.device.scan.ScannedPage;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/// Copies on A4 as they are printed: as large as the original was, smaller only where it does not
/// fit, with what the copy is good for across it.
///
/// Lengths are points (1/72 inch). Nothing but the pictures and that one line goes in: no name, no
/// moment.
public final class CopySheets {

  private static final float A4_SHORT = PDRectangle.A4.getWidth();
  private static final float A4_LONG = PDRectangle.A4.getHeight();

  /// What printers leave white.
  private static final float BORDER = 12;

  private static final float MARK_SIZE = 24;
  private static final float MARK_ACROSS = 40;
  private static final float MARK_DOWN = 120;
  private static final float MARK_STRENGTH = 0.3f;
  private static final double MARK_SLANT = Math.toRadians(30);

  private CopySheets() {}

  /// A picture on a sheet.
  ///
  /// @param quarters by which it is turned clockwise
  public record Original(ScannedPage page, int quarters) {

    private float wide() {
      return quarters % 2 == 0 ? points(page.widthPx()) : points(page.heightPx());
    }

    private float high() {
      return quarters % 2 == 0 ? points(page.heightPx()) : points(page.widthPx());
    }

    private float points(int pixels) {
      return pixels * 72f / page.dpi();
    }

    /// A card lies the way it is read.
    private Original lying() {
      return wide() < high() ? new Original(page, (quarters + 1) % 4) : this;
    }
  }

  /// Each page on a sheet of its own.
  ///
  /// @param mark the line across every sheet
  public static byte[] papers(List<Original> pages, Optional<String> mark) throws IOException {
    try (var document = new PDDocument()) {
      for (var original : pages) {
        boolean lying = original.wide() > original.high();
        var sheet = sheet(lying ? A4_LONG : A4_SHORT, lying ? A4_SHORT : A4_LONG);
        document.addPage(sheet);
        try (var content = new PDPageContentStream(document, sheet)) {
          var box = sheet.getMediaBox();
          draw(
              document,
              content,
              original,
              box.getWidth() / 2,
              box.getHeight() / 2,
              fitting(original, box));
        }
      }
      return marked(document, mark);
    }
  }

  /// Both sides of a card on one sheet, the side with the portrait above, at their true size.
  public static byte[] card(Original front, Original back, Optional<String> mark)
      throws IOException {
    try (var document = new PDDocument()) {
      var sheet = sheet(A4_SHORT, A4_LONG);
      document.addPage(sheet);
      try (var content = new PDPageContentStream(document, sheet)) {
        draw(document, content, front.lying(), A4_SHORT / 2, A4_LONG * 0.68f, 1);
        draw(document, content, back.lying(), A4_SHORT / 2, A4_LONG * 0.36f, 1);
      }
      return marked(document, mark);
    }
  }

  private static PDPage sheet(float width, float height) {
    return new PDPage(new PDRectangle(width, height));
  }

  private static float fitting(Original original, PDRectangle sheet) {
    // A scan of a whole sheet is as large as the sheet: it keeps its size, and loses what no
    // printer prints.
    float across = (sheet.getWidth() + BORDER) / original.wide();
    float down = (sheet.getHeight() + BORDER) / original.high();
    return Math.min(1, Math.min(across, down));
  }

  private static void draw(
      PDDocument document,
      PDPageContentStream content,
      Original original,
      float middleX,
      float middleY,
      float scale)
      throws IOException {
    var image = JPEGFactory.createFromByteArray(document, original.page().jpeg());
    float width = original.points(original.page().widthPx()) * scale;
    float height = original.points(original.page().heightPx()) * scale;
    var turn = AffineTransform.getTranslateInstance(middleX, middleY);
    turn.quadrantRotate(-original.quarters());
    content.saveGraphicsState();
    content.transform(new Matrix(turn));
    content.drawImage(image, -width / 2, -height / 2, width, height);
    content.restoreGraphicsState();
  }

  private static byte[] marked(PDDocument document, Optional<String> mark) throws IOException {
    var out = new ByteArrayOutputStream();
    if (mark.isEmpty()) {
      document.save(out);
      return out.toByteArray();
    }
    try (var font = SheetFont.in(document)) {
      for (var sheet : document.getPages()) {
        mark(document, sheet, font, mark.get());
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  /// Again and again, so that no corner can be cut out without it.
  private static void mark(PDDocument document, PDPage sheet, SheetFont font, String words)
      throws IOException {
    var shown = font.showable(words);
    float step = font.width(shown, MARK_SIZE) + MARK_ACROSS;
    var box = sheet.getMediaBox();
    double reach = Math.hypot(box.getWidth(), box.getHeight());
    var pale = new PDExtendedGraphicsState();
    pale.setNonStrokingAlphaConstant(MARK_STRENGTH);
    try (var content =
        new PDPageContentStream(
            document, sheet, PDPageContentStream.AppendMode.APPEND, true, true)) {
      content.setGraphicsStateParameters(pale);
      content.setNonStrokingColor(0.25f);
      content.transform(new Matrix(AffineTransform.getRotateInstance(MARK_SLANT)));
      content.setFont(font.font(), MARK_SIZE);
      int row = 0;
      for (double y = -reach; y < reach; y += MARK_DOWN) {
        for (double x = -reach - (row++ % 2) * step / 2; x < reach; x += step) {
          content.beginText();
          content.newLineAtOffset((float) x, (float) y);
          content.showText(shown);
          content.endText();
        }
      }
    }
  }
}
