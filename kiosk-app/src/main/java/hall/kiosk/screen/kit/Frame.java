// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stays at its place on every screen of a visit.
public final class Frame {

  private final Kit kit;
  private final BorderPane root = new BorderPane();
  private final VBox content;
  private final StackPane body = new StackPane();
  private final Footer footer;
  private Optional<PageBar> pages = Optional.empty();
  private Optional<Told> told = Optional.empty();

  /// What the pages are of, and how many blocks they were cut from.
  private record Told(Object of, int blocks) {}

  /// @param name the screen's root gets the id `screen-name`
  /// @param title empty where the content itself is the headline
  public Frame(Kit kit, String name, State.Visiting state, String title, String... sentence) {
    this.kit = kit;
    footer = new Footer(kit);
    content = kit.column(4);
    content.getStyleClass().add("content");
    content.setStyle(
        "-fx-padding: %.0fpx %.0fpx;"
            .formatted(kit.px(kit.metrics().landscape() ? 3 : 5), kit.px(6)));
    var heading = heading(kit, title, sentence);
    if (!kit.metrics().titleAbove()) {
      content.getChildren().addAll(heading);
    }
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    body.setAlignment(Pos.TOP_LEFT);
    content.getChildren().add(body);
    content.setMinHeight(0);
    content.setId("content");
    root.setId("screen-" + name);
    root.getStyleClass().add("screen");
    var header = Header.of(kit, state.terminal());
    var progress = Progress.of(kit, state);
    if (kit.metrics().landscape()) {
      root.setTop(new VBox(above(kit), header));
      root.setLeft(progress);
    } else if (kit.metrics().titleAbove()) {
      root.setTop(new VBox(above(kit, progress, heading), header));
    } else {
      root.setTop(new VBox(above(kit), header, progress));
    }
    root.setCenter(content);
    root.setBottom(footer.root());
  }

  private static List<Label> heading(Kit kit, String title, String... sentence) {
    var heading = new ArrayList<Label>();
    if (!title.isEmpty()) {
      heading.add(kit.bold(Role.TITLE, title, "title"));
    }
    for (var line : sentence) {
      if (!line.isEmpty()) {
        heading.add(kit.text(Role.BODY, line, "muted"));
      }
    }
    return heading;
  }

  /// What is too high to be touched: plain, or with progress and title where they find room.
  private static Region above(Kit kit) {
    var plain = new Region();
    plain.getStyleClass().add("header");
    return high(kit, plain);
  }

  private static Region above(Kit kit, Region progress, List<Label> heading) {
    var words = kit.column(3);
    words.getChildren().addAll(heading);
    words.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(4), kit.px(6)));
    return high(kit, new VBox(progress, words));
  }

  private static Region high(Kit kit, Region region) {
    region.setMinHeight(kit.metrics().abovePx());
    region.setMaxHeight(kit.metrics().abovePx());
    return region;
  }

  public Region root() {
    return root;
  }

  public Footer footer() {
    return footer;
  }

  /// What stands between title and footer; gets all the room there is.
  public void show(Region node) {
    if (!body.getChildren().equals(List.of(node))) {
      body.getChildren().setAll(node);
    }
  }

  /// The same, of the one thing that this screen is about.
  public void pages(List<? extends Region> blocks) {
    pages("", blocks);
  }

  /// Shows blocks between title and footer, cut into pages where they do not fit.
  ///
  /// @param of what they tell of; see [#paged]
  public void pages(Object of, List<? extends Region> blocks) {
    show(paged(of, blocks));
  }

  /// Blocks cut into pages, for a screen that shows something beside them. Told anew of the same
  /// thing, in as many blocks, the page that is read stays; with a block more, such as a problem,
  /// it turns to the first.
  ///
  /// @param of what they tell of: another day, another case
  public Paged paged(Object of, List<? extends Region> blocks) {
    var bar = pages.orElseGet(() -> new PageBar(kit));
    var now = new Told(of, blocks.size());
    int place = told.filter(now::equals).isPresent() ? bar.paged().place() : 0;
    var paged = bar.over(blocks);
    paged.resume(place);
    pages = Optional.of(bar);
    told = Optional.of(now);
    return paged;
  }

  /// How far down the pages are turned.
  int place() {
    return pages.map(bar -> bar.paged().place()).orElse(0);
  }

  /// Turns the pages to a place.
  void resume(int place) {
    pages.ifPresent(bar -> bar.paged().resume(place));
  }
}
