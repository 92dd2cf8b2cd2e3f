// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.State;
import javafx.scene.layout.Region;

/// One screen of one visit; never used for another visit.
public interface Screen {

  /// What is around it, and turns its pages.
  Frame frame();

  /// All of it.
  default Region root() {
    return frame().root();
  }

  /// Shows a later state of the same stage and visit.
  void update(State.Visiting state);

  /// How far down the citizen has turned, so that a larger text does not start over.
  default int place() {
    return frame().place();
  }

  /// Turns to a place of the same screen in another look.
  default void resume(int place) {
    frame().resume(place);
  }

  /// Drops what must not outlive the screen: pictures, timers, half-typed text.
  default void close() {}
}
