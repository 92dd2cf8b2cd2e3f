// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.submitting;

import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Two waits, each told with what comes after it.
public final class SubmittingScreen implements Screen {

  private final Kit kit;
  private final Frame frame;

  public SubmittingScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "submitting", state, kit.headline("submitting.title"));
    frame.footer().empty();
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    boolean stored = ((Stage.Submitting) state.stage()).held().isPresent();
    var first =
        line(
            stored ? Icon.CIRCLE_CHECK : Icon.SAVE,
            kit.say(stored ? "submitting.saved" : "submitting.saving"),
            kit.say(stored ? "submitting.saved.more" : "submitting.saving.more"),
            !stored);
    var second =
        line(
            Icon.SEND,
            kit.say(stored ? "submitting.sending" : "submitting.then"),
            kit.say(stored ? "submitting.sending.more" : "submitting.then.more"),
            stored);
    var stay =
        Note.of(kit, Note.Kind.INFO, kit.say("submitting.stay"), kit.say("submitting.stay.more"));
    frame.show(new VBox(kit.px(8), first, second, stay));
  }

  private Region line(Icon icon, String title, String more, boolean current) {
    var emblem = new StackPane(icon.draw(kit.px(14)));
    emblem.getStyleClass().add("emblem");
    emblem.setMinSize(kit.px(22), kit.px(22));
    emblem.setMaxSize(kit.px(22), kit.px(22));
    var heading = current ? kit.bold(Role.TITLE, title) : kit.text(Role.LEAD, title, "muted");
    var row =
        kit.row(
            6, emblem, Kit.grow(new VBox(kit.px(1), heading, kit.text(Role.BODY, more, "muted"))));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(5)));
    return row;
  }
}
