// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.State;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps what stands on the glass as it is while a finger is down: a control that is made anew
/// between press and release would never hear of the tap.
///
/// Only what follows of the same kind waits, and of that only the newest: the end of a visit is
/// never held back.
final class Steady {

  /// A finger that never seems to leave the glass holds nothing back for longer.
  static final double LONGEST_SECONDS = 2;

  private final Consumer<State> glass;
  private Optional<State> shown = Optional.empty();
  private Optional<State> waiting = Optional.empty();
  private boolean down;

  Steady(Consumer<State> glass) {
    this.glass = glass;
  }

  void pressed() {
    down = true;
  }

  /// The finger left, and what its tap meant was heard; or it stayed for too long.
  void lifted() {
    down = false;
    waiting.ifPresent(this::pass);
  }

  void show(State state) {
    if (down && shown.filter(before -> before.getClass().equals(state.getClass())).isPresent()) {
      waiting = Optional.of(state);
    } else {
      pass(state);
    }
  }

  private void pass(State state) {
    waiting = Optional.empty();
    shown = Optional.of(state);
    glass.accept(state);
  }
}
