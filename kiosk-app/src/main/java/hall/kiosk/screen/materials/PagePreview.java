// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.PagePicture;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One page as large as there is room, so that its owner can see whether it can be read.
final class PagePreview {

  private final PageRef page;
  private final PagePicture picture;
  private final VBox root;

  PagePreview(Kit kit, PageRef page, int number, Runnable close) {
    this.page = page;
    var metrics = kit.metrics();
    double width = metrics.widthPx() * (metrics.landscape() ? 0.4 : 0.8);
    double height = metrics.heightPx() * 0.42;
    picture = new PagePicture(kit, page, width, height);
    var delete =
        kit.button(
            "delete-" + page.id(),
            kit.say("materials.delete.page", number),
            Icon.DELETE,
            () -> {
              kit.emit().accept(new Event.DeletePage(page.id()));
              close.run();
            },
            "danger");
    root =
        new VBox(
            kit.px(4),
            kit.bold(Role.LEAD, kit.say("materials.page", number)),
            picture.root(),
            kit.text(Role.BODY, kit.say("materials.readable")),
            delete);
    root.setAlignment(Pos.TOP_CENTER);
  }

  Region root() {
    return root;
  }

  PageRef page() {
    return page;
  }

  void close() {
    picture.close();
  }
}
