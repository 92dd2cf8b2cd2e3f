// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/// A page of the PDF, drawn on in millimetres from its upper left corner.
final class Sheet implements AutoCloseable {
  private static final double POINTS_A_MM = 72 / 25.4;

  private final PDPageContentStream out;
  private final AffineTransform points;
  private final Budget budget;
  private boolean blended;
  private int marks;

  Sheet(PDDocument pdf, Rectangle2D size, Budget budget) throws IOException {
    this.budget = budget;
    PDPage page =
        new PDPage(
            new PDRectangle(
                (float) (size.getWidth() * POINTS_A_MM), (float) (size.getHeight() * POINTS_A_MM)));
    pdf.addPage(page);
    this.out = new PDPageContentStream(pdf, page);
    this.points =
        new AffineTransform(
            POINTS_A_MM,
            0,
            0,
            -POINTS_A_MM,
            -size.getX() * POINTS_A_MM,
            (size.getY() + size.getHeight()) * POINTS_A_MM);
  }

  /// What draws between [#save] and [#restore].
  void save() throws IOException {
    out.saveGraphicsState();
  }

  void restore() throws IOException {
    out.restoreGraphicsState();
  }

  /// From now on everything darkens what lies below, as ink of a stamp does, and hides nothing.
  void blend(boolean on) {
    blended = on;
  }

  /// How many things were drawn.
  int marks() {
    return marks;
  }

  private void look(double alpha) throws IOException {
    if (alpha < 1 || blended) {
      PDExtendedGraphicsState state = new PDExtendedGraphicsState();
      state.setNonStrokingAlphaConstant((float) Math.clamp(alpha, 0.0, 1.0));
      state.setStrokingAlphaConstant((float) Math.clamp(alpha, 0.0, 1.0));
      if (blended) {
        state.setBlendMode(BlendMode.MULTIPLY);
      }
      out.setGraphicsStateParameters(state);
    }
  }

  void clip(Shape area, boolean evenOdd) throws IOException, OfdException {
    if (!trace(area)) {
      out.addRect(-2, -2, 1, 1);
    }
    if (evenOdd) {
      out.clipEvenOdd();
    } else {
      out.clip();
    }
  }

  /// @param space in which a shading stands
  void fill(Shape area, Ink ink, double alpha, AffineTransform space, boolean evenOdd)
      throws IOException, OfdException {
    if (ink.shading().isPresent()) {
      out.saveGraphicsState();
      look(ink.alpha() * alpha);
      clip(area, evenOdd);
      AffineTransform place = new AffineTransform(points);
      place.concatenate(space);
      out.transform(new Matrix(place));
      out.shadingFill(ink.shading().get());
      out.restoreGraphicsState();
      marks++;
      return;
    }
    look(ink.alpha() * alpha);
    out.setNonStrokingColor(ink.colour());
    if (trace(area)) {
      if (evenOdd) {
        out.fillEvenOdd();
      } else {
        out.fill();
      }
      marks++;
    }
  }

  /// @param stroke in millimetres of the sheet
  void draw(Shape line, Ink ink, double alpha, BasicStroke stroke)
      throws IOException, OfdException {
    if (ink.shading().isPresent()) {
      throw OfdException.undrawable("a line that runs into other colours");
    }
    look(ink.alpha() * alpha);
    out.setStrokingColor(ink.colour());
    out.setLineWidth((float) (stroke.getLineWidth() * POINTS_A_MM));
    out.setLineCapStyle(stroke.getEndCap());
    out.setLineJoinStyle(
        switch (stroke.getLineJoin()) {
          case BasicStroke.JOIN_ROUND -> 1;
          case BasicStroke.JOIN_BEVEL -> 2;
          default -> 0;
        });
    out.setMiterLimit(stroke.getMiterLimit());
    if (stroke.getDashArray() != null) {
      float[] dashes = stroke.getDashArray().clone();
      for (int i = 0; i < dashes.length; i++) {
        dashes[i] *= (float) POINTS_A_MM;
      }
      out.setLineDashPattern(dashes, stroke.getDashPhase() * (float) POINTS_A_MM);
    }
    if (trace(line)) {
      out.stroke();
      marks++;
    }
  }

  /// A picture over the square from 0 to 1, y downwards, of a space.
  void picture(PDImageXObject picture, AffineTransform space, double alpha) throws IOException {
    look(alpha);
    AffineTransform place = new AffineTransform(points);
    place.concatenate(space);
    place.concatenate(new AffineTransform(1, 0, 0, -1, 0, 1));
    out.drawImage(picture, new Matrix(place));
    marks++;
  }

  private boolean trace(Shape shape) throws IOException, OfdException {
    float[] at = new float[6];
    float x = 0;
    float y = 0;
    boolean any = false;
    for (PathIterator i = shape.getPathIterator(points); !i.isDone(); i.next()) {
      budget.segment();
      any = true;
      int kind = i.currentSegment(at);
      int end = segment(kind, at, x, y);
      if (end >= 0) {
        x = at[end];
        y = at[end + 1];
      }
    }
    return any;
  }

  /// Goes on from x and y; where in the array it ends, or -1.
  private int segment(int kind, float[] at, float x, float y) throws IOException {
    return switch (kind) {
      case PathIterator.SEG_MOVETO -> {
        out.moveTo(at[0], at[1]);
        yield 0;
      }
      case PathIterator.SEG_LINETO -> {
        out.lineTo(at[0], at[1]);
        yield 0;
      }
      case PathIterator.SEG_QUADTO -> {
        out.curveTo(
            x + 2 * (at[0] - x) / 3,
            y + 2 * (at[1] - y) / 3,
            at[2] + 2 * (at[0] - at[2]) / 3,
            at[3] + 2 * (at[1] - at[3]) / 3,
            at[2],
            at[3]);
        yield 2;
      }
      case PathIterator.SEG_CUBICTO -> {
        out.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
        yield 4;
      }
      default -> {
        out.closePath();
        yield -1;
      }
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
