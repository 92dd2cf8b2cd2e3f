// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Event;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Which page this is, with a big button to either side.
public final class PageBar {

  private final Kit kit;
  private final Label where;
  private final Button previous;
  private final Button next;
  private final Paged paged;

  public PageBar(Kit kit) {
    this.kit = kit;
    where = Kit.grow(kit.bold(Role.CAPTION, " ", "muted"));
    where.setAlignment(Pos.CENTER);
    previous =
        kit.button(
            "page-previous", kit.say("page.previous"), Icon.BACK, () -> turn(-1), "secondary");
    next = kit.button("page-next", kit.say("page.next"), Icon.NEXT, () -> turn(1), "secondary");
    next.setContentDisplay(ContentDisplay.RIGHT);
    previous.setMinWidth(Region.USE_PREF_SIZE);
    next.setMinWidth(Region.USE_PREF_SIZE);
    var bar = new HBox(kit.gap(), previous, where, next);
    bar.setAlignment(Pos.CENTER);
    paged = new Paged(kit.px(4), bar);
    paged.onTurned(this::tell);
  }

  /// Only tells the page: the screen's own buttons turn.
  public static Paged plain(Kit kit) {
    var label = kit.bold(Role.CAPTION, " ", "muted");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER);
    var bar = new HBox(Kit.grow(label));
    bar.setId("page-number");
    var paged = new Paged(kit.metrics().tight() ? kit.gap() : kit.px(4), bar);
    paged.onTurned(() -> label.setText(kit.say("page.of", paged.page() + 1, paged.pages())));
    return paged;
  }

  /// The blocks with this bar below them.
  public Paged over(List<? extends Region> blocks) {
    paged.setBlocks(blocks);
    return paged;
  }

  public Paged paged() {
    return paged;
  }

  private void turn(int by) {
    kit.emit().accept(new Event.Stirred());
    if (by < 0) {
      paged.back();
    } else {
      paged.forward();
    }
  }

  private void tell() {
    where.setText(kit.say("page.of", paged.page() + 1, paged.pages()));
    previous.setDisable(paged.page() == 0);
    next.setDisable(paged.last());
  }
}
