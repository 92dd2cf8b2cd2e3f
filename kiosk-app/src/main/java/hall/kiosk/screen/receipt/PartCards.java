// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.receipt;

import hall.kiosk.journey.Delivery;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Shown;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The cases that a life event became: each with who works on it, how long, and its number. Before
/// the server has told them there are none.
final class PartCards {

  private static final int GROUP = 4;

  private final Kit kit;

  PartCards(Kit kit) {
    this.kit = kit;
  }

  List<Region> of(Delivery delivery) {
    var cards =
        switch (delivery) {
          case Delivery.Submitted submitted ->
              new ArrayList<Region>(submitted.parts().stream().map(this::card).toList());
          case Delivery.Held held -> new ArrayList<Region>();
        };
    if (!cards.isEmpty()) {
      var heading = kit.bold(Role.LEAD, kit.say("receipt.parts", cards.size()));
      cards.set(0, kit.column(3, heading, cards.getFirst()));
    }
    return cards;
  }

  private Region card(Delivery.Part part) {
    int days = part.promisedWorkingDays();
    var department = kit.say(part.department());
    var shown = Shown.grouped(part.caseNumber(), GROUP, GROUP);
    var number = kit.text(Role.CAPTION, shown, "muted");
    Shown.speakNumber(kit, number, kit.say("receipt.case-number"), part.caseNumber());
    var words =
        new VBox(
            kit.px(0.5),
            kit.bold(Role.BODY, kit.say(part.item())),
            kit.text(
                Role.BODY,
                days == 0
                    ? kit.say("item.more.at-once", department)
                    : kit.say("item.more", department, kit.count("days", days))),
            number);
    var icon = Icon.DEPARTMENT.draw(kit.metrics().icon(Role.LEAD));
    var row = kit.row(4, icon, Kit.grow(words));
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }
}
