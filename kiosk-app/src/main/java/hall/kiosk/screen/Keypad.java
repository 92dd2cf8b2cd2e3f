// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.screen.kit.Focus;
import hall.kiosk.screen.kit.Keyed;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of an external keypad: arrows go from control to control, Enter presses, Escape goes
/// back, digits and letters press the key on the screen. No other key does anything.
///
/// Where the terminal speaks, `*` switches the voice, `/` reads the screen once more, `.` pauses,
/// `+` and `-` change the volume; where no digit is asked for, `5` says where one is and `0`
/// changes the language. On a glass at rest every key of these begins a visit that is spoken.
///
/// A key that is held acts once; only after two seconds does it act again (A6).
final class Keypad {

  static final Duration HELD = Duration.ofSeconds(2);

  private final Focus focus;
  private final Narration narration;
  private final Consumer<Event> emit;
  private final LongSupplier nanos;
  private final Map<KeyCode, Long> down = new EnumMap<>(KeyCode.class);

  Keypad(Focus focus, Narration narration, Consumer<Event> emit, LongSupplier nanos) {
    this.focus = focus;
    this.narration = narration;
    this.emit = emit;
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
    if (ofVoice(event)) {
      return;
    }
    if (acts(event) && narration.begin()) {
      focus.show();
      return;
    }
    narration.hush();
    if (acts(event)) {
      emit.accept(new Event.Stirred());
    }
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

  /// Whether the key does anything on any screen.
  private static boolean acts(KeyEvent event) {
    return switch (event.getCode()) {
      case RIGHT, LEFT, DOWN, UP, KP_RIGHT, KP_LEFT, KP_DOWN, KP_UP, TAB, ENTER, SPACE -> true;
      default -> event.getCode().isDigitKey();
    };
  }

  /// The keys of the voice.
  private boolean ofVoice(KeyEvent event) {
    var code = event.getCode();
    boolean star =
        code == KeyCode.MULTIPLY
            || code == KeyCode.ASTERISK
            || (code == KeyCode.DIGIT8 && event.isShiftDown());
    if (star) {
      narration.hush();
      if (!narration.begin()) {
        narration.toggle();
      }
      focus.show();
      return true;
    }
    if (!narration.speaks()) {
      return false;
    }
    switch (code) {
      case DIVIDE, SLASH -> narration.again();
      case DECIMAL, PERIOD -> {
        if (!key("point")) {
          narration.pause();
        }
      }
      case ADD, PLUS -> louder(1);
      case SUBTRACT, MINUS -> louder(-1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void louder(int steps) {
    narration.hush();
    emit.accept(new Event.Louder(steps));
  }

  /// The first key only shows where one is.
  private void move(int across, int down, Runnable on) {
    var here = focus.at();
    if (here.isEmpty()) {
      focus.show();
    } else if (!(here.get() instanceof Keyed keyed && keyed.steer(across, down))) {
      on.run();
      if (focus.at().equals(here)) {
        narration.where();
      }
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
      var character = name.substring(name.length() - 1).toLowerCase(Locale.ROOT);
      if (!key(character) && narration.speaks()) {
        unasked(character);
      }
    }
  }

  /// Digits that no key of the screen takes.
  private void unasked(String digit) {
    switch (digit) {
      case "0" -> focus.press(node -> "language".equals(node.getId()));
      case "5" -> narration.where();
      default -> {
        // Nothing is asked for.
      }
    }
  }

  private boolean key(String character) {
    var id = "key-" + character;
    boolean pressed = focus.press(node -> id.equals(node.getId()));
    if (pressed) {
      focus.show();
    }
    return pressed;
  }
}
