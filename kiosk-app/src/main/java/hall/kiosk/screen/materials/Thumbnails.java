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
import java.util.function.ObjIntConsumer;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Scanned pages with number, look and delete; each image is decoded once.
final class Thumbnails {

  private static final double HEIGHT_TO_WIDTH = 1.2;

  private final Kit kit;
  private final ObjIntConsumer<PageRef> look;
  private final Map<PageRef, PagePicture> pictures = new HashMap<>();

  Thumbnails(Kit kit, ObjIntConsumer<PageRef> look) {
    this.kit = kit;
    this.look = look;
  }

  List<Region> rows(List<PageRef> pages, boolean canDelete) {
    int columns = kit.metrics().landscape() ? 4 : 3;
    var cells = new ArrayList<Region>();
    for (int i = 0; i < pages.size(); i++) {
      cells.add(cell(pages.get(i), i + 1, canDelete));
    }
    var rows = new ArrayList<Region>();
    for (int i = 0; i < cells.size(); i += columns) {
      rows.add(
          new Tiles(columns, kit.gap(), cells.subList(i, Math.min(cells.size(), i + columns))));
    }
    return rows;
  }

  private Region cell(PageRef page, int number, boolean canDelete) {
    double width = kit.px(kit.metrics().landscape() ? 36 : 58);
    var picture =
        pictures.computeIfAbsent(
            page, missing -> new PagePicture(kit, page, width, width * HEIGHT_TO_WIDTH));
    var words = kit.say("materials.page", number);
    var inner = new VBox(kit.px(1), picture.root(), kit.bold(Role.BODY, words));
    inner.setAlignment(Pos.CENTER);
    var press =
        new Press(
            kit,
            "page-" + page.id(),
            kit.say("materials.page.look", number),
            () -> look.accept(page, number),
            Kit.grow(inner));
    press.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(2)));
    var cell = new VBox(kit.gap(), press);
    if (canDelete) {
      var delete =
          kit.button(
              "delete-" + page.id(),
              kit.say("materials.delete"),
              Icon.DELETE,
              new Event.DeletePage(page.id()),
              "danger");
      delete.setAccessibleText(kit.say("materials.delete.page", number));
      delete.setMaxWidth(Double.MAX_VALUE);
      cell.getChildren().add(delete);
    }
    return cell;
  }

  void close() {
    pictures.values().forEach(PagePicture::close);
    pictures.clear();
  }
}
