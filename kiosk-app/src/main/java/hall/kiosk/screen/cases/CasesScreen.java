// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.cases;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.OwnCase;
import hall.kiosk.journey.OwnCases;
import hall.kiosk.journey.Stage.Cases;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The cases of whoever laid the card, and one of them in full; says so where the server can't be
/// asked now.
public final class CasesScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final CaseWords words;
  private Optional<Cases> shown = Optional.empty();

  public CasesScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    words = new CaseWords(kit);
    frame = new Frame(kit, "cases", state, kit.headline("cases.title"));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Cases) state.stage();
    if (shown.filter(at::equals).isPresent()) {
      return;
    }
    shown = Optional.of(at);
    frame.footer().proceed("finish", kit.say("cases.finish"), new Event.Finish());
    switch (at.answer()) {
      case Cases.Waiting() -> {
        frame.footer().enable(false);
        frame.show(
            new VBox(
                Note.big(
                    kit,
                    Note.Kind.INFO,
                    Icon.SEARCH,
                    kit.say("cases.waiting"),
                    kit.say("cases.waiting.more"))));
      }
      case Cases.Unanswered() -> {
        frame.footer().enable(true);
        frame.footer().proceed("again", kit.say("cases.again"), new Event.AskCases());
        frame.pages(List.of(unanswered()));
      }
      case Cases.Known(var cases) -> {
        frame.footer().enable(true);
        var looked = at.looked();
        if (looked.filter(one -> !one.papers().isEmpty()).isPresent()
            && state.terminal().works(Peripheral.SCANNER)) {
          frame.footer().proceed("bring-papers", kit.say("cases.bring"), new Event.BringPapers());
        }
        frame.pages(
            looked.map(OwnCase::number),
            looked.map(new CaseDetails(kit, words)::of).orElseGet(() -> list(cases)));
      }
    }
  }

  private Region unanswered() {
    var lines =
        new ArrayList<>(List.of(kit.say("cases.unanswered.1"), kit.say("cases.unanswered.2")));
    if (!kit.helpPhone().isEmpty()) {
      lines.add(kit.say("help.phone", kit.helpPhone()));
    }
    return Note.of(kit, Note.Kind.WARM, Icon.WARNING, kit.say("cases.unanswered"), lines);
  }

  private List<Region> list(OwnCases cases) {
    if (cases.cases().isEmpty()) {
      return List.of(
          Note.of(
              kit,
              Note.Kind.INFO,
              kit.say("cases.none"),
              kit.say("cases.none.1"),
              kit.say("cases.none.2")));
    }
    var cards = new ArrayList<Region>(cases.cases().stream().map(this::card).toList());
    if (cases.more()) {
      cards.add(Note.of(kit, Note.Kind.INFO, kit.say("cases.more")));
    }
    return cards;
  }

  private Press card(OwnCase one) {
    var emblem = new StackPane(words.icon(one).draw(kit.px(11)));
    emblem.getStyleClass().add("emblem");
    emblem.setMinSize(kit.px(18), kit.px(18));
    emblem.setMaxSize(kit.px(18), kit.px(18));
    var name = kit.say(one.item());
    var texts = new VBox(kit.px(1), kit.bold(Role.LEAD, name));
    one.lifeEvent()
        .ifPresent(of -> texts.getChildren().add(kit.text(Role.CAPTION, kit.say(of), "muted")));
    words
        .agency(one)
        .ifPresent(line -> texts.getChildren().add(kit.text(Role.CAPTION, line, "muted")));
    texts.getChildren().add(kit.bold(Role.BODY, words.standing(one)));
    if (!one.owed().isEmpty()) {
      texts.getChildren().add(kit.text(Role.BODY, kit.say("cases.owed")));
    }
    words.due(one.progress()).ifPresent(due -> texts.getChildren().add(kit.text(Role.BODY, due)));
    texts
        .getChildren()
        .add(kit.text(Role.CAPTION, kit.say("cases.received", words.day(one.received())), "muted"));
    var arrow = Icon.NEXT.draw(kit.metrics().icon(Role.LEAD));
    var spoken = name + " " + words.standing(one);
    var id = "case-" + one.number();
    Runnable open = () -> kit.emit().accept(new Event.OpenCase(one.number()));
    return kit.metrics().tight()
        ? new Press(kit, id, spoken, open, Kit.grow(texts), arrow)
        : new Press(kit, id, spoken, open, emblem, Kit.grow(texts), arrow);
  }
}
