// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import com.google.zxing.common.BitMatrix;
import hall.device.print.raster.WholeRenderer;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Attestation.Sheet;
import hall.kiosk.journey.Language;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.util.Matrix;

/// A sealed certificate as it comes out on paper: each page a little smaller, and below it a strip
/// with the code and the QR code that verify it. The sealed bytes are not altered; this is another
/// file, which only the printer sees.
///
/// Lengths are points (1/72 inch). Everything that a page shows becomes smaller with it, its seal
/// too, which is an annotation; nothing is written over it.
public final class AttestationSheets {

  private static final float STRIP = 68;
  private static final float QR = 58;
  private static final float MARGIN = 30;
  private static final float SIZE = 9;
  private static final float LEADING = 13;
  private static final float LOOK_DPI = 110;

  private AttestationSheets() {}

  /// What goes to the printer.
  public static byte[] printed(byte[] sealed, Sheet sheet, Language language) throws IOException {
    try (var document = Loader.loadPDF(sealed);
        var font = SheetFont.in(document)) {
      var qr = QrCode.of(sheet.verifyUrl());
      int number = 0;
      for (var page : document.getPages()) {
        var room = shrink(document, page);
        var lines = lines(sheet, language, ++number);
        strip(document, page, room, font, qr, lines);
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /// Pictures of the pages, for the screen.
  public static List<ScannedPage> pictures(byte[] sealed) throws IOException {
    try (var document = Loader.loadPDF(sealed)) {
      var renderer = new WholeRenderer(document);
      var pictures = new ArrayList<ScannedPage>();
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        pictures.add(picture(renderer.renderImageWithDPI(i, LOOK_DPI, ImageType.RGB)));
      }
      return pictures;
    }
  }

  private static ScannedPage picture(BufferedImage image) throws IOException {
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", jpeg);
    image.flush();
    return new ScannedPage(
        jpeg.toByteArray(), image.getWidth(), image.getHeight(), Math.round(LOOK_DPI));
  }

  private static List<String> lines(Sheet sheet, Language language, int page) {
    var words = Words.in(language);
    return List.of(
        words.get("attestation.code", sheet.code().replaceAll("(.{4})(?=.)", "$1-")),
        words.get("attestation.how"),
        words.get("attestation.strip", page, sheet.pages()));
  }

  /// From the page as it is read, origin at the lower left, to its own coordinates.
  private static AffineTransform upright(PDPage page) {
    var box = page.getCropBox();
    var turn =
        switch (Math.floorMod(page.getRotation(), 360)) {
          case 90 -> new AffineTransform(0, 1, -1, 0, box.getWidth(), 0);
          case 180 -> new AffineTransform(-1, 0, 0, -1, box.getWidth(), box.getHeight());
          case 270 -> new AffineTransform(0, -1, 1, 0, 0, box.getHeight());
          default -> new AffineTransform();
        };
    turn.preConcatenate(
        AffineTransform.getTranslateInstance(box.getLowerLeftX(), box.getLowerLeftY()));
    return turn;
  }

  /// Makes everything on the page smaller, so that the strip is free.
  ///
  /// @return the page's size as it is read
  private static Rectangle2D shrink(PDDocument document, PDPage page) throws IOException {
    var box = page.getCropBox();
    boolean lying = page.getRotation() % 180 != 0;
    float wide = lying ? box.getHeight() : box.getWidth();
    float high = lying ? box.getWidth() : box.getHeight();
    float scale = (high - STRIP) / high;
    var smaller = new AffineTransform(scale, 0, 0, scale, wide * (1 - scale) / 2, STRIP);
    var whole = upright(page);
    whole.concatenate(smaller);
    whole.concatenate(inverse(upright(page)));
    try (var before = new PDPageContentStream(document, page, AppendMode.PREPEND, true, false)) {
      before.saveGraphicsState();
      before.transform(new Matrix(whole));
    }
    try (var after = new PDPageContentStream(document, page, AppendMode.APPEND, true, false)) {
      after.restoreGraphicsState();
    }
    for (PDAnnotation annotation : page.getAnnotations()) {
      var at = annotation.getRectangle();
      if (at != null) {
        var moved =
            whole
                .createTransformedShape(
                    new Rectangle2D.Float(
                        at.getLowerLeftX(), at.getLowerLeftY(), at.getWidth(), at.getHeight()))
                .getBounds2D();
        annotation.setRectangle(
            new PDRectangle(
                (float) moved.getX(),
                (float) moved.getY(),
                (float) moved.getWidth(),
                (float) moved.getHeight()));
      }
    }
    return new Rectangle2D.Float(0, 0, wide, high);
  }

  private static AffineTransform inverse(AffineTransform turn) {
    try {
      return turn.createInverse();
    } catch (java.awt.geom.NoninvertibleTransformException e) {
      throw new IllegalStateException("a turn can be turned back", e);
    }
  }

  private static void strip(
      PDDocument document,
      PDPage page,
      Rectangle2D room,
      SheetFont font,
      BitMatrix qr,
      List<String> lines)
      throws IOException {
    try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
      content.transform(new Matrix(upright(page)));
      content.setStrokingColor(0.6f);
      content.setLineWidth(0.6f);
      content.moveTo(MARGIN, STRIP - 2);
      content.lineTo((float) room.getWidth() - MARGIN, STRIP - 2);
      content.stroke();
      QrCode.draw(content, qr, (float) room.getWidth() - MARGIN - QR, STRIP - 5, QR);
      content.setNonStrokingColor(0.15f);
      float y = STRIP - 20;
      for (var line : lines) {
        content.beginText();
        content.setFont(font.font(), SIZE);
        content.newLineAtOffset(MARGIN, y);
        content.showText(font.showable(line));
        content.endText();
        y -= LEADING;
      }
    }
  }
}
