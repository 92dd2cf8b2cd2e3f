// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.pay;

import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the bill is for; at the end the way back to an earlier payment.
final class SortsScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Terminal shown;

  SortsScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    shown = state.terminal();
    frame =
        new Frame(kit, "pay-sorts", state, kit.say("pay.title"), kit.headline("pay.title.more"));
    fill();
  }

  private void fill() {
    var presses = new ArrayList<Region>();
    shown.bills().forEach(offer -> presses.add(sort(offer)));
    presses.add(
        press(
            "pay-slip",
            kit.say("pay.slip"),
            kit.say("pay.slip.more"),
            Icon.SEARCH,
            new Event.AskPayment()));
    int columns = kit.metrics().landscape() ? 2 : 1;
    var rows = new ArrayList<Region>();
    for (int i = 0; i < presses.size(); i += columns) {
      var row = List.copyOf(presses.subList(i, Math.min(i + columns, presses.size())));
      rows.add(new Tiles(columns, kit.gap(), row));
    }
    frame.pages(rows);
  }

  private Press sort(Bill.Offer offer) {
    var word = offer.sort().word();
    boolean hindered = !offer.byAccount() && !shown.identifies();
    var more =
        hindered
            ? kit.say("pay.no-card")
            : kit.say(
                offer.byAccount()
                    ? offer.byCard() ? "pay.by.both" : "pay.by.account"
                    : "pay.by.card");
    var press =
        press(
            "pay-" + word,
            kit.say("pay.sort." + word),
            more,
            Icon.COIN,
            new Event.PaySort(offer.sort()));
    press.setDisable(hindered);
    return press;
  }

  private Press press(String id, String title, String more, Icon icon, Event event) {
    var words =
        new VBox(kit.px(0.5), kit.bold(Role.LEAD, title), kit.text(Role.CAPTION, more, "muted"));
    return new Press(
            kit,
            id,
            title + " " + more,
            () -> kit.emit().accept(event),
            icon.draw(kit.metrics().icon(Role.TITLE)),
            Kit.grow(words),
            Icon.NEXT.draw(kit.metrics().icon(Role.LEAD)))
        .roomy(kit);
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
