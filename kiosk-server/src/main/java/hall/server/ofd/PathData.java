// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/// Outlines as `AbbreviatedData` writes them (GB/T 33190-2016, 9.1): `M` and `S` move, `L` line,
/// `Q` and `B` curves, `A` arc, `C` close.
final class PathData {
  private final String[] words;
  private final Path2D path = new Path2D.Double();
  private int at;

  private PathData(String text) {
    this.words = text.strip().split("[\\s,]+", -1);
  }

  static Path2D parse(String text) throws OfdException {
    return new PathData(text).parsed();
  }

  private Path2D parsed() throws OfdException {
    while (at < words.length) {
      String word = words[at++];
      if (word.isEmpty()) {
        continue;
      }
      if (path.getCurrentPoint() == null && !word.equals("M") && !word.equals("S")) {
        path.moveTo(0, 0);
      }
      switch (word) {
        case "M", "S" -> path.moveTo(next(), next());
        case "L" -> path.lineTo(next(), next());
        case "Q" -> path.quadTo(next(), next(), next(), next());
        case "B" -> path.curveTo(next(), next(), next(), next(), next(), next());
        case "A" -> arc(next(), next(), next(), next() != 0, next() != 0, next(), next());
        case "C" -> path.closePath();
        default -> throw OfdException.undrawable("an outline");
      }
    }
    return path;
  }

  private double next() throws OfdException {
    if (at == words.length) {
      throw OfdException.undrawable("an outline");
    }
    return OfdXml.number(words[at++]);
  }

  /// From the ends of an elliptical arc to its centre (SVG 2, appendix B.2.4).
  ///
  /// @param turn degrees, clockwise as seen
  private void arc(
      double wide, double high, double turn, boolean large, boolean clockwise, double x, double y) {
    double rx = Math.abs(wide);
    double ry = Math.abs(high);
    double fromX = path.getCurrentPoint().getX();
    double fromY = path.getCurrentPoint().getY();
    if (rx == 0 || ry == 0 || (fromX == x && fromY == y)) {
      path.lineTo(x, y);
      return;
    }
    double phi = Math.toRadians(turn % 360);
    double halfX = (fromX - x) / 2;
    double halfY = (fromY - y) / 2;
    double x1 = Math.cos(phi) * halfX + Math.sin(phi) * halfY;
    double y1 = -Math.sin(phi) * halfX + Math.cos(phi) * halfY;
    double reach = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
    if (reach > 1) {
      rx *= Math.sqrt(reach);
      ry *= Math.sqrt(reach);
    }
    double below = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    double factor = Math.sqrt(Math.max(0, (rx * rx * ry * ry - below) / below));
    if (large == clockwise) {
      factor = -factor;
    }
    double cx1 = factor * rx * y1 / ry;
    double cy1 = -factor * ry * x1 / rx;
    double start = Math.atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
    double sweep = Math.atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - start;
    if (clockwise && sweep < 0) {
      sweep += 2 * Math.PI;
    } else if (!clockwise && sweep > 0) {
      sweep -= 2 * Math.PI;
    }
    AffineTransform place = new AffineTransform();
    place.translate(
        Math.cos(phi) * cx1 - Math.sin(phi) * cy1 + (fromX + x) / 2,
        Math.sin(phi) * cx1 + Math.cos(phi) * cy1 + (fromY + y) / 2);
    place.rotate(phi);
    // Angles of Arc2D run against those of a page, whose y points down.
    Arc2D arc =
        new Arc2D.Double(
            -rx, -ry, 2 * rx, 2 * ry, -Math.toDegrees(start), -Math.toDegrees(sweep), Arc2D.OPEN);
    path.append(arc.getPathIterator(place), true);
    path.lineTo(x, y);
  }
}
