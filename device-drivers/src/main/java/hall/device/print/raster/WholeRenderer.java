// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import java.io.IOException;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.EmptyGraphicsStackException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// Draws pages of a PDF whole or not at all: where PDFBox would leave out what it can't draw (a
/// picture of a kind or a make that nobody reads, a part that is missing, a character that the font
/// which stands in for another one has not) and go on, this ends with an [IOException].
public final class WholeRenderer extends PDFRenderer {

  static {
    // By hand, since which readers are found otherwise depends on the thread that asks first.
    IIORegistry.getDefaultInstance().registerServiceProvider(new JBIG2ImageReaderSpi());
  }

  public WholeRenderer(PDDocument document) {
    super(document);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new PageDrawer(parameters) {
      @Override
      protected void operatorException(
          Operator operator, List<COSBase> operands, IOException exception) throws IOException {
        // A state that was put back once too often shows nothing less.
        if (!(exception instanceof EmptyGraphicsStackException)) {
          throw exception;
        }
      }

      @Override
      protected void showFontGlyph(Matrix place, PDFont font, int code, Vector displacement)
          throws IOException {
        var mode = getGraphicsState().getTextState().getRenderingMode();
        if ((mode.isFill() || mode.isStroke()) && isMissing(font, code)) {
          throw new IOException("no glyph for a character of the font " + font.getName());
        }
        super.showFontGlyph(place, font, code, displacement);
      }
    };
  }

  /// What an embedded font draws for a code is what its document means, be it nothing.
  private static boolean isMissing(PDFont font, int code) throws IOException {
    if (font.isEmbedded() || !(font instanceof PDVectorFont outlines) || outlines.hasGlyph(code)) {
      return false;
    }
    var text = font.toUnicode(code);
    return text == null || !text.isBlank();
  }
}
