// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.sign;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Signature;
import hall.kiosk.journey.Signature.Point;
import hall.kiosk.journey.Signature.Stroke;
import hall.kiosk.screen.kit.Strokes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/// Draws under the finger at once and tells each stroke when the finger lifts.
final class SignaturePad extends Pane {

  private final double width;
  private final Consumer<Event> emit;
  private final Pane lines = new Pane();
  private final List<Point> points = new ArrayList<>();
  private Polyline drawing;

  SignaturePad(double width, String spoken, Consumer<Event> emit) {
    this.width = Math.floor(width);
    this.emit = emit;
    drawing = Strokes.pen(this.width);
    double height = Math.floor(this.width * Signature.HEIGHT);
    setMinSize(this.width, height);
    setMaxSize(this.width, height);
    setId("signature-pad");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(spoken);
    getStyleClass().add("pad");
    var base = new Line(this.width * 0.06, height * 0.82, this.width * 0.94, height * 0.82);
    base.getStyleClass().add("pad-line");
    base.setManaged(false);
    lines.setMouseTransparent(true);
    lines.setManaged(false);
    setClip(new Rectangle(this.width, height));
    getChildren().addAll(base, lines);
    setOnMousePressed(this::down);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::up);
  }

  private void down(MouseEvent event) {
    points.clear();
    drawing = Strokes.pen(width);
    lines.getChildren().add(drawing);
    add(event);
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
    var stroke = new Stroke(points);
    points.clear();
    emit.accept(new Event.Draw(stroke));
  }

  private void add(MouseEvent event) {
    double x = Math.clamp(event.getX(), 0, width);
    double y = Math.clamp(event.getY(), 0, width * Signature.HEIGHT);
    points.add(new Point(x / width, y / width));
    drawing.getPoints().addAll(x, y);
  }

  /// Shows strokes that this pad has not drawn itself, such as after a change of text size.
  void show(Signature signature) {
    if (signature.strokes().size() > lines.getChildren().size()) {
      lines.getChildren().setAll(Strokes.of(signature, width));
    }
  }

  void clear() {
    points.clear();
    lines.getChildren().clear();
  }
}
