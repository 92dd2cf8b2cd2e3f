// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.receipt;

import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// 已提交 with the case number, or 已暂存 with the local number; never more than is known.
public final class ReceiptScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final PaperCards papers;
  private final ServiceItem item;
  private Optional<Stage.Receipt> shown = Optional.empty();

  public ReceiptScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    item = state.visit().item();
    papers = new PaperCards(kit);
    frame = new Frame(kit, "receipt", state, kit.say("receipt.title"));
    frame
        .footer()
        .withoutBack()
        .withoutLeave()
        .proceed("finish", kit.say("receipt.finish"), new Event.Finish());
    update(state);
  }

  @Override
  public Region root() {
    return frame.root();
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Stage.Receipt) state.stage();
    if (shown.filter(at::equals).isPresent()) {
      return;
    }
    shown = Optional.of(at);
    var told = told(at.delivery());
    var numbers = new NumberCard(kit).of(at.delivery());
    var next = next(at.delivery());
    var prints = papers.of(at);
    if (kit.metrics().landscape()) {
      var left = new VBox(kit.px(4), told, numbers);
      var right = new VBox(kit.px(5), next, prints);
      double half = kit.metrics().widthPx() * 0.38;
      left.setMinWidth(half);
      left.setMaxWidth(half);
      frame.show(new HBox(kit.px(6), left, Kit.grow(right)));
    } else {
      frame.show(new VBox(kit.px(5), told, numbers, next, prints));
    }
  }

  private Region told(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Submitted submitted ->
          Note.of(
              kit,
              Note.Kind.GOOD,
              kit.say("receipt.submitted"),
              kit.say("receipt.submitted.more", kit.say(item.name())));
      case Delivery.Held held ->
          Note.of(
              kit,
              Note.Kind.WARM,
              kit.say("receipt.held"),
              kit.say("receipt.held.more", kit.say(item.name())));
    };
  }

  private VBox next(Delivery delivery) {
    var days = kit.count("days", item.limits().promisedWorkingDays());
    var department = kit.say(item.department().name());
    return switch (delivery) {
      case Delivery.Submitted submitted ->
          StepList.of(kit, kit.say("receipt.next.1", department, days), kit.say("receipt.next.2"));
      case Delivery.Held held ->
          StepList.of(kit, kit.say("receipt.held.1"), kit.say("receipt.held.2"));
    };
  }
}
