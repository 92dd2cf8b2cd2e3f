// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Shown;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A box that shows the answer masked and opens the keyboard.
final class TextControl implements FieldBlock.Control {

  private final Kit kit;
  private final Field field;
  private final Runnable edit;
  private final Label value;
  private final Press root;

  TextControl(Kit kit, Field field, Runnable edit) {
    this.kit = kit;
    this.field = field;
    this.edit = edit;
    value = Kit.grow(kit.text(Role.LEAD, ""));
    root =
        new Press(
            kit,
            "field-" + field.id(),
            kit.say(field.label()),
            edit,
            value,
            Icon.PEN.draw(kit.metrics().icon(Role.LEAD)));
    update("", false);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public void update(String answer, boolean wrong) {
    boolean empty = answer.isEmpty();
    value.setText(empty ? kit.say("form.tap") : Shown.answer(field, answer, kit.language()));
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
    edit.run();
  }
}
