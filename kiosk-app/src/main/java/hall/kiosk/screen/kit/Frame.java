// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stays at its place on every screen of a visit.
public final class Frame {

  private final BorderPane root = new BorderPane();
  private final VBox content;
  private final StackPane body = new StackPane();
  private final Footer footer;

  /// @param name the screen's root gets the id `screen-name`
  /// @param title empty where the content itself is the headline
  public Frame(Kit kit, String name, State.Visiting state, String title, String... sentence) {
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
}
