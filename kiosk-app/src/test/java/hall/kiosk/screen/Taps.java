// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// A finger's tap in the middle of a node, as the window system would deliver it.
final class Taps {

  private Taps() {}

  static void tap(Node node) {
    var middle = node.getLayoutBounds();
    fire(node, MouseEvent.MOUSE_ENTERED, middle.getCenterX(), middle.getCenterY(), false);
    fire(node, MouseEvent.MOUSE_PRESSED, middle.getCenterX(), middle.getCenterY(), true);
    fire(node, MouseEvent.MOUSE_RELEASED, middle.getCenterX(), middle.getCenterY(), false);
    fire(node, MouseEvent.MOUSE_CLICKED, middle.getCenterX(), middle.getCenterY(), false);
  }

  static void fire(
      Node node, javafx.event.EventType<MouseEvent> type, double x, double y, boolean down) {
    var scene = node.localToScene(x, y);
    node.fireEvent(
        new MouseEvent(
            type,
            scene.getX(),
            scene.getY(),
            scene.getX(),
            scene.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            true,
            false,
            true,
            new PickResult(node, scene.getX(), scene.getY())));
  }
}
