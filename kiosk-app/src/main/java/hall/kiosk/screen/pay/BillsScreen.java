// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.pay;

import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PayStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What there is to pay, masked as others may see it, or the wait for it.
final class BillsScreen implements Screen {

  private final Kit kit;
  private final Frame frame;

  BillsScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    var step = ((Stage.Pay) state.stage()).step();
    boolean slip = step instanceof PayStep.Asking(_, var offer) && offer.isEmpty();
    frame = new Frame(kit, "pay-bills", state, kit.say(slip ? "pay.slip.title" : "pay.bills"));
    frame.pages(blocks(step));
    frame.footer().withoutProceed();
  }

  private List<Region> blocks(PayStep step) {
    if (!(step instanceof PayStep.Bills(var offer, var bills))) {
      return List.of(Note.of(kit, Note.Kind.INFO, Icon.CLOCK, kit.say("pay.asking"), List.of()));
    }
    if (bills.isEmpty()) {
      return List.of(
          Note.big(
              kit,
              Note.Kind.WARM,
              Icon.WARNING,
              kit.say("pay.unanswered"),
              kit.say("pay.unanswered.more")));
    }
    if (bills.get().isEmpty()) {
      return List.of(
          Note.big(
              kit,
              Note.Kind.GOOD,
              Icon.CIRCLE_CHECK,
              kit.say("pay.none", kit.say("pay.sort." + offer.sort().word())),
              kit.say("pay.none.more")));
    }
    var blocks = new ArrayList<Region>();
    blocks.add(kit.text(Role.BODY, kit.say("pay.bills.more")));
    int number = 0;
    for (var bill : bills.get()) {
      blocks.add(line(bill, number++));
    }
    return blocks;
  }

  private Region line(Bill bill, int number) {
    var sort = kit.say("pay.sort." + bill.sort().word());
    var amount = kit.say("pay.yuan", Bill.yuan(bill.fen()));
    var words =
        new VBox(
            kit.px(0.5),
            kit.bold(Role.LEAD, sort + "  " + bill.period()),
            kit.text(Role.BODY, kit.say("pay.whose", bill.account(), bill.holder())),
            kit.text(
                Role.BODY, kit.say("pay.due", Written.day(bill.dueOn(), kit.language())), "muted"),
            kit.bold(Role.TITLE, amount));
    return new Press(
            kit,
            "bill-" + number,
            // Two meters may have used the same.
            (number + 1) + " " + sort + " " + bill.period() + " " + amount,
            () -> kit.emit().accept(new Event.PayBill(bill.id())),
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
    // Each answer has a screen of its own.
  }
}
