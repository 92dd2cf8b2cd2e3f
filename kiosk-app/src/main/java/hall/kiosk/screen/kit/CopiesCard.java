// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Event;
import hall.kiosk.screen.kit.Metrics.Role;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How many copies it shall be.
public final class CopiesCard {

  private CopiesCard() {}

  /// The number, with a button at each side.
  ///
  /// @param most that may be printed at once
  public static Region of(Kit kit, int copies, int most) {
    var fewer = step(kit, "copies-fewer", Icon.MINUS, "copy.fewer", copies - 1);
    fewer.setDisable(copies <= 1);
    var more = step(kit, "copies-more", Icon.PLUS, "copy.more", copies + 1);
    more.setDisable(copies >= most);
    var number = kit.bold(Role.TITLE, kit.count("copy.copies", copies));
    number.setId("copies-" + copies);
    number.setMinWidth(Region.USE_PREF_SIZE);
    var keys = kit.row(4, fewer, number, more);
    keys.setAlignment(Pos.CENTER_LEFT);
    return framed(
        kit,
        new VBox(kit.px(2), keys, kit.text(Role.CAPTION, kit.say("copy.most", most), "muted")));
  }

  private static Button step(Kit kit, String id, Icon icon, String words, int copies) {
    return kit.button(id, kit.say(words), icon, new Event.Copies(copies), "secondary");
  }

  /// Words and buttons that belong together.
  public static Region framed(Kit kit, VBox words) {
    words.getStyleClass().add("card");
    words.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    words.setMinHeight(Region.USE_PREF_SIZE);
    return words;
  }
}
