// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;

/// One sheet's side in memory, drawn again for each page: the memory is that of one page however
/// long the document.
final class PageCanvas {

  private static final int WHITE = 0xFFFFFF;
  private static final float POINTS_PER_INCH = 72;

  private final RasterForm form;
  private final PDDocument document;
  private final PDFRenderer renderer;
  private final BufferedImage image;
  private final int[] pixels;

  PageCanvas(PDDocument document, RasterForm form) {
    this.form = form;
    this.document = document;
    this.image = new BufferedImage(form.width(), form.height(), BufferedImage.TYPE_INT_RGB);
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.renderer = new WholeRenderer(document);
    renderer.setSubsamplingAllowed(true);
    renderer.setRenderingHints(hints());
  }

  private static RenderingHints hints() {
    var hints =
        new RenderingHints(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    hints.put(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    hints.put(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_SPEED);
    hints.put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return hints;
  }

  void blank() {
    Arrays.fill(pixels, WHITE);
  }

  /// Draws a page as large as it is and centred; one that is larger than the paper is made smaller,
  /// and turned where it then fits better.
  void draw(int number, PwgPage.Turn turn) throws IOException {
    blank();
    var graphics = image.createGraphics();
    try {
      graphics.setBackground(Color.WHITE);
      mirror(graphics, turn);
      place(graphics, document.getPage(number - 1), number);
    } finally {
      graphics.dispose();
    }
  }

  private void mirror(Graphics2D graphics, PwgPage.Turn turn) {
    graphics.transform(
        new AffineTransform(
            turn.crossFeed(),
            0,
            0,
            turn.feed(),
            turn.crossFeed() < 0 ? form.width() : 0,
            turn.feed() < 0 ? form.height() : 0));
  }

  private void place(Graphics2D graphics, PDPage page, int number) throws IOException {
    var box = page.getCropBox();
    boolean aside = page.getRotation() % 180 != 0;
    float scale = form.dpi() / POINTS_PER_INCH;
    float width = scale * (aside ? box.getHeight() : box.getWidth());
    float height = scale * (aside ? box.getWidth() : box.getHeight());
    boolean turned = fit(height, width) > fit(width, height);
    float fit = Math.min(1, turned ? fit(height, width) : fit(width, height));
    graphics.translate(form.width() / 2.0, form.height() / 2.0);
    if (turned) {
      graphics.rotate(Math.PI / 2);
    }
    // Whole pixels, so that a picture of the paper's resolution is copied and not resampled.
    graphics.translate(-Math.rint(fit * width / 2), -Math.rint(fit * height / 2));
    renderer.renderPageToGraphics(number - 1, graphics, fit * scale);
  }

  /// By how much it may grow; a pixel of rounding is no reason to make a page smaller.
  private float fit(float width, float height) {
    float across = form.width() / width;
    float along = form.height() / height;
    float fit = Math.min(across, along);
    return fit < 1 && fit > 0.998f ? 1 : fit;
  }

  /// Whether two lines look the same.
  boolean sameLine(int one, int other) {
    int width = form.width();
    return Arrays.equals(
        pixels, one * width, (one + 1) * width, pixels, other * width, (other + 1) * width);
  }

  /// The bytes of a line as the raster wants them.
  void line(int y, byte[] into) {
    int from = y * form.width();
    if (form.colour()) {
      for (int x = 0, at = 0; x < form.width(); x++, at += 3) {
        int rgb = pixels[from + x];
        into[at] = (byte) (rgb >> 16);
        into[at + 1] = (byte) (rgb >> 8);
        into[at + 2] = (byte) rgb;
      }
    } else {
      for (int x = 0; x < form.width(); x++) {
        into[x] = gray(pixels[from + x]);
      }
    }
  }

  /// Luma of ITU-R BT.601 in 16-bit fixed point; the weights add up to 65536.
  private static byte gray(int rgb) {
    return (byte)
        ((19595 * (rgb >> 16 & 0xFF) + 38470 * (rgb >> 8 & 0xFF) + 7471 * (rgb & 0xFF) + 32768)
            >> 16);
  }
}
