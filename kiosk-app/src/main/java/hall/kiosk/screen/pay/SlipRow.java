// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.pay;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Paper;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Optional;
import javafx.scene.layout.Region;

/// What is known of the slip, and no more.
final class SlipRow {

  private SlipRow() {}

  static Region of(Kit kit, Paper paper) {
    var row =
        kit.row(
            4,
            Icon.TICKET.draw(kit.metrics().icon(Role.TITLE)),
            Kit.grow(kit.text(Role.BODY, told(kit, paper))));
    boolean failed = paper instanceof Paper.Failed || paper instanceof Paper.Withdrawn;
    if (failed) {
      var again =
          kit.button(
              "print-ticket",
              kit.say("paper.again"),
              Icon.PRINTER,
              new Event.PrintTicket(),
              "secondary");
      again.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(again);
    }
    row.setId("pay-slip-" + name(paper));
    row.getStyleClass().add(failed ? "note-warm" : "card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }

  private static String told(Kit kit, Paper paper) {
    return switch (paper) {
      case Paper.NotAsked(), Paper.Printing _ -> kit.say("pay.paper.printing");
      case Paper.NoPrinter() -> kit.say("pay.paper.no-printer");
      case Paper.Out(var confirmed) -> kit.say(confirmed ? "pay.paper.out" : "pay.paper.sent");
      case Paper.Presented _ -> kit.say("pay.paper.out");
      case Paper.Taken() -> kit.say("pay.paper.taken");
      case Paper.Withdrawn() -> kit.say("pay.paper.withdrawn");
      case Paper.Failed(var fault) -> kit.say("pay.paper.failed", why(kit, fault));
    };
  }

  /// Part of the row's id, so that one can tell from outside what became of the paper.
  private static String name(Paper paper) {
    return switch (paper) {
      case Paper.NotAsked(), Paper.Printing _ -> "printing";
      case Paper.NoPrinter() -> "no-printer";
      case Paper.Out _, Paper.Presented _ -> "out";
      case Paper.Taken() -> "taken";
      case Paper.Withdrawn() -> "withdrawn";
      case Paper.Failed _ -> "failed";
    };
  }

  private static String why(Kit kit, Optional<DeviceFault> fault) {
    return fault
        .map(known ->
            kit.language() == Language.ZH_CN ? known.message().zhCn() : known.message().en())
        .orElseGet(() -> kit.say("paper.silent"));
  }
}
