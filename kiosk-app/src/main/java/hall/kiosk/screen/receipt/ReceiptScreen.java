// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.receipt;

import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Masking;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.RateCard;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import java.util.ArrayList;
import java.util.List;
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
  private final boolean brought;
  private final Optional<String> phone;
  private Optional<Stage.Receipt> shown = Optional.empty();

  public ReceiptScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    item = state.visit().item();
    brought = state.visit().handIn().isPresent();
    phone = state.visit().phone();
    papers = new PaperCards(kit);
    frame = new Frame(kit, "receipt", state, "");
    frame
        .footer()
        .withoutLeave()
        .aside("another", kit.say("receipt.another"), Icon.PLUS, new Event.Another())
        .proceed("finish", kit.say("receipt.finish"), new Event.Finish());
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Stage.Receipt) state.stage();
    if (shown.filter(at::equals).isPresent()) {
      return;
    }
    shown = Optional.of(at);
    var upper = List.of(told(at.delivery()), new NumberCard(kit).of(at.delivery()));
    var lower = new ArrayList<Region>(new PartCards(kit).of(at.delivery()));
    lower.addAll(next(at.delivery()));
    lower.addAll(papers.of(at));
    if (at.asksHowItWas()
        && state.visit().handIn().isEmpty()
        && state.visit().principal().isEmpty()
        && at.delivery() instanceof Delivery.Submitted submitted) {
      lower.add(RateCard.of(kit, submitted.caseNumber()));
    }
    if (kit.metrics().landscape() && !kit.metrics().narrow()) {
      var left = new VBox(kit.px(4));
      left.getChildren().setAll(upper);
      double half = kit.metrics().widthPx() * 0.4;
      left.setMinWidth(half);
      left.setMaxWidth(half);
      frame.show(new HBox(kit.px(6), left, Kit.grow(frame.paged("", lower))));
    } else {
      lower.addAll(0, upper);
      frame.pages(lower);
    }
  }

  private Region told(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Submitted submitted ->
          Note.big(
              kit,
              Note.Kind.GOOD,
              Icon.CIRCLE_CHECK,
              kit.say(brought ? "receipt.brought" : "receipt.submitted"),
              kit.say(
                  brought
                      ? "receipt.brought.more"
                      : item.isLifeEvent() ? "receipt.submitted.parts" : "receipt.submitted.more",
                  kit.say(item.name())));
      case Delivery.Held held ->
          Note.big(
              kit,
              Note.Kind.WARM,
              Icon.SAVE,
              kit.say("receipt.held"),
              kit.say(
                  brought ? "receipt.brought.held.more" : "receipt.held.more",
                  kit.say(item.name())));
    };
  }

  private List<Region> next(Delivery delivery) {
    int days = item.limits().promisedWorkingDays();
    var department = kit.say(item.department().name());
    return switch (delivery) {
      case Delivery.Submitted submitted -> {
        var lines = new ArrayList<Region>();
        lines.add(
            StepList.line(
                kit,
                1,
                item.isLifeEvent()
                    ? kit.say("receipt.next.parts")
                    : brought
                        ? kit.say("receipt.brought.next", department)
                        : days == 0
                            ? kit.say("receipt.next.at-once", department)
                            : kit.say("receipt.next.1", department, kit.count("days", days))));
        if (submitted.byMessage()) {
          lines.add(StepList.line(kit, 2, message()));
        }
        lines.add(StepList.line(kit, lines.size() + 1, kit.say("receipt.next.2")));
        yield lines;
      }
      case Delivery.Held held ->
          List.of(
              StepList.line(kit, 1, kit.say("receipt.held.1")),
              StepList.line(
                  kit, 2, kit.say(brought ? "receipt.brought.held.2" : "receipt.held.2")));
    };
  }

  /// Whoever brings papers with a receipt has named the number before, elsewhere.
  private String message() {
    return phone
        .map(number -> kit.say("receipt.next.message", Masking.phone(number)))
        .orElseGet(() -> kit.say("receipt.next.message.known"));
  }
}
