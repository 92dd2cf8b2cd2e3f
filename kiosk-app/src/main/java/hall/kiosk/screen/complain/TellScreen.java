// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.complain;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.GrievanceStep.Receipt;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.StepList;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// On its way, or 已收到 with the server's number.
final class TellScreen implements Screen {

  private final Kit kit;
  private final Frame frame;

  /// On its way.
  TellScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "complain-sending", state, "");
    frame.show(
        new PageBar(kit)
            .over(
                List.of(
                    Note.big(
                        kit,
                        Note.Kind.INFO,
                        Icon.SEND,
                        kit.say("complain.sending"),
                        kit.say("complain.sending.more")))));
    frame.footer().empty();
  }

  /// The server has it.
  ///
  /// @param calls whether the citizen left a number
  TellScreen(Kit kit, State.Visiting state, Receipt receipt, boolean calls) {
    this.kit = kit;
    frame = new Frame(kit, "complain-filed", state, "");
    var label = kit.text(Role.BODY, kit.say("complain.number"), "muted");
    var number = kit.bold(Role.TITLE, receipt.number());
    number.setId("complaint-number");
    var card = new VBox(kit.px(1), label, number);
    Shown.speakNumber(kit, card, kit.say("complain.number"), receipt.number());
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    card.setMinHeight(Region.USE_PREF_SIZE);
    frame.show(
        new PageBar(kit)
            .over(
                List.of(
                    Note.big(
                        kit,
                        Note.Kind.GOOD,
                        Icon.CIRCLE_CHECK,
                        kit.say("complain.filed"),
                        kit.say("complain.filed.more")),
                    card,
                    StepList.line(kit, 1, kit.say("complain.next.accept", day(receipt.acceptBy()))),
                    StepList.line(kit, 2, kit.say("complain.next.answer", day(receipt.answerBy()))),
                    StepList.line(
                        kit, 3, kit.say(calls ? "complain.next.call" : "complain.next.ask")))));
    frame
        .footer()
        .withoutLeave()
        .aside("another", kit.say("receipt.another"), Icon.PLUS, new Event.Another())
        .proceed("finish", kit.say("receipt.finish"), new Event.Finish());
  }

  private String day(LocalDate day) {
    return Written.day(day, kit.language());
  }

  @Override
  public Region root() {
    return frame.root();
  }

  @Override
  public void update(State.Visiting state) {
    // Nothing of it changes.
  }
}
