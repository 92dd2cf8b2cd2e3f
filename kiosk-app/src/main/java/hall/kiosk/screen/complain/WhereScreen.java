// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.complain;

import hall.kiosk.journey.Address;
import hall.kiosk.journey.Division;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.HomeVisit;
import hall.kiosk.journey.HomeVisit.When;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.form.AddressPage;
import hall.kiosk.screen.keyboard.TextTurn;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where somebody of the hall is to come, and when it suits.
final class WhereScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final TextTurn typing;
  private List<Division> divisions;
  private Optional<AddressPage> picking = Optional.empty();
  private HomeVisit home;

  WhereScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    home = home(state);
    divisions = state.terminal().catalogue().divisions();
    frame = new Frame(kit, "complain-where", state, kit.headline("complain.where"));
    typing = new TextTurn(kit, frame, this::show);
    show();
  }

  private static HomeVisit home(State.Visiting state) {
    return ((GrievanceStep.Where) ((Stage.Complain) state.stage()).step()).draft().home();
  }

  static String words(When when) {
    return "complain.where." + when.name().toLowerCase(Locale.ROOT);
  }

  private void show() {
    var blocks = new ArrayList<Region>();
    blocks.add(address());
    blocks.add(
        Press.line(
            kit,
            "where-type",
            kit.say(home.place().equals(Address.NONE) ? ask() : "complain.where.change"),
            Icon.PEN,
            divisions.isEmpty() ? this::type : this::pick));
    blocks.add(kit.bold(Role.BODY, kit.say("complain.where.when")));
    int columns = kit.metrics().landscape() && !kit.metrics().tight() ? 3 : 1;
    var times = Stream.of(When.values()).map(this::time).toList();
    for (int i = 0; i < times.size(); i += columns) {
      blocks.add(new Tiles(columns, kit.gap(), List.copyOf(times.subList(i, i + columns))));
    }
    blocks.add(kit.text(Role.BODY, kit.say("complain.where.call"), "muted"));
    frame.pages(blocks);
    frame
        .footer()
        .proceed(kit.say("complain.on"))
        .back(() -> kit.emit().accept(new Event.Back()))
        .enable(home.said(divisions));
  }

  private String ask() {
    return divisions.isEmpty() ? "complain.where.type" : "complain.where.pick";
  }

  private Region address() {
    var label = kit.say("complain.where.place");
    var lines = new VBox(kit.px(1), kit.text(Role.CAPTION, label, "muted"));
    var place = home.place().written();
    if (place.isEmpty()) {
      var nothing = divisions.isEmpty() ? "complain.where.nowhere" : "complain.where.unpicked";
      lines.getChildren().add(kit.text(Role.BODY, kit.say(nothing), "muted"));
    } else {
      lines.getChildren().add(kit.text(Role.BODY, place));
      if (!home.found(divisions)) {
        lines.getChildren().add(kit.text(Role.BODY, kit.say("complain.where.unfinished"), "muted"));
      }
      Shown.speak(kit, lines, label, place);
    }
    return Shown.card(kit, lines);
  }

  private Region time(When when) {
    boolean chosen = home.when().filter(when::equals).isPresent();
    var press =
        Press.line(
            kit,
            "where-" + when.name().toLowerCase(Locale.ROOT),
            kit.say(words(when)),
            chosen ? Icon.CIRCLE_CHECK : Icon.CIRCLE,
            () -> kit.emit().accept(new Event.ComeAt(when)));
    press.setChosen(chosen);
    if (chosen) {
      press.setAccessibleText(kit.say("form.chosen", kit.say(words(when))));
    }
    return press;
  }

  private void type() {
    typing.begin(
        "entry-place",
        kit.say("complain.where.place"),
        home.place().detail(),
        HomeVisit.LONGEST_PLACE,
        text -> kit.emit().accept(new Event.ComeTo(Address.NONE.withDetail(text))));
  }

  private void pick() {
    var before = home.place().divisions().isEmpty() ? Address.begun(divisions) : home.place();
    var page =
        new AddressPage(
            kit, HomeVisit.question(divisions), before, this::picked, this::donePicking);
    picking = Optional.of(page);
    frame.show(page.root());
    frame.footer().proceed(kit.say("form.done"), page::finish).back(page::finish);
    frame.footer().enable(page.answered());
  }

  private void picked(Address place) {
    kit.emit().accept(new Event.ComeTo(place));
    picking.ifPresent(page -> frame.footer().enable(page.answered()));
  }

  private void donePicking() {
    close();
    show();
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var now = home(state);
    var offered = state.terminal().catalogue().divisions();
    if (now.equals(home) && offered.equals(divisions)) {
      return;
    }
    home = now;
    divisions = offered;
    if (!typing.on() && picking.isEmpty()) {
      show();
    }
  }

  @Override
  public void close() {
    typing.close();
    picking.ifPresent(AddressPage::close);
    picking = Optional.empty();
  }
}
