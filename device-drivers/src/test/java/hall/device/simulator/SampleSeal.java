// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/// A round red company seal with a star, unevenly inked and pressed over what is below it.
final class SampleSeal {

  private static final Color RED = new Color(205, 28, 36);

  private SampleSeal() {}

  /// Presses the seal of 40 millimetres (42 with its rim) with its centre at (x, y).
  static void press(SamplePen pen, String owner, String below, double x, double y) {
    var seal = new Area(new BasicStroke(1.2f).createStrokedShape(circle(0, 0, 19.4)));
    seal.add(new Area(star(6.2)));
    var characters = owner.codePoints().mapToObj(Character::toString).toList();
    double spread = Math.toRadians(250);
    for (int i = 0; i < characters.size(); i++) {
      double angle = -spread / 2 + spread * i / (characters.size() - 1);
      var glyph = SamplePen.outline(characters.get(i), false, true, 4.4);
      var bounds = glyph.getBounds2D();
      var place = AffineTransform.getRotateInstance(angle);
      place.translate(-bounds.getCenterX(), -12.6);
      place.scale(1, 1.25);
      seal.add(new Area(place.createTransformedShape(glyph)));
    }
    var line = SamplePen.outline(below, false, true, 3.4);
    seal.add(
        new Area(
            AffineTransform.getTranslateInstance(-line.getBounds2D().getCenterX(), 13)
                .createTransformedShape(line)));
    var dry = new Path2D.Double();
    for (int i = 0; i < 220; i++) {
      double r = 0.05 + pen.random.nextDouble() * 0.22;
      dry.append(circle(pen.jitter(20), pen.jitter(20), r), false);
    }
    seal.subtract(new Area(dry));
    var before = pen.graphics.getComposite();
    pen.graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.78f));
    var tilt = AffineTransform.getTranslateInstance(x, y);
    tilt.rotate(pen.jitter(0.2));
    pen.fill(tilt.createTransformedShape(seal), 0, 0, RED);
    pen.graphics.setComposite(before);
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  static Path2D star(double radius) {
    var path = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? radius : radius * 0.382;
      double angle = Math.PI * i / 5;
      double px = r * Math.sin(angle);
      double py = -r * Math.cos(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }
}
