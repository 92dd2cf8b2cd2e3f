// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A frame around the main button of a screen, where an attendant points at it, or around all that
/// can be chosen where a choice goes on by itself; it stands still, and a tap goes through it.
final class Pointer {

  private static final double LINE_MM = 2;

  private final Pane root;
  private final double linePx;
  private final Rectangle frame = new Rectangle();
  private boolean on;

  Pointer(Pane root, double pxPerMm) {
    this.root = root;
    linePx = Math.ceil(LINE_MM * pxPerMm);
    frame.setId("pointer");
    frame.getStyleClass().add("pointer");
    frame.setManaged(false);
    frame.setMouseTransparent(true);
  }

  /// Whether somebody points.
  void show(boolean pointed) {
    on = pointed;
    settle();
  }

  /// What stands there was laid out: the frame stands where the button does.
  void settle() {
    var box = on ? target() : null;
    if (box == null) {
      root.getChildren().remove(frame);
      return;
    }
    frame.setX(box.getMinX() - linePx / 2);
    frame.setY(box.getMinY() - linePx / 2);
    frame.setWidth(box.getWidth() + linePx);
    frame.setHeight(box.getHeight() + linePx);
    frame.setStrokeWidth(linePx);
    if (!root.getChildren().contains(frame)) {
      root.getChildren().add(frame);
    }
  }

  private @Nullable Bounds target() {
    var buttons = new ArrayList<Node>();
    seen(root, "primary", buttons);
    if (!buttons.isEmpty()) {
      return box(buttons.getFirst());
    }
    var choices = new ArrayList<Node>();
    seen(root, "press", choices);
    return choices.stream().map(this::box).reduce(Pointer::both).orElse(null);
  }

  private Bounds box(Node node) {
    return root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
  }

  private static Bounds both(Bounds one, Bounds other) {
    double x = Math.min(one.getMinX(), other.getMinX());
    double y = Math.min(one.getMinY(), other.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(one.getMaxX(), other.getMaxX()) - x,
        Math.max(one.getMaxY(), other.getMaxY()) - y);
  }

  /// Those of a style that can be seen, from above.
  private static void seen(Node node, String style, List<Node> into) {
    if (!node.isVisible()) {
      return;
    }
    if (node.getStyleClass().contains(style)) {
      into.add(node);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> seen(child, style, into));
    }
  }
}
