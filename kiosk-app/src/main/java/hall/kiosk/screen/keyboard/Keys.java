// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics;
import hall.kiosk.screen.kit.Metrics.Role;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;

/// The keys of the on-screen keyboards.
final class Keys {

  private Keys() {}

  /// A key that types what it shows; no guard against a second strike, for numbers repeat digits.
  static Button key(Kit kit, String id, String text, String spoken, Runnable action) {
    var key = new Button(text);
    key.setId("key-" + id);
    key.setAccessibleText(spoken);
    key.setFont(kit.metrics().font(role(kit), false));
    key.getStyleClass().add("key");
    key.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    key.setMinWidth(kit.px(Metrics.TARGET_MM));
    key.setFocusTraversable(false);
    key.setOnAction(tap -> action.run());
    return key;
  }

  /// A key with a drawing.
  static Button icon(Kit kit, String id, Icon icon, String spoken, Runnable action) {
    var key = key(kit, id, "", spoken, action);
    key.setGraphic(icon.draw(kit.metrics().icon(Role.BODY)));
    key.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    key.getStyleClass().setAll("button", "key-soft");
    return key;
  }

  /// A key that does something other than type.
  static Button word(Kit kit, String id, String text, String style, Runnable action) {
    var key = key(kit, id, text, text, action);
    key.setFont(kit.metrics().font(Role.BODY, true));
    key.getStyleClass().setAll("button", style);
    key.setStyle("-fx-padding: 0;");
    return key;
  }

  /// Height of a row of keys.
  static double height(Kit kit) {
    return compact(kit)
        ? Math.max(kit.px(14), Math.ceil(kit.metrics().fontPx(Role.BODY) * 1.5))
        : Math.max(kit.px(17), Math.ceil(kit.metrics().fontPx(Role.LEAD) * 1.5));
  }

  /// Height of so many rows with their gaps.
  static double height(Kit kit, int rows) {
    return rows * height(kit) + (rows - 1) * kit.gap();
  }

  private static Role role(Kit kit) {
    return compact(kit) ? Role.BODY : Role.LEAD;
  }

  /// Whether the keys must leave room to others.
  static boolean compact(Kit kit) {
    return kit.metrics().landscape() || kit.metrics().low();
  }
}
