// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/// Ten documents as a hall prints them: Chinese text with an embedded font, tables, pictures of
/// pages, receipts and mixtures; the same bytes of content in every run.
public final class SampleDocuments {

  private static final File FONT = new File("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc");
  private static final String TEXT =
      "根据国务院关于在线政务服务的若干规定申请人应当如实提交有关材料并对其真实性负责行政机关收到申请后应当及时办理"
          + "不得要求重复提供能够通过数据共享核验的材料办理结果可以采用电子证照或者纸质文书的形式送达"
          + "居民身份证户口簿营业执照不动产权证社会保障卡出生医学证明婚姻登记记录信息";
  private static final int DPI = 300;

  private final Random random = new Random(20260404);

  private SampleDocuments() {}

  /// Name and bytes of each.
  public static Map<String, byte[]> all() throws IOException {
    var made = new SampleDocuments();
    var all = new LinkedHashMap<String, byte[]>();
    all.put("text-small", made.document(sheet -> sheet.text(9, 1)));
    all.put("text-normal", made.document(sheet -> sheet.text(12, 1), sheet -> sheet.text(12, 1)));
    all.put("text-large", made.document(sheet -> sheet.text(20, 1)));
    all.put("table-dense", made.document(sheet -> sheet.table(40, 8)));
    all.put("table-wide", made.document(sheet -> sheet.table(18, 4), sheet -> sheet.table(18, 4)));
    all.put("scan-colour", made.document(sheet -> sheet.picture(2480, 3508, 0, 0, 1)));
    all.put("scan-150dpi", made.document(sheet -> sheet.picture(1240, 1754, 0, 0, 1)));
    all.put(
        "id-copy",
        made.document(sheet -> {
          sheet.picture(1012, 638, 0.3, 0.55, 0.4);
          sheet.picture(1012, 638, 0.3, 0.2, 0.4);
        }));
    all.put(
        "form",
        made.document(sheet -> {
          sheet.table(12, 3);
          sheet.text(10, 0.4);
          sheet.picture(420, 420, 0.7, 0.05, 0.2);
        }));
    all.put(
        "mixed",
        made.document(
            sheet -> sheet.text(11, 1),
            sheet -> sheet.picture(2480, 3508, 0, 0, 1),
            sheet -> sheet.table(30, 6)));
    return all;
  }

  private interface Content {
    void on(Sheet sheet) throws IOException;
  }

  private byte[] document(Content... pages) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument();
        var fonts = new TrueTypeCollection(FONT)) {
      var font = PDType0Font.load(document, fonts.getFontByName("WenQuanYiZenHei"), true);
      for (var content : pages) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var stream = new PDPageContentStream(document, page)) {
          content.on(new Sheet(document, stream, font));
        }
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  private final class Sheet {
    private final PDDocument document;
    private final PDPageContentStream out;
    private final PDFont font;

    Sheet(PDDocument document, PDPageContentStream out, PDFont font) {
      this.document = document;
      this.out = out;
      this.font = font;
    }

    private String words(int length) {
      var text = new StringBuilder();
      while (text.length() < length) {
        text.append(TEXT.charAt(random.nextInt(TEXT.length())));
      }
      return text.toString();
    }

    /// Lines from the bottom up to a part of the page's height.
    void text(float size, double part) throws IOException {
      var area = PDRectangle.A4;
      for (float y = 50; y < 50 + part * (area.getHeight() - 100); y += size * 1.5f) {
        line(words((int) ((area.getWidth() - 100) / size)), 50, y, size);
      }
    }

    private void line(String text, float x, float y, float size) throws IOException {
      out.beginText();
      out.setFont(font, size);
      out.newLineAtOffset(x, y);
      out.showText(text);
      out.endText();
    }

    void table(int rows, int columns) throws IOException {
      float width = (PDRectangle.A4.getWidth() - 80) / columns;
      float height = (PDRectangle.A4.getHeight() - 80) / rows;
      float size = Math.min(11, height * 0.6f);
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          float x = 40 + column * width;
          float y = 40 + row * height;
          if (row % 2 == 0) {
            out.setNonStrokingColor(0.92f, 0.94f, 0.98f);
            out.addRect(x, y, width, height);
            out.fill();
            out.setNonStrokingColor(0f, 0f, 0f);
          }
          out.setLineWidth(0.6f);
          out.addRect(x, y, width, height);
          out.stroke();
          line(words((int) ((width - 8) / size)), x + 4, y + height * 0.3f, size);
        }
      }
    }

    /// A photographed page; place and width as parts of the sheet.
    void picture(int width, int height, double left, double bottom, double across)
        throws IOException {
      var image = JPEGFactory.createFromImage(document, photograph(width, height), 0.85f, DPI);
      float drawn = (float) (across * PDRectangle.A4.getWidth());
      out.drawImage(
          image,
          (float) (left * PDRectangle.A4.getWidth()),
          (float) (bottom * PDRectangle.A4.getHeight()),
          drawn,
          drawn * height / width);
    }

    private BufferedImage photograph(int width, int height) {
      var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      var graphics = image.createGraphics();
      graphics.setPaint(
          new GradientPaint(
              0, 0, new Color(250, 248, 240), width, height, new Color(225, 222, 214)));
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      strokes(graphics, width, height);
      graphics.dispose();
      for (int i = 0; i < width * height / 3; i++) {
        int x = random.nextInt(width);
        int y = random.nextInt(height);
        image.setRGB(x, y, image.getRGB(x, y) ^ (0x030303 & random.nextInt()));
      }
      return image;
    }

    private void strokes(Graphics2D graphics, int width, int height) {
      for (int i = 0; i < width * height / 2500; i++) {
        graphics.setColor(new Color(random.nextInt(90), random.nextInt(90), random.nextInt(110)));
        int x = random.nextInt(width);
        int y = random.nextInt(height);
        graphics.drawLine(x, y, x + random.nextInt(30), y + random.nextInt(20));
      }
    }
  }
}
