// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.Visit;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Shown;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A box that shows the answer masked and opens the keyboard.
final class TextControl implements Control {

  private final Kit kit;
  private final Question question;
  private final FormPages pages;
  private final Label value;
  private final Press root;

  TextControl(Kit kit, Question question, FormPages pages) {
    this.kit = kit;
    this.question = question;
    this.pages = pages;
    var field = question.field();
    value = Kit.grow(kit.text(Role.LEAD, ""));
    var icon = field.type() == FieldType.DATE ? Icon.CALENDAR : Icon.PEN;
    root =
        new Press(
            kit,
            Control.id("field", question.path()),
            kit.say(field.label()),
            this::activate,
            value,
            icon.draw(kit.metrics().icon(Role.LEAD)));
    show("", false);
  }

  @Override
  public List<Region> regions() {
    return List.of(root);
  }

  @Override
  public void update(Visit visit, Map<Question, Problem> problems) {
    var answer = visit.answers().getOrDefault(question.path(), "");
    show(answer, problems.containsKey(question));
  }

  private void show(String answer, boolean wrong) {
    boolean empty = answer.isEmpty();
    value.setText(
        empty ? kit.say("form.tap") : Shown.answer(question.field(), answer, kit.language()));
    Shown.speak(kit, root, question.field(), answer);
    value.getStyleClass().remove("muted");
    if (empty) {
      value.getStyleClass().add("muted");
    }
    root.getStyleClass().remove("wrong");
    if (wrong) {
      root.getStyleClass().add("wrong");
    }
  }

  @Override
  public void activate() {
    pages.answer(question);
  }
}
