// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.maintenance;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Upkeep;
import hall.kiosk.journey.Upkeep.PinAnswer;
import hall.kiosk.screen.keyboard.DigitPad;
import hall.kiosk.screen.keyboard.EntryBox;
import hall.kiosk.screen.keyboard.Typing;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import javafx.scene.layout.Region;

/// Where the PIN is typed; nobody sees more of it than how long it is.
final class PinPanel {

  private static final int LONGEST = 12;

  private PinPanel() {}

  static Region of(Kit kit, Upkeep.Asking asking) {
    var panel = kit.column(kit.metrics().landscape() ? 3 : 6, note(kit, asking));
    boolean may =
        asking.checking().isEmpty()
            && asking
                .denied()
                .filter(denied ->
                    denied instanceof PinAnswer.NoPin || denied instanceof PinAnswer.Locked)
                .isEmpty();
    if (may) {
      var entry = new EntryBox(kit, "pin", kit.say("maintenance.pin"), 1);
      panel.getChildren().addAll(entry, DigitPad.of(kit, typing(kit, entry)));
    }
    return panel;
  }

  private static Typing typing(Kit kit, EntryBox entry) {
    var typed = new StringBuilder();
    return new Typing() {
      @Override
      public void type(String text) {
        if (typed.length() < LONGEST) {
          typed.append(text);
          show();
        }
      }

      @Override
      public void backspace() {
        typed.setLength(Math.max(0, typed.length() - 1));
        show();
      }

      @Override
      public void done() {
        if (!typed.isEmpty()) {
          kit.emit().accept(new Event.EnterPin(typed.toString()));
          typed.setLength(0);
        }
      }

      private void show() {
        entry.show("●".repeat(typed.length()));
      }
    };
  }

  private static Region note(Kit kit, Upkeep.Asking asking) {
    if (asking.checking().isPresent()) {
      return Note.of(kit, Note.Kind.INFO, kit.say("maintenance.checking"));
    }
    if (asking.denied().isEmpty()) {
      return Note.of(
          kit, Note.Kind.INFO, kit.say("maintenance.ask"), kit.say("maintenance.ask.more"));
    }
    return switch (asking.denied().get()) {
      case PinAnswer.Wrong(var left) ->
          Note.of(
              kit,
              Note.Kind.WARM,
              kit.say("maintenance.wrong"),
              kit.count("maintenance.wrong.left", left));
      case PinAnswer.Locked(var left) ->
          Note.of(
              kit,
              Note.Kind.BAD,
              kit.say("maintenance.locked"),
              kit.count("maintenance.locked.left", (int) left.plusSeconds(59).toMinutes()),
              kit.say("maintenance.locked.told"));
      case PinAnswer.NoPin() ->
          Note.of(
              kit, Note.Kind.WARM, kit.say("maintenance.nopin"), kit.say("maintenance.nopin.more"));
    };
  }
}
