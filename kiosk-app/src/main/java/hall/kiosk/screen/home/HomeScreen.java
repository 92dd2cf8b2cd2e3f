// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.home;

import hall.kiosk.journey.Catalogue;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Masking;
import hall.kiosk.journey.Stage.Finder;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Greets, and offers the services of this hall.
public final class HomeScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Catalogue shown;

  public HomeScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    shown = state.terminal().catalogue();
    var name = Masking.name(state.visit().card().displayName());
    frame = new Frame(kit, "home", state, kit.say("home.title", name), kit.say("home.sentence"));
    frame.footer().withoutBack();
    fill();
  }

  private void fill() {
    var blocks = new ArrayList<Region>();
    blocks.add(
        tile(
            "start-service",
            Icon.PAPER,
            kit.say("home.start"),
            kit.say("home.start.more"),
            new Event.StartService(),
            "strong"));
    var themes = new ArrayList<Region>();
    shown
        .byTheme()
        .forEach((theme, items) ->
            themes.add(
                tile(
                    "theme-" + theme.name().toLowerCase(Locale.ROOT),
                    Icon.of(theme),
                    kit.say("theme." + theme.name().toLowerCase(Locale.ROOT)),
                    kit.count("items", items.size()),
                    new Event.Find(new Finder.ByTheme(Optional.of(theme))))));
    int columns = kit.metrics().columns();
    var rows = new ArrayList<Region>();
    for (int i = 0; i < themes.size(); i += columns) {
      rows.add(
          new Tiles(columns, kit.gap(), themes.subList(i, Math.min(i + columns, themes.size()))));
    }
    blocks.addAll(headed("home.themes", rows));
    blocks.addAll(headed("home.other-ways", List.of(otherWays())));
    var bar = new PageBar(kit);
    frame.show(bar.over(blocks));
  }

  /// The heading stays with its first row where the page ends.
  private List<Region> headed(String heading, List<Region> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<>(rows);
    all.set(0, kit.column(3, kit.bold(Role.LEAD, kit.say(heading)), rows.getFirst()));
    return all;
  }

  private Region otherWays() {
    return new Tiles(
        2,
        kit.gap(),
        List.of(
            tile(
                "home-search",
                Icon.SEARCH,
                kit.say("home.search"),
                kit.say("home.search.more"),
                new Event.Find(new Finder.BySearch(""))),
            tile(
                "home-department",
                Icon.DEPARTMENT,
                kit.say("home.department"),
                kit.say("home.department.more"),
                new Event.Find(new Finder.ByDepartment(Optional.empty())))));
  }

  private Press tile(
      String id, Icon icon, String title, String more, Event event, String... styles) {
    var emblem = new StackPane(icon.draw(kit.px(12)));
    emblem.getStyleClass().add(styles.length == 0 ? "emblem" : "plain");
    emblem.setMinSize(kit.px(18), kit.px(18));
    emblem.setMaxSize(kit.px(18), kit.px(18));
    var words =
        new VBox(kit.px(0.5), kit.bold(Role.LEAD, title), kit.text(Role.CAPTION, more, "muted"));
    var press = new Press(kit, id, title, () -> kit.emit().accept(event), emblem, Kit.grow(words));
    press.getStyleClass().addAll(styles);
    return press.roomy(kit);
  }

  @Override
  public Region root() {
    return frame.root();
  }

  @Override
  public void update(State.Visiting state) {
    if (!shown.equals(state.terminal().catalogue())) {
      shown = state.terminal().catalogue();
      fill();
    }
  }
}
