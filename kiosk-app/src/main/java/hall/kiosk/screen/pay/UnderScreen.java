// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.pay;

import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.PaySight;
import hall.kiosk.journey.PaySight.Standing;
import hall.kiosk.journey.PayStep.Under;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// A payment: the code while it can be paid, and then what the server knows, in its words alone.
final class UnderScreen implements Screen {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Kit kit;
  private final Frame frame;
  private Optional<Under> shown = Optional.empty();

  UnderScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "pay-under", state, kit.say("pay.under"));
    footer((Under) ((Stage.Pay) state.stage()).step());
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Under) ((Stage.Pay) state.stage()).step();
    if (shown.filter(at::equals).isPresent()) {
      return;
    }
    shown = Optional.of(at);
    frame.pages(blocks(at));
  }

  private void footer(Under at) {
    switch (at.phase()) {
      case OVER ->
          frame
              .footer()
              .withoutLeave()
              .aside("another", kit.say("receipt.another"), Icon.PLUS, new Event.Another())
              .proceed("finish", kit.say("receipt.finish"), new Event.Finish());
      case PAYABLE, OPENING ->
          frame
              .footer()
              .withoutLeave()
              .aside("give-up", kit.say("pay.give-up"), Icon.LEAVE, new Event.GivePaymentUp());
      case WAITING -> frame.footer().empty();
    }
  }

  private List<Region> blocks(Under at) {
    if (at.payable()) {
      return code(at, at.seen().orElseThrow());
    }
    if (at.seen().isEmpty()) {
      return List.of(
          at.silent()
              ? note(Note.Kind.WARM, Icon.WARNING, "pay.not-begun")
              : note(Note.Kind.INFO, Icon.CLOCK, "pay.beginning"));
    }
    return told(at, at.seen().get());
  }

  private Region note(Note.Kind kind, Icon icon, String key) {
    var note = Note.big(kit, kind, icon, kit.say(key), kit.say(key + ".more"));
    note.setId(key.replace('.', '-'));
    return note;
  }

  /// The code as large as there is room for, beside the words where that is scarce.
  private List<Region> code(Under at, PaySight sight) {
    boolean beside = kit.metrics().landscape() || kit.metrics().low();
    double size = kit.px(beside ? 90 : 120) * Math.max(0.7, kit.metrics().picture());
    var picture = QrPicture.of(sight.qr().orElseThrow(), size);
    picture.setAccessibleText(kit.say("pay.code"));
    var code = new StackPane(picture);
    code.setId("pay-code");
    code.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var what = new VBox(kit.px(2), amount(sight), kit.text(Role.BODY, whose(sight)), until(at));
    var steps =
        List.of(
            StepList.line(kit, 1, kit.say("pay.step.scan")),
            StepList.line(kit, 2, kit.say("pay.step.check", Bill.yuan(sight.fen()))),
            StepList.line(kit, 3, kit.say("pay.step.wait")));
    var blocks = new ArrayList<Region>();
    if (at.silent()) {
      blocks.add(Note.of(kit, Note.Kind.WARM, kit.say("pay.silent")));
    }
    if (beside) {
      var row = new HBox(kit.px(6), code, Kit.grow(what));
      row.setAlignment(Pos.CENTER_LEFT);
      blocks.add(row);
    } else {
      blocks.add(code);
      blocks.add(what);
    }
    blocks.addAll(steps);
    return blocks;
  }

  private Region until(Under at) {
    var sight = at.seen().orElseThrow();
    return kit.bold(
        Role.BODY,
        kit.say("pay.until", sight.until().format(TIME), kit.count("pay.minutes", at.minutes())));
  }

  private Region amount(PaySight sight) {
    var label = kit.bold(Role.TITLE, kit.say("pay.yuan", Bill.yuan(sight.fen())));
    label.setId("pay-amount");
    label.setFont(
        Font.font(label.getFont().getFamily(), FontWeight.BOLD, label.getFont().getSize() * 1.5));
    return label;
  }

  private String whose(PaySight sight) {
    var sort = kit.say("pay.sort." + sight.sort().word());
    return sight.account().isEmpty()
        ? sort
        : sort
            + "  "
            + sight.period()
            + "  "
            + kit.say("pay.whose", sight.account(), sight.holder());
  }

  /// What the server knows, with the number to ask with where there is one to keep.
  private List<Region> told(Under at, PaySight sight) {
    var blocks = new ArrayList<Region>();
    blocks.add(standing(at, sight));
    if (sight.standing() == Standing.PAID && sight.returningFen() > 0) {
      blocks.add(
          Note.of(kit, Note.Kind.INFO, kit.say("pay.returning", Bill.yuan(sight.returningFen()))));
    }
    if (!sight.worthAPaper() && !at.open()) {
      return blocks;
    }
    blocks.add(number(sight));
    if (!(at.paper() instanceof Paper.NotAsked)) {
      blocks.add(SlipRow.of(kit, "pay", at.paper()));
    }
    return blocks;
  }

  private Region standing(Under at, PaySight sight) {
    return switch (sight.standing()) {
      case CREATED, AWAITING -> waiting(at, sight);
      case CLOSING ->
          sight.worthAPaper()
              ? note(Note.Kind.WARM, Icon.CLOCK, "pay.unsure")
              : note(Note.Kind.INFO, Icon.CLOCK, "pay.beginning");
      case PAID -> note(Note.Kind.GOOD, Icon.CIRCLE_CHECK, "pay.paid");
      case NOT_PAID ->
          note(
              Note.Kind.INFO,
              Icon.INFO,
              "pay.not-paid." + sight.ending().name().toLowerCase(Locale.ROOT));
      case REFUND_DUE, REFUNDING -> note(Note.Kind.WARM, Icon.AGAIN, "pay.refunding");
      case REFUNDED -> note(Note.Kind.GOOD, Icon.CIRCLE_CHECK, "pay.refunded");
    };
  }

  private Region waiting(Under at, PaySight sight) {
    if (at.givingUp() && at.silent()) {
      return note(Note.Kind.WARM, Icon.WARNING, "pay.unsure");
    }
    // Without a code the time to pay is over.
    boolean ending = at.givingUp() || sight.standing() == Standing.AWAITING;
    return note(Note.Kind.INFO, Icon.CLOCK, ending ? "pay.ending" : "pay.beginning");
  }

  private Region number(PaySight sight) {
    var label =
        kit.text(
            Role.BODY, kit.say(sight.paidAt().isPresent() ? "pay.receipt" : "pay.number"), "muted");
    var spaced = "JF " + Shown.grouped(sight.number().substring(2), 4, 4);
    var number = kit.bold(Role.TITLE, spaced);
    number.setId("pay-number");
    var card =
        new VBox(
            kit.px(1),
            label,
            number,
            kit.text(Role.BODY, kit.say("pay.yuan", Bill.yuan(sight.fen())) + "  " + whose(sight)));
    Shown.speakNumber(kit, card, label.getText(), sight.number());
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card;
  }
}
