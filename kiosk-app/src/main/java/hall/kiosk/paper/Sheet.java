// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import com.google.zxing.common.BitMatrix;
import hall.kiosk.journey.Signature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// A4 pages written from top to bottom; a new page begins when one is full.
///
/// Lengths are points (1/72 inch) from the top left of the text area.
final class Sheet implements AutoCloseable {

  static final float MARGIN = 56;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float LEADING = 1.5f;
  private static final float LABEL_WIDTH = 110;
  private static final float BETWEEN_BLANKS = 18;
  private static final Pattern BREAKS =
      Pattern.compile("(?<=[\\s\\p{IsHan}\\p{InCJK_Symbols_And_Punctuation}，；：])");

  private final PDDocument document = new PDDocument();
  private final SheetFont font;
  private PDPageContentStream content;
  private float y;

  Sheet(String title, String language) throws IOException {
    font = SheetFont.in(document);
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage(language);
    content = page();
    y = top();
  }

  private static float top() {
    return PDRectangle.A4.getHeight() - MARGIN;
  }

  private PDPageContentStream page() throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  private void need(float height) throws IOException {
    if (y - height < MARGIN) {
      content.close();
      content = page();
      y = top();
    }
  }

  void gap(float height) {
    y -= height;
  }

  /// A paragraph, wrapped.
  void text(String text, float size) throws IOException {
    paragraph(text, size, 0, WIDTH);
  }

  /// A paragraph, wrapped, beginning further right.
  void indented(String text, float size, float left) throws IOException {
    paragraph(text, size, left, WIDTH - left);
  }

  /// What the next lines are about; never alone at the foot of a page.
  void heading(String text, float size) throws IOException {
    need(size * 4 * LEADING);
    gap(4);
    text(text, size);
  }

  /// One centred line.
  void centred(String text, float size) throws IOException {
    var shown = font.showable(text);
    need(size * LEADING);
    y -= size * LEADING;
    line(shown, size, (WIDTH - font.width(shown, size)) / 2);
  }

  /// A label and its value beside it.
  void row(String label, String value, float size, float valueWidth) throws IOException {
    need(size * LEADING);
    float before = y;
    y -= size * LEADING;
    content.setNonStrokingColor(0.35f);
    line(font.showable(label), size, 0);
    content.setNonStrokingColor(0f);
    y = before;
    paragraph(value, size, LABEL_WIDTH, valueWidth);
    y -= size * 0.35f;
  }

  /// Labels side by side, each with a line to write on behind it.
  void blanks(float size, String... labels) throws IOException {
    need(size * LEADING * 2);
    y -= size * LEADING * 1.8f;
    float each = (WIDTH + BETWEEN_BLANKS) / labels.length;
    for (int i = 0; i < labels.length; i++) {
      var label = font.showable(labels[i]);
      float start = i * each;
      line(label, size, start);
      float from = Math.max(labels.length == 1 ? LABEL_WIDTH : 0, font.width(label, size) + 8);
      content.setStrokingColor(0.4f);
      content.setLineWidth(0.7f);
      content.moveTo(MARGIN + start + from, y);
      content.lineTo(MARGIN + start + each - BETWEEN_BLANKS, y);
      content.stroke();
    }
    y -= size * 0.4f;
  }

  /// A thin line across.
  void rule() throws IOException {
    need(12);
    y -= 8;
    content.setStrokingColor(0.6f);
    content.setLineWidth(0.7f);
    content.moveTo(MARGIN, y);
    content.lineTo(MARGIN + WIDTH, y);
    content.stroke();
    y -= 4;
  }

  /// A QR code with its upper right corner at the right margin, `down` below the top of the page's
  /// text area; the text position stays.
  void qrAtRight(BitMatrix qr, float side, float down) throws IOException {
    QrCode.draw(content, qr, MARGIN + WIDTH - side, top() - down, side);
  }

  /// How far below the top of the text area the next line stands.
  float position() {
    return top() - y;
  }

  /// A signature, as drawn, `width` wide.
  void signature(Signature signature, float width) throws IOException {
    float height = (float) (width * Signature.HEIGHT);
    need(height);
    content.setStrokingColor(0f);
    content.setLineWidth(1.4f);
    content.setLineCapStyle(1);
    content.setLineJoinStyle(1);
    for (var stroke : signature.strokes()) {
      var points = stroke.points();
      for (int i = 0; i < points.size(); i++) {
        float px = MARGIN + (float) points.get(i).x() * width;
        float py = y - (float) points.get(i).y() * width;
        if (i == 0) {
          content.moveTo(px, py);
        } else {
          content.lineTo(px, py);
        }
      }
      if (points.size() > 1) {
        content.stroke();
      }
    }
    y -= height;
  }

  /// At the foot of every page which one of how many it is; nothing is written after it.
  void number(BinaryOperator<String> words) throws IOException {
    content.close();
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      var shown = font.showable(words.apply(String.valueOf(i + 1), String.valueOf(pages)));
      var foot = new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true);
      content = foot;
      y = MARGIN / 2;
      line(shown, 9, (WIDTH - font.width(shown, 9)) / 2);
      foot.close();
    }
  }

  /// The finished document.
  byte[] bytes() throws IOException {
    content.close();
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
    font.close();
  }

  private void paragraph(String text, float size, float left, float width) throws IOException {
    for (var shown : wrapped(font.showable(text), size, width)) {
      need(size * LEADING);
      y -= size * LEADING;
      line(shown, size, left);
    }
  }

  private void line(String shown, float size, float left) throws IOException {
    content.beginText();
    content.setFont(font.font(), size);
    content.newLineAtOffset(MARGIN + left, y + size * 0.2f);
    content.showText(shown);
    content.endText();
  }

  /// Breaks after any Chinese character and between words of other scripts.
  private List<String> wrapped(String text, float size, float width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var piece : BREAKS.split(text, -1)) {
      if (!line.isEmpty() && font.width(line + piece.stripTrailing(), size) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
      while (font.width(line.toString().stripTrailing(), size) > width && line.length() > 1) {
        int fits = fitting(line, size, width);
        lines.add(line.substring(0, fits));
        line.delete(0, fits);
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private int fitting(StringBuilder line, float size, float width) {
    int end = line.length();
    while (end > 1 && font.width(line.substring(0, end), size) > width) {
      end = line.offsetByCodePoints(end, -1);
    }
    return end;
  }
}
