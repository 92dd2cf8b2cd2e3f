// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.number;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// The number, as large as a number can be, and what is known of its paper.
public final class NumberedScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<Stage.Numbered> shown = Optional.empty();

  public NumberedScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "numbered", state, kit.say("number.title"));
    frame
        .footer()
        .withoutLeave()
        .aside("another", kit.say("number.another"), Icon.PLUS, new Event.Another())
        .proceed("finish", kit.say("receipt.finish"), new Event.Finish());
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Stage.Numbered) state.stage();
    if (shown.filter(at::equals).isPresent()) {
      return;
    }
    shown = Optional.of(at);
    frame.footer().enable(at.number().isPresent());
    var blocks = new ArrayList<Region>();
    if (at.number().isEmpty()) {
      blocks.add(Note.of(kit, Note.Kind.INFO, Icon.CLOCK, kit.say("number.taking"), List.of()));
    } else {
      var number = at.number().get();
      blocks.add(card(number));
      if (number.alone()) {
        blocks.add(Note.of(kit, Note.Kind.WARM, kit.say("number.alone")));
      }
      blocks.add(paper(at.paper()));
      blocks.add(kit.text(Role.BODY, kit.say("number.next")));
    }
    frame.pages(blocks);
  }

  private Region card(QueueNumber number) {
    var label = kit.bold(Role.TITLE, number.label());
    label.setId("number");
    label.setAccessibleText(number.label());
    label.setFont(
        Font.font(label.getFont().getFamily(), FontWeight.BOLD, label.getFont().getSize() * 2));
    var card =
        new VBox(kit.px(2), kit.bold(Role.LEAD, kit.say(number.group())), label, ahead(number));
    if (number.lane() != Lane.ORDINARY) {
      card.getChildren().add(kit.bold(Role.BODY, kit.say("number.lane." + word(number.lane()))));
    }
    card.setAlignment(Pos.CENTER);
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(4)));
    return card;
  }

  private Region ahead(QueueNumber number) {
    var words =
        number.ahead().isEmpty()
            ? kit.say("number.ahead.unknown")
            : kit.say(
                "windows.both",
                kit.count("windows.waiting", number.ahead().getAsInt()),
                number.minutes().isPresent()
                    ? kit.count("windows.minutes", number.minutes().getAsInt())
                    : kit.say("windows.minutes.unknown"));
    return kit.text(Role.BODY, words);
  }

  private static String word(Lane lane) {
    return lane.name().toLowerCase(Locale.ROOT);
  }

  private Region paper(Paper paper) {
    var row =
        kit.row(
            4,
            Icon.TICKET.draw(kit.metrics().icon(Role.TITLE)),
            Kit.grow(kit.text(Role.BODY, told(paper))));
    if (again(paper)) {
      var button =
          kit.button(
              "print-ticket",
              kit.say("paper.again"),
              Icon.PRINTER,
              new Event.PrintTicket(),
              "secondary");
      button.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(button);
    }
    row.setId("ticket-" + name(paper));
    row.getStyleClass().add(warm(paper) ? "note-warm" : "card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }

  private String told(Paper paper) {
    return switch (paper) {
      case Paper.NotAsked(), Paper.Printing _ -> kit.say("number.paper.printing");
      case Paper.NoPrinter() -> kit.say("number.paper.no-printer");
      case Paper.Out(var confirmed) ->
          kit.say(confirmed ? "number.paper.out" : "number.paper.sent");
      case Paper.Presented _ -> kit.say("number.paper.out");
      case Paper.Taken() -> kit.say("number.paper.taken");
      case Paper.Withdrawn() -> kit.say("number.paper.withdrawn");
      case Paper.Failed(var fault) -> kit.say("number.paper.failed", why(fault));
    };
  }

  private String why(Optional<DeviceFault> fault) {
    return fault
        .map(known ->
            kit.language() == Language.ZH_CN ? known.message().zhCn() : known.message().en())
        .orElseGet(() -> kit.say("paper.silent"));
  }

  private static boolean again(Paper paper) {
    return switch (paper) {
      case Paper.Failed _, Paper.Withdrawn() -> true;
      case Paper.NotAsked(),
          Paper.NoPrinter(),
          Paper.Printing _,
          Paper.Out _,
          Paper.Presented _,
          Paper.Taken() ->
          false;
    };
  }

  private static boolean warm(Paper paper) {
    return again(paper) || paper instanceof Paper.NoPrinter;
  }

  /// Part of the row's id, so that one can tell from outside what became of the paper.
  private static String name(Paper paper) {
    return switch (paper) {
      case Paper.NotAsked() -> "not-asked";
      case Paper.NoPrinter() -> "no-printer";
      case Paper.Printing _ -> "printing";
      case Paper.Out _ -> "out";
      case Paper.Presented _ -> "presented";
      case Paper.Taken() -> "taken";
      case Paper.Withdrawn() -> "withdrawn";
      case Paper.Failed _ -> "failed";
    };
  }
}
