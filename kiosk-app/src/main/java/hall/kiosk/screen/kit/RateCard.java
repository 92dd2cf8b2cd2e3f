// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Event;
import hall.kiosk.screen.kit.Metrics.Role;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks how it was, beside other things: nobody has to answer.
public final class RateCard {

  private RateCard() {}

  public static Region of(Kit kit, String caseNumber) {
    var words =
        new VBox(
            kit.px(0.5),
            kit.bold(Role.BODY, kit.say("rate.offer")),
            kit.text(Role.CAPTION, kit.say("rate.offer.more")));
    var button =
        kit.button(
            "rate", kit.say("rate.open"), Icon.SMILE, new Event.Evaluate(caseNumber), "secondary");
    button.setMinWidth(Region.USE_PREF_SIZE);
    var row = kit.row(4, Icon.STAR.draw(kit.metrics().icon(Role.TITLE)), Kit.grow(words), button);
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }
}
