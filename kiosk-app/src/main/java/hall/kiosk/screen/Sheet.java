// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import javafx.geometry.Insets;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What hides the whole screen of a visit without leaving it: a title, what is told, and what can
/// be tapped below it.
final class Sheet {

  private final Kit kit;
  private final StackPane root = new StackPane();

  Sheet(Kit kit, String id) {
    this.kit = kit;
    root.setId(id);
    root.getStyleClass().add("screen");
    root.setPadding(new Insets(kit.metrics().abovePx(), 0, 0, 0));
  }

  Region root() {
    return root;
  }

  void show(String title, Region told, Region buttons) {
    var metrics = kit.metrics();
    told.setMinHeight(0);
    VBox.setVgrow(told, Priority.ALWAYS);
    buttons.setMinHeight(Region.USE_PREF_SIZE);
    var box =
        new VBox(
            kit.px(metrics.tight() ? 3 : 5),
            kit.bold(metrics.tight() ? Role.LEAD : Role.TITLE, title, "title"),
            told,
            buttons);
    box.setStyle(
        "-fx-padding: %.0fpx %.0fpx;"
            .formatted(kit.px(metrics.landscape() ? 4 : 10), kit.px(metrics.landscape() ? 8 : 7)));
    root.getChildren().setAll(box);
  }
}
