// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One question: what is asked, the answer, and what is wrong with it.
final class FieldBlock {

  /// Where the answer is given.
  interface Control {
    Region root();

    void update(String answer, boolean wrong);

    /// What a jump to the question starts.
    void activate();
  }

  private final Kit kit;
  private final Field field;
  private final Control control;
  private final Label problem;
  private final HBox problemRow;
  private final VBox root;

  private FieldBlock(Kit kit, Field field, Control control) {
    this.kit = kit;
    this.field = field;
    this.control = control;
    root = new VBox(kit.px(1.5));
    var need = kit.say(field.required() ? "form.required" : "form.optional");
    root.getChildren()
        .add(kit.bold(Role.BODY, kit.say("form.label", kit.say(field.label()), need)));
    field
        .hint()
        .ifPresent(hint -> root.getChildren().add(kit.text(Role.CAPTION, kit.say(hint), "muted")));
    root.getChildren().add(control.root());
    problem = kit.bold(Role.BODY, "", "wrong-text");
    problemRow = kit.row(2, Icon.WARNING.draw(kit.metrics().icon(Role.BODY)), Kit.grow(problem));
    problemRow.getStyleClass().add("wrong-mark");
  }

  static FieldBlock of(Kit kit, Field field, Runnable edit) {
    return new FieldBlock(
        kit,
        field,
        field.type() == FieldType.CHOICE
            ? new ChoiceControl(kit, field)
            : new TextControl(kit, field, edit));
  }

  Region root() {
    return root;
  }

  void activate() {
    control.activate();
  }

  void update(String answer, Optional<Problem> wrong) {
    control.update(answer, wrong.isPresent());
    root.getChildren().remove(problemRow);
    wrong.ifPresent(why -> {
      problem.setText(ProblemList.words(kit, field, why));
      root.getChildren().add(problemRow);
    });
  }
}
