// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Where those who look after the terminal call its maintenance screen while nobody is here: a
/// finger that stays five seconds in the upper left corner. A shorter touch there is one like any
/// other.
final class Corner {

  static final double SIDE_MM = 20;
  static final long HELD_NANOS = 5_000_000_000L;

  private final Region root;
  private final double side;
  private final BooleanSupplier rests;
  private final Consumer<Event> emit;
  private final LongSupplier nanos;
  private boolean pressed;
  private long since;

  /// Whether the click that follows a release belongs to it.
  private boolean swallows;

  Corner(
      Region root,
      double pxPerMm,
      BooleanSupplier rests,
      Consumer<Event> emit,
      LongSupplier nanos) {
    this.root = root;
    this.side = SIDE_MM * pxPerMm;
    this.rests = rests;
    this.emit = emit;
    this.nanos = nanos;
    root.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
    root.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
    root.addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
  }

  private boolean inside(MouseEvent event) {
    Point2D at = root.sceneToLocal(event.getSceneX(), event.getSceneY());
    return at.getX() < side && at.getY() < side;
  }

  private void press(MouseEvent event) {
    pressed = rests.getAsBoolean() && inside(event);
    since = nanos.getAsLong();
    swallows = false;
  }

  private void release(MouseEvent event) {
    if (pressed && inside(event) && nanos.getAsLong() - since >= HELD_NANOS) {
      swallows = true;
      event.consume();
      emit.accept(new Event.CallMaintenance());
    }
    pressed = false;
  }

  private void click(MouseEvent event) {
    if (swallows) {
      event.consume();
      swallows = false;
    }
  }
}
