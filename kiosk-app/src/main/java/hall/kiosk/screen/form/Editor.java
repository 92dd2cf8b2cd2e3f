// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.FormRules;
import hall.kiosk.journey.Money;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.screen.keyboard.DigitPad;
import hall.kiosk.screen.keyboard.EntryBox;
import hall.kiosk.screen.keyboard.Keyboard;
import hall.kiosk.screen.keyboard.Typing;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.Spoken;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One text being typed, plain to see, above its keyboard.
final class Editor implements Typing, AnswerPage {

  private static final int PHONE_DIGITS = 11;
  private static final int NUMBER_DIGITS = 9;
  private static final int TEXT_LENGTH = 200;

  private final Kit kit;
  private final String path;
  private final Field field;
  private final Runnable onDone;
  private final EntryBox box;

  /// An amount in capitals.
  private final Label capitals;

  private final Optional<Keyboard> keyboard;
  private final Region root;
  private String text;

  Editor(Kit kit, Question question, String answer, Runnable onDone) {
    this.kit = kit;
    this.path = question.path();
    this.field = question.field();
    this.onDone = onDone;
    boolean number = FormRules.isIdNumber(field);
    boolean words = field.type() == FieldType.TEXT && !number;
    boolean money = field.type() == FieldType.MONEY;
    text = money ? answer.replaceFirst("\\.00$", "") : answer;
    int lines = words && !kit.metrics().tight() ? 2 : 1;
    box = new EntryBox(kit, "entry-" + field.id(), kit.say("form.type"), lines);
    capitals = kit.bold(Role.BODY, "", "lead-in");
    keyboard = words ? Optional.of(new Keyboard(kit, this)) : Optional.empty();
    var keys =
        keyboard
            .map(Keyboard::root)
            .orElseGet(() ->
                number
                    ? DigitPad.withX(kit, this)
                    : money ? DigitPad.withPoint(kit, this) : DigitPad.of(kit, this));
    var asked = AnswerPage.asked(kit, field);
    asked.getChildren().add(box);
    if (money) {
      asked.getChildren().add(capitals);
    }
    root = AnswerPage.layout(kit, asked, keys, words ? 0.46 : 0.34);
    show();
  }

  @Override
  public Region root() {
    return root;
  }

  private void show() {
    box.show(
        switch (field.type()) {
          case PHONE -> Shown.grouped(text, 3, 4);
          case DIGITS -> Shown.grouped(text, 4, 4);
          case MONEY -> text.isEmpty() ? "" : "¥ " + Money.grouped(text);
          case TEXT -> FormRules.isIdNumber(field) ? Shown.grouped(text, 6, 4) : text;
          case NUMBER, CHOICE, DATE, ADDRESS, GROUP -> text;
        });
    capitals.setText(
        Money.canonical(text)
            .filter(amount -> field.type() == FieldType.MONEY)
            .map(amount -> kit.say("money.capitals", Money.capitals(amount)))
            .orElse(""));
    Spoken.personal(capitals, "", capitals.getText());
  }

  private int longest() {
    return switch (field.type()) {
      case PHONE -> PHONE_DIGITS;
      case NUMBER -> NUMBER_DIGITS;
      case DIGITS, TEXT, CHOICE, DATE, MONEY, ADDRESS, GROUP ->
          field.maxLength().orElse(TEXT_LENGTH);
    };
  }

  @Override
  public void type(String more) {
    int room = longest() - text.codePointCount(0, text.length());
    int length = Math.min(room, more.codePointCount(0, more.length()));
    var longer = text + more.substring(0, more.offsetByCodePoints(0, Math.max(0, length)));
    if (length > 0 && (field.type() != FieldType.MONEY || Money.typeable(longer))) {
      changed(longer);
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
    show();
    var answer = field.type() == FieldType.MONEY ? Money.canonical(text).orElse("") : text;
    kit.emit().accept(new Event.Answer(path, answer));
  }

  @Override
  public void done() {
    onDone.run();
  }

  @Override
  public void finish() {
    keyboard.ifPresentOrElse(Keyboard::finish, this::done);
  }

  @Override
  public void close() {
    text = "";
    show();
    keyboard.ifPresent(Keyboard::close);
  }
}
