// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Paper;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Optional;
import javafx.scene.layout.Region;

/// What is known of a slip, and no more.
public final class SlipRow {

  private SlipRow() {}

  /// One that is printed by itself.
  ///
  /// @param of what it is the slip
  public static Region of(Kit kit, String of, Paper paper) {
    return of(kit, of, paper, Optional.empty());
  }

  /// One that is printed for those who want it.
  ///
  /// @param offer what it is good for
  public static Region offered(Kit kit, String of, Paper paper, String offer) {
    return of(kit, of, paper, Optional.of(offer));
  }

  private static Region of(Kit kit, String of, Paper paper, Optional<String> offer) {
    boolean asks = offer.isPresent() && paper instanceof Paper.NotAsked;
    var row =
        kit.row(
            4,
            Icon.TICKET.draw(kit.metrics().icon(Role.TITLE)),
            Kit.grow(kit.text(Role.BODY, asks ? offer.orElseThrow() : told(kit, paper))));
    boolean failed = paper instanceof Paper.Failed || paper instanceof Paper.Withdrawn;
    if (failed || asks) {
      var again =
          kit.button(
              "print-ticket",
              kit.say(asks ? "paper.print" : "paper.again"),
              Icon.PRINTER,
              new Event.PrintTicket(),
              "secondary");
      again.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(again);
    }
    row.setId(of + "-slip-" + (asks ? "offered" : name(paper)));
    row.getStyleClass().add(failed ? "note-warm" : "card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }

  private static String told(Kit kit, Paper paper) {
    return switch (paper) {
      case Paper.NotAsked(), Paper.Printing _ -> kit.say("slip.printing");
      case Paper.NoPrinter() -> kit.say("slip.no-printer");
      case Paper.Out(var confirmed) -> kit.say(confirmed ? "slip.out" : "slip.sent");
      case Paper.Presented _ -> kit.say("slip.out");
      case Paper.Taken() -> kit.say("slip.taken");
      case Paper.Withdrawn() -> kit.say("slip.withdrawn");
      case Paper.Failed(var fault) -> kit.say("slip.failed", why(kit, fault));
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
