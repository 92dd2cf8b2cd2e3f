// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.HelpCall.Message;
import hall.kiosk.journey.HelpCall.Standing;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What is said with an attendant, over the screen of a visit and without leaving it: the newest
/// first, and sentences to answer with.
final class HelpPanel {

  /// What citizens need to say, by its key.
  private static final List<String> PHRASES =
      List.of("help.say.how", "help.say.stuck", "help.say.come", "help.say.thanks");

  private final Kit kit;
  private final HelpCall help;
  private final StackPane root = new StackPane();

  HelpPanel(Kit kit, HelpCall help) {
    this.kit = kit;
    this.help = help;
    root.setId("overlay-help");
    root.getStyleClass().add("screen");
    var metrics = kit.metrics();
    root.setPadding(new Insets(metrics.abovePx(), 0, 0, 0));
    var paged = new PageBar(kit).over(blocks());
    paged.setMinHeight(0);
    VBox.setVgrow(paged, Priority.ALWAYS);
    var box =
        new VBox(
            kit.px(metrics.tight() ? 3 : 5),
            kit.bold(metrics.tight() ? Role.LEAD : Role.TITLE, kit.say("help.title"), "title"),
            paged,
            buttons());
    box.setStyle(
        "-fx-padding: %.0fpx %.0fpx;"
            .formatted(kit.px(metrics.landscape() ? 4 : 10), kit.px(metrics.landscape() ? 8 : 7)));
    root.getChildren().setAll(box);
  }

  Region root() {
    return root;
  }

  private List<Region> blocks() {
    var blocks = new ArrayList<Region>();
    blocks.add(standing());
    var newest = new ArrayList<Region>();
    int answers = 0;
    for (var message : help.messages()) {
      var card = message(message);
      if (!message.own()) {
        answers++;
        card.setId("help-answer-" + answers);
      }
      newest.addFirst(card);
    }
    if (help.standing().on()) {
      long told = help.messages().stream().filter(Message::own).count();
      for (var text :
          help.said().subList((int) Math.min(told, help.said().size()), help.said().size())) {
        newest.addFirst(said(kit.say("help.sending"), text));
      }
    }
    blocks.addAll(newest);
    return blocks;
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

  private Region message(Message message) {
    return said(kit.say(message.own() ? "help.own" : "help.attendant"), message.text());
  }

  private Region said(String who, String text) {
    var card = new VBox(kit.px(1), kit.text(Role.CAPTION, who, "muted"), kit.bold(Role.LEAD, text));
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
    buttons.setMinHeight(Region.USE_PREF_SIZE);
    return buttons;
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
