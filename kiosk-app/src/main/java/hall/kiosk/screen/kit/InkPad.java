// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Signature.Point;
import hall.kiosk.journey.Signature.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/// Draws under the finger at once and tells each stroke when the finger lifts, in fractions of the
/// pad's width.
public final class InkPad extends Pane implements Keyed {

  /// How far an arrow draws, in the pad's width.
  private static final double KEY_STEP = 0.05;

  private final double width;
  private final double height;
  private final Consumer<Stroke> told;
  private final Pane lines = new Pane();
  private final List<Point> points = new ArrayList<>();
  private Polyline drawing;
  private Point pen = new Point(0.1, 0.1);

  /// @param below what stands under the ink
  public InkPad(
      double width,
      double height,
      String id,
      String spoken,
      List<? extends Node> below,
      Consumer<Stroke> told) {
    this.width = width;
    this.height = height;
    this.told = told;
    drawing = Strokes.pen(width);
    setMinSize(width, height);
    setMaxSize(width, height);
    setId(id);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(spoken);
    getStyleClass().add("pad");
    lines.setMouseTransparent(true);
    lines.setManaged(false);
    setClip(new Rectangle(width, height));
    getChildren().addAll(below);
    getChildren().add(lines);
    setOnMousePressed(this::down);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::up);
  }

  private void down(MouseEvent event) {
    begin();
    add(event);
  }

  private void begin() {
    points.clear();
    drawing = Strokes.pen(width);
    lines.getChildren().add(drawing);
  }

  /// By keys: lowers the pen where it was lifted last, and lifts it.
  @Override
  public void press() {
    if (points.isEmpty()) {
      begin();
      add(pen);
    } else {
      end();
    }
  }

  /// Draws while the pen is down.
  @Override
  public boolean steer(int across, int down) {
    if (points.isEmpty()) {
      return false;
    }
    add(
        new Point(
            Math.clamp(pen.x() + across * KEY_STEP, 0, 1),
            Math.clamp(pen.y() + down * KEY_STEP, 0, height / width)));
    return true;
  }

  private void drag(MouseEvent event) {
    if (!points.isEmpty()) {
      add(event);
    }
  }

  private void up(MouseEvent event) {
    if (points.isEmpty()) {
      return;
    }
    add(event);
    end();
  }

  private void end() {
    var stroke = new Stroke(points);
    points.clear();
    told.accept(stroke);
  }

  private void add(MouseEvent event) {
    double x = Math.clamp(event.getX(), 0, width);
    double y = Math.clamp(event.getY(), 0, height);
    add(new Point(x / width, y / width));
  }

  private void add(Point point) {
    pen = point;
    points.add(point);
    drawing.getPoints().addAll(point.x() * width, point.y() * width);
  }

  /// Shows strokes that this pad has not drawn itself, such as after a change of text size.
  public void show(List<Stroke> strokes) {
    if (strokes.size() > lines.getChildren().size()) {
      lines.getChildren().setAll(Strokes.of(strokes, width));
    }
  }

  public void clear() {
    points.clear();
    lines.getChildren().clear();
  }
}
