// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.receipt;

import hall.kiosk.journey.Delivery;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.QrPicture;
import hall.kiosk.screen.kit.Shown;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The number in groups for reading aloud, and the QR code that leads to it.
final class NumberCard {

  private static final int GROUP = 4;

  private final Kit kit;

  NumberCard(Kit kit) {
    this.kit = kit;
  }

  Region of(Delivery delivery) {
    var number =
        switch (delivery) {
          case Delivery.Submitted submitted -> submitted.caseNumber();
          case Delivery.Held held -> held.localNumber();
        };
    var title =
        switch (delivery) {
          case Delivery.Submitted submitted ->
              submitted.parts().isEmpty() ? "receipt.case-number" : "receipt.whole-number";
          case Delivery.Held held -> "receipt.local-number";
        };
    var words = new VBox(kit.px(1), kit.text(Role.BODY, kit.say(title), "muted"));
    for (var line : lines(number, kit.metrics().landscape() ? 3 : 4)) {
      words.getChildren().add(kit.bold(kit.metrics().tight() ? Role.LEAD : Role.TITLE, line));
    }
    words.setId("number");
    words.setAccessibleText(number);
    Shown.speakNumber(kit, words, kit.say(title), number);
    var qr = QrPicture.takeAlong(kit, delivery.queryUrl(), kit.say("receipt.qr"));
    var card = new HBox(kit.px(5), Kit.grow(words), qr);
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(4)));
    return card;
  }

  /// So many groups of four characters a line; a number that has its own groups keeps them.
  static List<String> lines(String number, int groups) {
    int length = groups * GROUP;
    if (number.contains("-")) {
      return List.of(number);
    }
    var lines = new ArrayList<String>();
    for (int i = 0; i < number.length(); i += length) {
      var part = number.substring(i, Math.min(number.length(), i + length));
      lines.add(Shown.grouped(part, GROUP, GROUP));
    }
    return lines;
  }
}
