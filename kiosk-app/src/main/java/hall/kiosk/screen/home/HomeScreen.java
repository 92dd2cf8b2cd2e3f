// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.home;

import hall.kiosk.journey.Masking;
import hall.kiosk.journey.Service;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// One large tile for each service of this hall; greets whom the terminal already knows.
public final class HomeScreen implements Screen {

  /// More than these do not stand on one screen with their pictures above their words.
  private static final int HIGH_TILES = 6;

  private final Kit kit;
  private final Frame frame;
  private Terminal shown;

  public HomeScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    shown = state.terminal();
    var greeting =
        state
            .visit()
            .identity()
            .map(card ->
                kit.say(
                    state.visit().loginLevel().isPresent()
                        ? "home.greeting.login"
                        : "home.greeting",
                    Masking.name(card.displayName())))
            .orElse("");
    frame = new Frame(kit, "home", state, kit.say("home.title"), greeting);
    frame.footer().withoutBack();
    fill();
  }

  private void fill() {
    var services = Service.at(shown);
    int columns = Math.clamp(services.size(), 1, kit.metrics().landscape() ? 3 : 2);
    var tile = new ServiceTile(kit, services.size() > HIGH_TILES);
    var tiles = services.stream().map(service -> tile.of(service, shown)).toList();
    var rows = new ArrayList<Region>();
    for (int i = 0; i < tiles.size(); i += columns) {
      var row = List.copyOf(tiles.subList(i, Math.min(i + columns, tiles.size())));
      rows.add(new Tiles(columns, kit.gap(), row));
    }
    frame.pages(rows);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    if (!shown.equals(state.terminal())) {
      shown = state.terminal();
      fill();
    }
  }
}
