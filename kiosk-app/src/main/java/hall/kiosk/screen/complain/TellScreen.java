// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.complain;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.QrPicture;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.SlipRow;
import hall.kiosk.screen.kit.StepList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// On its way, or 已收到 with the server's number.
final class TellScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<GrievanceStep.Filed> shown = Optional.empty();

  /// On its way.
  TellScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "complain-sending", state, "");
    frame.pages(
        List.of(
            Note.big(
                kit,
                Note.Kind.INFO,
                Icon.SEND,
                kit.say("complain.sending"),
                kit.say("complain.sending.more"))));
    frame.footer().empty();
  }

  /// The server has it.
  TellScreen(Kit kit, State.Visiting state, GrievanceStep.Filed step) {
    this.kit = kit;
    frame = new Frame(kit, "complain-filed", state, "");
    frame
        .footer()
        .withoutLeave()
        .aside("another", kit.say("receipt.another"), Icon.PLUS, new Event.Another())
        .proceed("finish", kit.say("receipt.finish"), new Event.Finish());
    show(step);
  }

  private void show(GrievanceStep.Filed step) {
    shown = Optional.of(step);
    var receipt = step.receipt();
    var blocks = new ArrayList<Region>();
    blocks.add(
        Note.big(
            kit,
            Note.Kind.GOOD,
            Icon.CIRCLE_CHECK,
            kit.say("complain.filed"),
            receipt.pages() == 0
                ? kit.say("complain.filed.more" + kind(receipt))
                : kit.count("complain.filed.pages", receipt.pages())));
    if (step.lost()) {
      blocks.add(lost());
    }
    var slip = SlipRow.offered(kit, "complain", step.paper(), kit.say("complain.slip"));
    var number = number(receipt);
    if (kit.metrics().landscape() && receipt.queryUrl().isPresent()) {
      // Beside the code there is room for it, and below the number for what comes next.
      number.getChildren().add(slip);
      blocks.add(card(receipt, number));
    } else {
      blocks.add(card(receipt, number));
      blocks.add(slip);
    }
    blocks.add(
        StepList.line(
            kit, 1, kit.say("complain.next.accept" + kind(receipt), day(receipt.acceptBy()))));
    blocks.add(
        StepList.line(
            kit, 2, kit.say("complain.next.answer" + kind(receipt), day(receipt.answerBy()))));
    blocks.add(StepList.line(kit, 3, kit.say(answer(step))));
    frame.pages(blocks);
  }

  /// How the citizen comes to know of the answer.
  private static String answer(GrievanceStep.Filed step) {
    if (step.receipt().sort() == Grievance.Sort.VISIT) {
      return step.receipt().queryUrl().isPresent()
          ? "complain.next.scan.visit"
          : "complain.next.ask.visit";
    }
    if (step.calls()) {
      return "complain.next.call";
    }
    return step.receipt().queryUrl().isPresent() ? "complain.next.scan" : "complain.next.ask";
  }

  private static String kind(GrievanceStep.Receipt receipt) {
    return receipt.sort() == Grievance.Sort.VISIT ? ".visit" : "";
  }

  private Region lost() {
    var lost =
        Note.of(
            kit,
            Note.Kind.WARM,
            kit.say("complain.filed.lost"),
            kit.say("complain.filed.lost.more"));
    lost.setId("complain-pages-lost");
    return lost;
  }

  private VBox number(GrievanceStep.Receipt receipt) {
    var told = receipt.number();
    var label = kit.text(Role.BODY, kit.say("complain.number"), "muted");
    var number = kit.bold(Role.TITLE, told);
    number.setId("complaint-number");
    var block = new VBox(kit.px(1), label, number);
    Shown.speakNumber(kit, block, kit.say("complain.number"), told);
    var words = new VBox(kit.px(2), block);
    words.setAlignment(Pos.CENTER_LEFT);
    return words;
  }

  private Region card(GrievanceStep.Receipt receipt, Region words) {
    var card = new HBox(kit.px(5), Kit.grow(words));
    receipt
        .queryUrl()
        .map(url -> QrPicture.takeAlong(kit, url, kit.say("complain.qr")))
        .ifPresent(card.getChildren()::add);
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card;
  }

  private String day(LocalDate day) {
    return Written.day(day, kit.language());
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    if (state.stage() instanceof Stage.Complain(GrievanceStep.Filed now)
        && shown.filter(now::equals).isEmpty()) {
      show(now);
    }
  }
}
