// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.choose;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.Stage.Finder;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Tiles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Three ways to an item: theme, department, search.
public final class ChooseScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final ItemCards cards;
  private final Press theme;
  private final Press department;
  private final Press search;
  private final Tiles tabs;
  private final StackPane found = new StackPane();
  private Optional<SearchPane> searching = Optional.empty();
  private Optional<Finder> finder = Optional.empty();
  private Terminal terminal;

  public ChooseScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    terminal = state.terminal();
    cards = new ItemCards(kit);
    frame = new Frame(kit, "choose", state, kit.headline("choose.title"));
    theme = tab("tab-theme", "choose.theme", new Finder.ByTheme(Optional.empty()));
    department =
        tab("tab-department", "choose.department", new Finder.ByDepartment(Optional.empty()));
    search = tab("tab-search", "choose.search", new Finder.BySearch(""));
    tabs = new Tiles(3, kit.gap(), List.of(theme, department, search));
    var body = new VBox(kit.px(4), tabs, found);
    VBox.setVgrow(found, Priority.ALWAYS);
    found.setMinHeight(0);
    frame.show(body);
    update(state);
  }

  private Press tab(String id, String words, Finder to) {
    var text = kit.say(words);
    var label = kit.bold(Role.BODY, text);
    var press = new Press(kit, id, text, () -> kit.emit().accept(new Event.Find(to)), label);
    press.setAlignment(Pos.CENTER);
    press.getStyleClass().add("tab");
    return press;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var now = ((Stage.Choose) state.stage()).finder();
    if (finder.filter(now::equals).isPresent() && terminal.equals(state.terminal())) {
      return;
    }
    terminal = state.terminal();
    finder = Optional.of(now);
    chosen(theme, now instanceof Finder.ByTheme || now instanceof Finder.MostUsed);
    chosen(department, now instanceof Finder.ByDepartment);
    chosen(search, now instanceof Finder.BySearch);
    // The keys need the room; Back leads to the other ways.
    tabs.setVisible(
        !(kit.metrics().low() && kit.metrics().tight() && now instanceof Finder.BySearch));
    tabs.setManaged(tabs.isVisible());
    show(now);
  }

  /// The open tab is told by frame, by mark and in words.
  private void chosen(Press tab, boolean open) {
    if (open == tab.isChosen()) {
      return;
    }
    tab.setChosen(open);
    if (open) {
      tab.getChildren().addFirst(Icon.CHECK.draw(kit.metrics().icon(Role.BODY)));
    } else {
      tab.getChildren().removeFirst();
    }
  }

  private void show(Finder now) {
    if (now instanceof Finder.BySearch(var words)) {
      var pane = searching.orElseGet(() -> new SearchPane(kit, cards, words));
      searching = Optional.of(pane);
      pane.show(words, terminal);
      found(pane.root());
      return;
    }
    close();
    searching = Optional.empty();
    found(
        switch (now) {
          case Finder.ByTheme(var of) ->
              of.map(chosen ->
                      list(now, kit.say(ItemCards.words(chosen)), cards.of(terminal, chosen)))
                  .orElseGet(() -> frame.paged(now, cards.themes(terminal)));
          case Finder.MostUsed() ->
              list(now, kit.say("choose.most-used"), cards.of(terminal, terminal.oftenDone()));
          case Finder.ByDepartment(var of) ->
              of.map(id -> list(now, cards.name(terminal, id), cards.of(terminal, id)))
                  .orElseGet(() -> frame.paged(now, cards.departments(terminal)));
          case Finder.BySearch any -> throw new IllegalStateException("shown above");
        });
  }

  private void found(Region node) {
    if (!found.getChildren().equals(List.of(node))) {
      found.getChildren().setAll(node);
    }
  }

  private Region list(Finder now, String group, List<Region> items) {
    var paged = frame.paged(now, items);
    VBox.setVgrow(paged, Priority.ALWAYS);
    return new VBox(kit.px(4), kit.bold(Role.LEAD, group), paged);
  }

  @Override
  public void close() {
    searching.ifPresent(SearchPane::close);
  }
}
