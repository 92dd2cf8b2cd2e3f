// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.thanks;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.LeftCards;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Pictogram;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Take your card and papers: what the devices still see is shown until it is taken.
public final class ThanksScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<Stage.Thanks> shown = Optional.empty();

  public ThanksScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame =
        new Frame(kit, "thanks", state, kit.say("thanks.title"), kit.headline("thanks.sentence"));
    frame
        .footer()
        .withoutBack()
        .withoutLeave()
        .proceed("finish", kit.say("thanks.finish"), new Event.Finish());
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Stage.Thanks) state.stage();
    if (shown.filter(at::equals).isPresent()) {
      return;
    }
    shown = Optional.of(at);
    boolean free = at.left().things().isEmpty();
    frame.footer().say(kit.say(free ? "thanks.finish" : "thanks.not-mine"));
    frame.show(free ? reminder(at.reminded()) : left(at));
  }

  private Region left(Stage.Thanks at) {
    return new VBox(kit.px(6), LeftCards.yours(kit, at.left()), wiped());
  }

  /// What to look for, since no device sees everything.
  private Region reminder(boolean taken) {
    boolean landscape = kit.metrics().landscape();
    var picture =
        new StackPane(
            Pictogram.takeAll(
                kit.metrics().picture() * kit.metrics().widthPx() * (landscape ? 0.28 : 0.6)));
    if (taken) {
      var words = new VBox(kit.px(6), Note.of(kit, Note.Kind.GOOD, kit.say("thanks.taken")));
      return landscape
          ? new HBox(kit.px(10), picture, Kit.grow(words))
          : new VBox(kit.px(9), picture, words);
    }
    var steps =
        StepList.of(
            kit, kit.say("thanks.step.1"), kit.say("thanks.step.2"), kit.say("thanks.step.3"));
    return landscape
        ? new HBox(kit.px(10), picture, Kit.grow(new VBox(kit.px(6), steps, wiped())))
        : new VBox(kit.px(9), picture, steps, wiped());
  }

  private Region wiped() {
    return Note.of(kit, Note.Kind.GOOD, kit.say("thanks.wiped"));
  }
}
