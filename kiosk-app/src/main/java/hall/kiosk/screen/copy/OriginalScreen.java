// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.copy;

import hall.kiosk.journey.CopyJob.Original;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import javafx.scene.layout.VBox;

/// What lies on the scanner: papers, or an identity card.
final class OriginalScreen implements Screen {

  private final Kit kit;
  private final Frame frame;

  OriginalScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "copy", state, kit.say("copy.title"), kit.headline("copy.sentence"));
    frame.pages(
        List.of(
            tile("identity-card", Icon.CARD, Original.IDENTITY_CARD),
            tile("document", Icon.PAPER, Original.DOCUMENT)));
  }

  private Press tile(String word, Icon icon, Original original) {
    var title = kit.say("copy." + word);
    var words =
        new VBox(
            kit.px(1),
            kit.bold(Role.LEAD, title),
            kit.text(Role.BODY, kit.say("copy." + word + ".more"), "muted"));
    return new Press(
            kit,
            "copy-" + word,
            title,
            () -> kit.emit().accept(new Event.ChooseOriginal(original)),
            icon.draw(kit.metrics().icon(Role.DISPLAY)),
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
    // Nothing of it changes.
  }
}
