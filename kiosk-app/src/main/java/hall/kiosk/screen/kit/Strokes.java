// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Signature.Stroke;
import java.util.List;
import javafx.scene.shape.Polyline;

/// What was drawn, as lines.
public final class Strokes {

  /// Thickness of the pen in units of the pad's width.
  private static final double PEN = 0.008;

  private Strokes() {}

  public static List<Polyline> of(List<Stroke> strokes, double width) {
    return strokes.stream().map(stroke -> line(stroke, width)).toList();
  }

  private static Polyline line(Stroke stroke, double width) {
    var line = pen(width);
    for (var point : stroke.points()) {
      line.getPoints().addAll(point.x() * width, point.y() * width);
    }
    return line;
  }

  /// A line without points yet.
  public static Polyline pen(double width) {
    var line = new Polyline();
    line.setStrokeWidth(Math.max(2, width * PEN));
    line.getStyleClass().add("ink-stroke");
    line.setManaged(false);
    return line;
  }
}
