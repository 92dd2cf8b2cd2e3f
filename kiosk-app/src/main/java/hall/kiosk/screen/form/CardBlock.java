// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules;
import hall.kiosk.journey.Visit;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Shown;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the identity card has answered already: shown masked, never asked.
final class CardBlock {

  private CardBlock() {}

  static Region of(Kit kit, Visit visit) {
    var rows = new VBox(kit.px(1));
    var title =
        kit.row(
            2,
            Icon.LOCK.draw(kit.metrics().icon(Role.BODY)),
            Kit.grow(
                kit.bold(
                    Role.BODY,
                    kit.say(
                        visit.principal().isPresent()
                            ? "form.from-card.other"
                            : visit.loginLevel().isPresent()
                                ? "form.from-login"
                                : "form.from-card"))));
    rows.getChildren().add(title);
    for (var field : visit.item().form()) {
      if (FormRules.answeredByCard(field, visit)) {
        var answer = visit.answers().getOrDefault(field.id(), "");
        var value = Shown.answer(field, answer, kit.language());
        var label = kit.text(Role.BODY, kit.say(field.label()), "muted");
        var width = kit.metrics().landscape() ? 0.2 : 0.32;
        label.setMinWidth(kit.metrics().widthPx() * width);
        label.setMaxWidth(kit.metrics().widthPx() * width);
        var row = new HBox(kit.px(3), label, Kit.grow(kit.text(Role.BODY, value)));
        row.setAlignment(Pos.TOP_LEFT);
        row.setId("field-" + field.id());
        row.setAccessibleText(label.getText() + " " + value);
        Shown.speak(kit, row, field, answer);
        rows.getChildren().add(row);
      }
    }
    rows.getStyleClass().add("card");
    rows.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return rows;
  }
}
