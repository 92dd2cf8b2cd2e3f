// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A page on which one question is answered.
interface AnswerPage {

  Region root();

  /// Whether there is an answer that one can be done with.
  default boolean answered() {
    return true;
  }

  /// Ends from outside, with what is still half given.
  void finish();

  /// Drops what must not outlive the page.
  void close();

  /// What is asked.
  static VBox asked(Kit kit, Field field) {
    var asked = new VBox(kit.px(2), kit.bold(Role.LEAD, kit.say(field.label())));
    field
        .hint()
        .ifPresent(hint -> asked.getChildren().add(kit.text(Role.BODY, kit.say(hint), "muted")));
    return asked;
  }

  /// The question above and the keys below, or beside it on a wide panel.
  ///
  /// @param share how much of a wide panel's width the keys take
  static Region layout(Kit kit, VBox asked, Region keys, double share) {
    if (kit.metrics().landscape()) {
      double width = kit.metrics().widthPx() * share;
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
}
