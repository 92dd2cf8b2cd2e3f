// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.HelpCall.Message;
import hall.kiosk.journey.HelpCall.Said;
import hall.kiosk.journey.HelpCall.Standing;
import hall.kiosk.journey.Language;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is said with an attendant, over the screen of a visit and without leaving it: the newest
/// first, sentences to answer with, and the way to own words.
final class HelpPanel {

  /// What citizens need to say, by its key.
  private static final List<String> PHRASES =
      List.of("help.say.how", "help.say.stuck", "help.say.come", "help.say.thanks");

  private final Kit kit;
  private final HelpCall help;
  private final Sheet sheet;

  HelpPanel(Kit kit, HelpCall help) {
    this.kit = kit;
    this.help = help;
    sheet = new Sheet(kit, "overlay-help");
    sheet.show(kit.say("help.title"), new PageBar(kit).over(blocks()), buttons());
  }

  Region root() {
    return sheet.root();
  }

  private List<Region> blocks() {
    var blocks = new ArrayList<Region>();
    blocks.add(standing());
    var newest = new ArrayList<Region>();
    int answers = 0;
    int own = 0;
    for (var message : help.messages()) {
      if (message.own()) {
        // The server has them in the order in which they were said.
        boolean written = own < help.said().size() && help.said().get(own).written();
        newest.addFirst(
            written ? written("help.written", message.text()) : said("help.own", message.text()));
        own++;
      } else {
        answers++;
        var card = said("help.attendant", message.text());
        card.setId("help-answer-" + answers);
        newest.addFirst(card);
      }
    }
    help.unsent().stream().map(this::unsent).flatMap(Optional::stream).forEach(newest::addFirst);
    blocks.addAll(newest);
    return blocks;
  }

  /// What has not arrived. Own words are kept for another call where this one is over.
  private Optional<Region> unsent(Said said) {
    var how =
        switch (help.standing()) {
          case NONE, CALLING, OPEN -> "help.sending";
          case SILENT -> "help.waiting";
          case OVER -> "help.unsent";
        };
    if (said.written()) {
      return Optional.of(written(how, said.text()));
    }
    return help.standing().on() ? Optional.of(said(how, said.text())) : Optional.empty();
  }

  private Region standing() {
    return switch (help.standing()) {
      case NONE -> Note.of(kit, Note.Kind.INFO, kit.say("help.none"), kit.say("help.none.more"));
      case CALLING -> Note.of(kit, Note.Kind.INFO, kit.say("help.calling"));
      case SILENT ->
          Note.of(
              kit,
              Note.Kind.WARM,
              kit.say("help.silent"),
              kit.helpPhone().isEmpty()
                  ? kit.say("help.staff")
                  : kit.say("help.phone", kit.helpPhone()));
      case OPEN ->
          help.messages().stream().allMatch(Message::own)
              ? Note.of(kit, Note.Kind.GOOD, kit.say("help.open"), kit.say("help.open.more"))
              : Note.of(kit, Note.Kind.GOOD, kit.say("help.answered"));
      case OVER -> Note.of(kit, Note.Kind.INFO, kit.say("help.over"), kit.say("help.over.more"));
    };
  }

  /// Own words are the citizen's alone: others hear that there are some.
  private Region written(String who, String text) {
    var card = said(who, text);
    var title = kit.say(who);
    return Spoken.personal(
        card, title, title + (kit.language() == Language.ZH_CN ? "，" : ", ") + text);
  }

  private Region said(String who, String text) {
    var card =
        new VBox(
            kit.px(1), kit.text(Role.CAPTION, kit.say(who), "muted"), kit.bold(Role.LEAD, text));
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card;
  }

  private Region buttons() {
    var buttons = new VBox(kit.gap());
    boolean on = help.standing().on();
    if (on) {
      var phrases = PHRASES.stream().map(this::phrase).toList();
      buttons.getChildren().add(new Tiles(2, kit.gap(), phrases));
      if (!help.full()) {
        buttons.getChildren().add(write());
      }
    } else {
      var call =
          wide(
              kit.button(
                  "help-call",
                  kit.say(help.standing() == Standing.NONE ? "help.call" : "help.call.again"),
                  Icon.SPEAK,
                  new Event.CallHelp(),
                  "primary"));
      buttons.getChildren().add(call);
    }
    var stay =
        wide(
            kit.button(
                "stay",
                kit.say("help.back"),
                Icon.BACK,
                new Event.Stay(),
                on ? "primary" : "secondary"));
    if (help.standing() == Standing.NONE) {
      buttons.getChildren().add(stay);
    } else {
      var end =
          wide(
              kit.button(
                  "help-end", kit.say("help.end"), Icon.CHECK, new Event.EndHelp(), "secondary"));
      buttons.getChildren().add(new Tiles(2, kit.gap(), List.of(end, stay)));
    }
    return buttons;
  }

  private Button write() {
    return wide(
        kit.button(
            "help-write",
            kit.say(help.draft().said() ? "help.write.more" : "help.write"),
            Icon.PEN,
            new Event.WriteForHelp(),
            "secondary"));
  }

  private Button phrase(String key) {
    var words = kit.say(key);
    return wide(
        kit.button(
            key.replace('.', '-'), words, Icon.SPEAK, new Event.SayForHelp(words), "secondary"));
  }

  private Button wide(Button button) {
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Math.max(kit.px(15), kit.metrics().fontPx(Role.BODY) * 2));
    return button;
  }
}
