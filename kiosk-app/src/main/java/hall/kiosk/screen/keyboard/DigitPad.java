// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Ten digits, as on a telephone.
public final class DigitPad {

  private DigitPad() {}

  public static Region of(Kit kit, Typing typing) {
    var keys = new ArrayList<Button>();
    for (int digit = 1; digit <= 9; digit++) {
      keys.add(digit(kit, typing, digit));
    }
    keys.add(
        Keys.icon(kit, "backspace", Icon.BACKSPACE, kit.say("key.backspace"), typing::backspace));
    keys.add(digit(kit, typing, 0));
    keys.add(Keys.word(kit, "done", kit.say("key.done"), "primary", typing::done));
    for (var key : keys) {
      key.setPrefHeight(Keys.height(kit) * (kit.metrics().landscape() ? 1.1 : 1.7));
    }
    var tiles = new Tiles(3, kit.gap(), keys);
    var box = new StackPane(tiles);
    box.getStyleClass().add("keyboard");
    box.setStyle("-fx-padding: %.0fpx;".formatted(kit.gap()));
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private static Button digit(Kit kit, Typing typing, int digit) {
    var text = String.valueOf(digit);
    var key = Keys.key(kit, text, text, text, () -> typing.type(text));
    key.setFont(kit.metrics().font(Role.TITLE, false));
    return key;
  }
}
