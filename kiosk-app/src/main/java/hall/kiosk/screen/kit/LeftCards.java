// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.LeftBehind;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// Shows what still lies in the devices, each with a picture of how it is taken; never whose it is.
public final class LeftCards {

  private LeftCards() {}

  /// To the citizen who is about to go.
  public static Region yours(Kit kit, LeftBehind left) {
    return of(kit, left, thing -> yours(kit, left, thing));
  }

  /// To whoever comes by.
  ///
  /// @param other the kit of the other language, where the hall has two
  public static Region somebodys(Kit kit, Optional<Kit> other, LeftBehind left) {
    return of(kit, left, thing -> somebodys(kit, other, left, thing));
  }

  private static Region of(Kit kit, LeftBehind left, Function<Belonging, Region> card) {
    var cards = left.inOrder().stream().map(card).toList();
    // A low panel has room beside each other only.
    return new Tiles(kit.metrics().landscape() ? cards.size() : 1, kit.px(3), cards);
  }

  /// With a picture above the words where there is room for a large one.
  private static Region yours(Kit kit, LeftBehind left, Belonging thing) {
    int many = left.things().size();
    boolean landscape = kit.metrics().landscape();
    var words = kit.bold(Role.LEAD, kit.say("left.yours." + word(thing)));
    if (!landscape && many > 1) {
      return card(kit, thing, kit.row(5, picture(kit, thing, 0.26), Kit.grow(words)));
    }
    var column = kit.column(3, picture(kit, thing, landscape ? 0.15 : 0.6), words);
    column.setAlignment(Pos.CENTER);
    words.setTextAlignment(TextAlignment.CENTER);
    return card(kit, thing, column);
  }

  private static Region somebodys(Kit kit, Optional<Kit> other, LeftBehind left, Belonging thing) {
    var words = "left.somebodys." + word(thing);
    var text = new VBox(kit.px(1), kit.bold(Role.LEAD, kit.say(words)));
    other.ifPresent(quiet -> text.getChildren().add(quiet.text(Role.CAPTION, quiet.say(words))));
    text.setAlignment(Pos.CENTER_LEFT);
    int many = left.things().size();
    double share = kit.metrics().landscape() ? 0.12 / many : many > 2 ? 0.2 : 0.26;
    return card(kit, thing, kit.row(5, picture(kit, thing, share), Kit.grow(text)));
  }

  private static Region card(Kit kit, Belonging thing, Region inside) {
    inside.setId("left-" + word(thing));
    inside.getStyleClass().addAll("note", "note-warm");
    inside.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    inside.setMinHeight(Region.USE_PREF_SIZE);
    return inside;
  }

  /// @param share of the panel's width
  private static Region picture(Kit kit, Belonging thing, double share) {
    var metrics = kit.metrics();
    double width = metrics.widthPx() * share * Math.sqrt(metrics.picture());
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
