// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.screen.keyboard.DigitPad;
import hall.kiosk.screen.keyboard.EntryBox;
import hall.kiosk.screen.keyboard.Keyboard;
import hall.kiosk.screen.keyboard.Typing;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Shown;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One text being typed, plain to see, above its keyboard.
final class Editor implements Typing {

  private static final int PHONE_DIGITS = 11;
  private static final int NUMBER_DIGITS = 9;
  private static final int TEXT_LENGTH = 200;

  private final Kit kit;
  private final Field field;
  private final Runnable onDone;
  private final EntryBox box;
  private final Optional<Keyboard> keyboard;
  private final Region root;
  private String text;

  Editor(Kit kit, Field field, String text, Runnable onDone) {
    this.kit = kit;
    this.field = field;
    this.text = text;
    this.onDone = onDone;
    boolean words = field.type() == FieldType.TEXT;
    box = new EntryBox(kit, "entry-" + field.id(), kit.say("form.type"), words ? 2 : 1);
    box.show(shown());
    keyboard = words ? Optional.of(new Keyboard(kit, this)) : Optional.empty();
    var keys = keyboard.map(Keyboard::root).orElseGet(() -> DigitPad.of(kit, this));
    var asked = new VBox(kit.px(2), kit.bold(Role.LEAD, kit.say(field.label())));
    field
        .hint()
        .ifPresent(hint -> asked.getChildren().add(kit.text(Role.BODY, kit.say(hint), "muted")));
    asked.getChildren().add(box);
    root = layout(asked, keys);
  }

  private Region layout(VBox asked, Region keys) {
    if (kit.metrics().landscape()) {
      double width = kit.metrics().widthPx() * (keyboard.isPresent() ? 0.46 : 0.34);
      keys.setMinWidth(width);
      keys.setMaxWidth(width);
      keys.setMaxHeight(Region.USE_PREF_SIZE);
      var row = new HBox(kit.px(5), Kit.grow(asked), keys);
      row.setAlignment(Pos.TOP_LEFT);
      return row;
    }
    var room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    return new VBox(kit.px(4), asked, room, keys);
  }

  Region root() {
    return root;
  }

  private String shown() {
    return switch (field.type()) {
      case PHONE -> Shown.grouped(text, 3, 4);
      case DIGITS -> Shown.grouped(text, 4, 4);
      case TEXT, NUMBER, CHOICE -> text;
    };
  }

  private int longest() {
    return switch (field.type()) {
      case PHONE -> PHONE_DIGITS;
      case NUMBER -> NUMBER_DIGITS;
      case DIGITS, TEXT, CHOICE -> field.maxLength().orElse(TEXT_LENGTH);
    };
  }

  @Override
  public void type(String more) {
    int room = longest() - text.codePointCount(0, text.length());
    int length = Math.min(room, more.codePointCount(0, more.length()));
    if (length > 0) {
      changed(text + more.substring(0, more.offsetByCodePoints(0, length)));
    }
  }

  @Override
  public void backspace() {
    if (!text.isEmpty()) {
      changed(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    }
  }

  private void changed(String now) {
    text = now;
    box.show(shown());
    kit.emit().accept(new Event.Answer(field.id(), text));
  }

  @Override
  public void done() {
    onDone.run();
  }

  /// Ends from outside the keyboard, with what is still in letters.
  void finish() {
    keyboard.ifPresentOrElse(Keyboard::finish, this::done);
  }

  void close() {
    text = "";
    box.show("");
    keyboard.ifPresent(Keyboard::close);
  }
}
