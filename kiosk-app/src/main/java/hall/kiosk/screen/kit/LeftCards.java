// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.LeftBehind;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows what still lies in the devices, each with a picture of how it is taken; never whose it is.
public final class LeftCards {

  private LeftCards() {}

  /// To the citizen who is about to go.
  public static Region yours(Kit kit, LeftBehind left) {
    return of(kit, Optional.empty(), left, "left.yours.");
  }

  /// To whoever comes by.
  ///
  /// @param other the kit of the other language, where the hall has two
  public static Region somebodys(Kit kit, Optional<Kit> other, LeftBehind left) {
    return of(kit, other, left, "left.somebodys.");
  }

  private static Region of(Kit kit, Optional<Kit> other, LeftBehind left, String words) {
    var cards = new VBox(kit.px(left.things().size() > 1 ? 3 : 5));
    for (var thing : left.inOrder()) {
      cards.getChildren().add(card(kit, other, left, thing, words));
    }
    cards.setMinHeight(Region.USE_PREF_SIZE);
    return cards;
  }

  private static Region card(
      Kit kit, Optional<Kit> other, LeftBehind left, Belonging thing, String words) {
    var metrics = kit.metrics();
    double share = metrics.landscape() ? 0.11 : left.things().size() > 2 ? 0.2 : 0.26;
    double width = metrics.widthPx() * share * Math.sqrt(metrics.picture());
    var text = new VBox(kit.px(1), kit.bold(Role.LEAD, kit.say(words + word(thing))));
    other.ifPresent(second ->
        text.getChildren().add(second.text(Role.CAPTION, second.say(words + word(thing)))));
    text.setAlignment(Pos.CENTER_LEFT);
    var row = kit.row(5, picture(thing, width), Kit.grow(text));
    row.setId("left-" + word(thing));
    row.getStyleClass().addAll("note", "note-warm");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private static Region picture(Belonging thing, double width) {
    return switch (thing) {
      case CARD -> Pictogram.takeCard(width);
      case ORIGINAL -> Pictogram.takePaper(width);
      case TICKET -> Pictogram.takeTicket(width);
    };
  }

  private static String word(Belonging thing) {
    return thing.name().toLowerCase(Locale.ROOT);
  }
}
