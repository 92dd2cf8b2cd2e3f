// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A frame around the main button of a screen, where an attendant points at it; it stands still,
/// and a tap goes through it.
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
    var button = on ? main(root) : null;
    if (button == null) {
      root.getChildren().remove(frame);
      return;
    }
    var box = root.sceneToLocal(button.localToScene(button.getLayoutBounds()));
    frame.setX(box.getMinX() - linePx / 2);
    frame.setY(box.getMinY() - linePx / 2);
    frame.setWidth(box.getWidth() + linePx);
    frame.setHeight(box.getHeight() + linePx);
    frame.setStrokeWidth(linePx);
    if (!root.getChildren().contains(frame)) {
      root.getChildren().add(frame);
    }
  }

  /// The first that can be seen, from above.
  private static @Nullable Node main(Node node) {
    if (!node.isVisible()) {
      return null;
    }
    if (node.getStyleClass().contains("primary")) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (var child : parent.getChildrenUnmodifiable()) {
        var found = main(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
