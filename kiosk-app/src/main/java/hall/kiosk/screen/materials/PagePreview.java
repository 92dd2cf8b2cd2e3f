// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.PagePicture;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One page as large as there is room, with everything that its owner can do about it.
final class PagePreview {

  private static final int COLUMNS = 2;

  private final Kit kit;
  private final PageRef page;
  private final int number;
  private final int count;
  private final PagePicture picture;

  /// @param count of the pages that it is one of
  PagePreview(Kit kit, PageRef page, int number, int count) {
    this.kit = kit;
    this.page = page;
    this.number = number;
    this.count = count;
    var metrics = kit.metrics();
    boolean wide = metrics.landscape();
    double width = metrics.widthPx() * (wide ? 0.36 : 0.8);
    double height =
        metrics.heightPx() * (wide ? 0.5 : (metrics.low() ? 0.3 : 0.4) * metrics.picture());
    picture = new PagePicture(kit, page, width, height);
  }

  Region root() {
    var head = kit.bold(Role.LEAD, kit.say("materials.page.of", number, count));
    var words = new VBox(kit.px(1), head);
    PageWords.of(kit, page, number).forEach(line -> words.getChildren().add(line));
    if (page.licence().isEmpty()) {
      words.getChildren().add(kit.text(Role.BODY, kit.say("materials.readable")));
    }
    words.setMinHeight(Region.USE_PREF_SIZE);
    var buttons = buttons();
    var blocks = new ArrayList<Region>();
    for (int i = 0; i < buttons.size(); i += COLUMNS) {
      var row = buttons.subList(i, Math.min(buttons.size(), i + COLUMNS));
      blocks.add(new Tiles(COLUMNS, kit.gap(), row));
    }
    if (kit.metrics().landscape()) {
      blocks.addAll(0, cut(words));
      return new HBox(kit.px(6), picture.root(), Kit.grow(new PageBar(kit).over(blocks)));
    }
    var paged = new PageBar(kit).over(blocks);
    VBox.setVgrow(paged, Priority.ALWAYS);
    var column = new VBox(kit.px(4), picture.root(), words, paged);
    column.setAlignment(Pos.TOP_CENTER);
    return column;
  }

  /// In one, or line by line where large text leaves no room for that.
  private List<Region> cut(VBox words) {
    return kit.metrics().tight()
        ? words.getChildren().stream().map(Region.class::cast).toList()
        : List.of(words);
  }

  private List<Button> buttons() {
    var id = page.id();
    var buttons = new ArrayList<Button>();
    if (page.licence().isPresent()) {
      return buttons;
    }
    buttons.add(button("again-", Icon.SCANNER, "materials.again", new Event.ScanAgain(id)));
    buttons.add(button("turn-", Icon.TURN, "materials.turn", new Event.TurnPage(id)));
    if (page.other().isPresent()) {
      buttons.add(
          button(
              "swap-",
              Icon.AGAIN,
              page.asScanned() ? "materials.tidy" : "materials.as-scanned",
              new Event.SwapPicture(id)));
    }
    if (count > 1) {
      var earlier = button("earlier-", Icon.BACK, "materials.earlier", new Event.MovePage(id, -1));
      earlier.setDisable(number == 1);
      var later = button("later-", Icon.NEXT, "materials.later-place", new Event.MovePage(id, 1));
      later.setDisable(number == count);
      buttons.add(earlier);
      buttons.add(later);
    }
    var delete =
        kit.button(
            "delete-" + id,
            kit.say("materials.delete"),
            Icon.DELETE,
            new Event.DeletePage(id),
            "danger");
    delete.setAccessibleText(kit.say("materials.delete.page", number));
    delete.setMaxWidth(Double.MAX_VALUE);
    buttons.add(delete);
    return buttons;
  }

  private Button button(String id, Icon icon, String words, Event event) {
    var button = kit.button(id + page.id(), kit.say(words), icon, event, "secondary");
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  PageRef page() {
    return page;
  }

  void close() {
    picture.close();
  }
}
