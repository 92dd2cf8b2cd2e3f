// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/// Ten digits, as on a telephone.
public final class DigitPad {

  private DigitPad() {}

  public static Region of(Kit kit, Typing typing) {
    var keys = digits(kit, typing);
    keys.add(9, backspace(kit, typing));
    keys.add(done(kit, typing));
    return pad(kit, new Tiles(3, kit.gap(), keys));
  }

  /// With a point, for amounts.
  public static Region withPoint(Kit kit, Typing typing) {
    return with(
        kit, typing, Keys.key(kit, "point", ".", kit.say("key.point"), () -> typing.type(".")));
  }

  /// With the letter that an identity number may end with.
  public static Region withX(Kit kit, Typing typing) {
    return with(kit, typing, Keys.key(kit, "x", "X", "X", () -> typing.type("X")));
  }

  private static Region with(Kit kit, Typing typing, Button sign) {
    var keys = digits(kit, typing);
    sign.setFont(font(kit));
    keys.add(9, sign);
    keys.add(backspace(kit, typing));
    var done = done(kit, typing);
    // Five rows where there are four without a point.
    keys.forEach(key -> key.setPrefHeight(Keys.height(kit) * (wide(kit) ? 1.1 : 1.3)));
    done.setPrefHeight(Keys.height(kit));
    return pad(kit, new VBox(kit.gap(), new Tiles(3, kit.gap(), keys), done));
  }

  /// One to nine, then nought.
  private static List<Button> digits(Kit kit, Typing typing) {
    var keys = new ArrayList<Button>();
    for (int digit = 1; digit <= 9; digit++) {
      keys.add(digit(kit, typing, digit));
    }
    keys.add(digit(kit, typing, 0));
    return keys;
  }

  private static Button backspace(Kit kit, Typing typing) {
    var spoken = kit.say("key.backspace");
    return tall(kit, Keys.icon(kit, "backspace", Icon.BACKSPACE, spoken, typing::backspace));
  }

  private static Button done(Kit kit, Typing typing) {
    return tall(kit, Keys.word(kit, "done", kit.say("key.done"), "primary", typing::done));
  }

  private static Button tall(Kit kit, Button key) {
    key.setPrefHeight(Keys.height(kit) * (wide(kit) ? 1.1 : 1.7));
    return key;
  }

  private static boolean wide(Kit kit) {
    return Keys.compact(kit);
  }

  private static Region pad(Kit kit, Region keys) {
    var box = new StackPane(keys);
    box.getStyleClass().add("keyboard");
    box.setStyle("-fx-padding: %.0fpx;".formatted(kit.gap()));
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private static Button digit(Kit kit, Typing typing, int digit) {
    var text = String.valueOf(digit);
    var key = Keys.key(kit, text, text, text, () -> typing.type(text));
    key.setFont(font(kit));
    return tall(kit, key);
  }

  /// As large as the key allows: a digit that is taller would sit on its lower edge.
  private static Font font(Kit kit) {
    return kit.metrics().font(wide(kit) ? Role.LEAD : Role.TITLE, false);
  }
}
