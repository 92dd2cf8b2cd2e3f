// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.screen.kit.Focus;
import hall.kiosk.screen.kit.Keyed;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of an external keypad: arrows go from control to control, Enter presses, Escape goes
/// back, digits and letters press the key on the screen. No other key does anything.
///
/// A key that is held acts once; only after two seconds does it act again (A6).
final class Keypad {

  static final Duration HELD = Duration.ofSeconds(2);

  private final Focus focus;
  private final LongSupplier nanos;
  private final Map<KeyCode, Long> down = new EnumMap<>(KeyCode.class);

  Keypad(Focus focus, LongSupplier nanos) {
    this.focus = focus;
    this.nanos = nanos;
  }

  /// Takes every key event, so that nothing else hears of it.
  void handle(KeyEvent event) {
    event.consume();
    if (event.getEventType().equals(KeyEvent.KEY_RELEASED)) {
      down.remove(event.getCode());
    } else if (event.getEventType().equals(KeyEvent.KEY_PRESSED) && plain(event) && fresh(event)) {
      pressed(event);
    }
  }

  /// With Alt or Control a key means something to a system, never to a citizen.
  private static boolean plain(KeyEvent event) {
    return !event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
  }

  private boolean fresh(KeyEvent event) {
    long now = nanos.getAsLong();
    var before = Optional.ofNullable(down.get(event.getCode()));
    boolean acts = before.filter(at -> now - at < HELD.toNanos()).isEmpty();
    if (acts) {
      down.put(event.getCode(), now);
    }
    return acts;
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case RIGHT, KP_RIGHT -> move(1, 0, () -> focus.step(1));
      case LEFT, KP_LEFT -> move(-1, 0, () -> focus.step(-1));
      case DOWN, KP_DOWN -> move(0, 1, () -> focus.vertical(true));
      case UP, KP_UP -> move(0, -1, () -> focus.vertical(false));
      case TAB -> move(0, 0, () -> focus.step(event.isShiftDown() ? -1 : 1));
      case ENTER, SPACE -> enter();
      case BACK_SPACE, DELETE -> key("backspace");
      case ESCAPE -> back();
      default -> character(event.getCode());
    }
  }

  /// The first key only shows where one is.
  private void move(int across, int down, Runnable on) {
    var here = focus.at();
    if (here.isEmpty()) {
      focus.show();
    } else if (!(here.get() instanceof Keyed keyed && keyed.steer(across, down))) {
      on.run();
    }
  }

  private void enter() {
    var here = focus.at();
    if (here.isEmpty()) {
      focus.show();
    } else {
      focus.press(here.get()::equals);
    }
  }

  private void back() {
    if (!focus.press(node -> "back".equals(node.getId()))) {
      focus.press(node -> "stay".equals(node.getId()));
    }
    focus.show();
  }

  private void character(KeyCode code) {
    if (code.isDigitKey() || code.isLetterKey()) {
      // "Numpad 7" as well as "7".
      var name = code.getName();
      key(name.substring(name.length() - 1).toLowerCase(Locale.ROOT));
    }
  }

  private void key(String character) {
    var id = "key-" + character;
    if (focus.press(node -> id.equals(node.getId()))) {
      focus.show();
    }
  }
}
