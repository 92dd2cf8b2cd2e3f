// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.maintenance;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Upkeep;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import javafx.geometry.Pos;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks those who look after the terminal for their PIN, then shows how it is and tries its parts.
public final class MaintenanceScreen {

  private MaintenanceScreen() {}

  public static Region of(Kit kit, State.Maintenance state) {
    var body =
        switch (state.upkeep()) {
          case Upkeep.Asking asking -> PinPanel.of(kit, asking);
          case Upkeep.Open open -> UpkeepPanel.of(kit, state.terminal(), open);
        };
    body.setStyle(
        "-fx-padding: %.0fpx %.0fpx;"
            .formatted(kit.px(kit.metrics().landscape() ? 3 : 6), kit.px(10)));
    VBox.setVgrow(body, Priority.ALWAYS);
    var root = new VBox(head(kit, state), body, foot(kit));
    root.setId("screen-maintenance");
    root.getStyleClass().add("screen");
    return root;
  }

  private static Region head(Kit kit, State.Maintenance state) {
    var words = new VBox(kit.bold(Role.TITLE, kit.say("maintenance.title"), "on-head"));
    if (!kit.metrics().landscape()) {
      words.getChildren().add(kit.text(Role.BODY, kit.say(state.terminal().hall()), "on-head"));
    }
    var head = kit.row(4, Kit.grow(words));
    head.getStyleClass().add("header");
    head.setStyle(
        "-fx-padding: %.0fpx %.0fpx;"
            .formatted(kit.px(kit.metrics().landscape() ? 3 : 8), kit.px(10)));
    head.setMinHeight(Region.USE_PREF_SIZE);
    return head;
  }

  private static Region foot(Kit kit) {
    var finish =
        kit.button(
            "finish", kit.say("maintenance.finish"), Icon.LEAVE, new Event.Finish(), "secondary");
    finish.setMinWidth(Region.USE_PREF_SIZE);
    var foot =
        kit.row(4, finish, Kit.grow(kit.text(Role.BODY, kit.say("maintenance.finish.more"))));
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("footer");
    foot.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(10)));
    foot.setMinHeight(Region.USE_PREF_SIZE);
    return foot;
  }
}
