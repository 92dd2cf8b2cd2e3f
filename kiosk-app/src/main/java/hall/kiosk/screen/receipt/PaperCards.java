// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.receipt;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.Stage;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ticket and A4 copy: what is known of each, and the button to print it (once more).
final class PaperCards {

  private final Kit kit;

  PaperCards(Kit kit) {
    this.kit = kit;
  }

  List<Region> of(Stage.Receipt at) {
    return List.of(
        card("ticket", Icon.TICKET, at.ticket(), new Event.PrintTicket()),
        card("a4", Icon.PRINTER, at.a4(), new Event.PrintA4()));
  }

  private Region card(String kind, Icon icon, Paper paper, Event print) {
    var words =
        new VBox(
            kit.px(0.5),
            kit.bold(Role.BODY, kit.say("paper." + kind)),
            kit.text(Role.CAPTION, state(kind, paper)));
    var row = kit.row(4, icon.draw(kit.metrics().icon(Role.TITLE)), Kit.grow(words));
    button(kind, paper, print).ifPresent(row.getChildren()::add);
    row.setId(kind + "-" + name(paper));
    row.getStyleClass().add(paper instanceof Paper.Failed ? "note-warm" : "card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }

  /// Part of the row's id, so that one can tell from outside what became of the paper.
  private static String name(Paper paper) {
    return switch (paper) {
      case Paper.NotAsked() -> "not-asked";
      case Paper.NoPrinter() -> "no-printer";
      case Paper.Printing(var operation) -> "printing";
      case Paper.Out(var confirmed) -> "out";
      case Paper.Presented(var operation) -> "presented";
      case Paper.Taken() -> "taken";
      case Paper.Withdrawn() -> "withdrawn";
      case Paper.Failed(var fault) -> "failed";
    };
  }

  private String state(String kind, Paper paper) {
    return switch (paper) {
      case Paper.NotAsked() -> kit.say("paper.not-asked." + kind);
      case Paper.NoPrinter() -> kit.say("paper.no-printer");
      case Paper.Printing(var operation) -> kit.say("paper.printing");
      case Paper.Out(var confirmed) -> kit.say(confirmed ? "paper.out" : "paper.sent");
      case Paper.Presented(var operation) -> kit.say("paper.out");
      case Paper.Taken() -> kit.say("paper.taken");
      case Paper.Withdrawn() -> kit.say("paper.withdrawn");
      case Paper.Failed(var fault) -> kit.say("paper.failed", why(fault));
    };
  }

  private String why(Optional<DeviceFault> fault) {
    return fault
        .map(known ->
            kit.language() == Language.ZH_CN ? known.message().zhCn() : known.message().en())
        .orElseGet(() -> kit.say("paper.silent"));
  }

  private Optional<Button> button(String kind, Paper paper, Event print) {
    var words =
        switch (paper) {
          case Paper.NotAsked() -> Optional.of("paper.print");
          case Paper.Failed(var fault) -> Optional.of("paper.again");
          case Paper.Out _, Paper.Taken(), Paper.Withdrawn() -> Optional.of("paper.once-more");
          case Paper.Presented(var operation) -> Optional.<String>empty();
          case Paper.Printing(var operation) -> Optional.<String>empty();
          case Paper.NoPrinter() -> Optional.<String>empty();
        };
    return words.map(key -> {
      var button = kit.button("print-" + kind, kit.say(key), Icon.PRINTER, print, "secondary");
      button.setAccessibleText(kit.say(key) + " " + kit.say("paper." + kind));
      button.setMinWidth(Region.USE_PREF_SIZE);
      return button;
    });
  }
}
