// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.PagePicture;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Scanned pages with number, look and delete; each image is decoded once.
final class Thumbnails {

  private static final double HEIGHT_TO_WIDTH = 1.2;

  /// However large the text is, a page can still be told from another.
  private static final double LEAST_PICTURE = 0.6;

  /// One page at one size.
  private record Sized(PageRef page, double width) {}

  private final Kit kit;
  private final Consumer<PageRef> look;
  private final Map<Sized, PagePicture> pictures = new HashMap<>();

  Thumbnails(Kit kit, Consumer<PageRef> look) {
    this.kit = kit;
    this.look = look;
  }

  List<Region> rows(List<PageRef> pages) {
    only(pages);
    int columns = kit.metrics().columns() == 4 ? 4 : 3;
    var cells = new ArrayList<Region>();
    for (int i = 0; i < pages.size(); i++) {
      cells.add(cell(pages.get(i), i + 1));
    }
    var rows = new ArrayList<Region>();
    for (int i = 0; i < cells.size(); i += columns) {
      rows.add(
          new Tiles(columns, kit.gap(), cells.subList(i, Math.min(cells.size(), i + columns))));
    }
    return rows;
  }

  private PagePicture picture(PageRef page, double width) {
    return pictures.computeIfAbsent(
        new Sized(page, width),
        missing -> new PagePicture(kit, page, width, width * HEIGHT_TO_WIDTH));
  }

  /// The page that came last, while more may come.
  Region newest(PageRef page, int number) {
    var metrics = kit.metrics();
    double width = metrics.widthPx() * (metrics.landscape() ? 0.2 : 0.5) * metrics.picture();
    var words = new VBox(kit.px(1), kit.bold(Role.LEAD, kit.say("materials.page", number)));
    words.getChildren().addAll(PageWords.of(kit, page, number));
    var picture = picture(page, width).root();
    if (metrics.landscape()) {
      var row = new HBox(kit.px(6), picture, Kit.grow(words));
      row.setMinHeight(Region.USE_PREF_SIZE);
      return row;
    }
    var column = new VBox(kit.px(3), picture, words);
    column.setAlignment(Pos.TOP_CENTER);
    column.setMinHeight(Region.USE_PREF_SIZE);
    return column;
  }

  /// Lets go of the pictures of pages that are no longer so.
  private void only(List<PageRef> pages) {
    pictures
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !pages.contains(entry.getKey().page());
          if (gone) {
            entry.getValue().close();
          }
          return gone;
        });
  }

  private Region cell(PageRef page, int number) {
    double large = kit.px(kit.metrics().landscape() || kit.metrics().low() ? 36 : 58);
    double width = large * Math.max(LEAST_PICTURE, kit.metrics().picture());
    var picture = picture(page, width);
    var words = kit.say("materials.page", number);
    var inner = new VBox(kit.px(1), picture.root(), kit.bold(Role.BODY, words));
    inner.setAlignment(Pos.CENTER);
    var press =
        new Press(
            kit,
            "page-" + page.id(),
            kit.say("materials.page.look", number),
            () -> look.accept(page),
            Kit.grow(inner));
    press.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(2)));
    if (page.licence().isPresent()) {
      // Its pages go together.
      return new VBox(press);
    }
    var delete =
        kit.button(
            "delete-" + page.id(),
            kit.say("materials.delete"),
            Icon.DELETE,
            new Event.DeletePage(page.id()),
            "danger");
    delete.setAccessibleText(kit.say("materials.delete.page", number));
    delete.setMaxWidth(Double.MAX_VALUE);
    delete.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(2.6), kit.px(1.5)));
    return new VBox(kit.gap(), press, delete);
  }

  void close() {
    pictures.values().forEach(PagePicture::close);
    pictures.clear();
  }
}
