// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.thanks;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Pictogram;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Take your card and papers; then everything is forgotten.
public final class ThanksScreen implements Screen {

  private final Frame frame;

  public ThanksScreen(Kit kit, State.Visiting state) {
    frame = new Frame(kit, "thanks", state, kit.say("thanks.title"), kit.say("thanks.sentence"));
    frame
        .footer()
        .withoutBack()
        .withoutLeave()
        .proceed("finish", kit.say("thanks.finish"), new Event.Finish());
    boolean landscape = kit.metrics().landscape();
    var picture =
        new StackPane(
            Pictogram.takeAll(
                kit.metrics().picture() * kit.metrics().widthPx() * (landscape ? 0.28 : 0.6)));
    var steps =
        StepList.of(
            kit, kit.say("thanks.step.1"), kit.say("thanks.step.2"), kit.say("thanks.step.3"));
    var note = Note.of(kit, Note.Kind.GOOD, kit.say("thanks.wiped"));
    if (landscape) {
      frame.show(new HBox(kit.px(10), picture, Kit.grow(new VBox(kit.px(6), steps, note))));
    } else {
      frame.show(new VBox(kit.px(9), picture, steps, note));
    }
  }

  @Override
  public Region root() {
    return frame.root();
  }

  @Override
  public void update(State.Visiting state) {
    // Nothing on it changes.
  }
}
