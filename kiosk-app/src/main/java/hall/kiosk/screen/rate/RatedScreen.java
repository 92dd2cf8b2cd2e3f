// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.rate;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import javafx.scene.layout.Region;

/// On its way, received, or that there was one before.
final class RatedScreen implements Screen {

  private final Frame frame;

  private RatedScreen(Kit kit, String name, State.Visiting state, Region note) {
    frame = new Frame(kit, name, state, "");
    frame.pages(List.of(note));
  }

  static RatedScreen sending(Kit kit, State.Visiting state) {
    var screen =
        new RatedScreen(
            kit,
            "rate-sending",
            state,
            Note.big(
                kit,
                Note.Kind.INFO,
                Icon.SEND,
                kit.say("complain.sending"),
                kit.say("rate.sending.more")));
    screen.frame.footer().empty();
    return screen;
  }

  /// @param followedUp whether somebody looks into it now
  static RatedScreen kept(Kit kit, State.Visiting state, boolean followedUp) {
    return new RatedScreen(
            kit,
            "rate-kept",
            state,
            Note.big(
                kit,
                Note.Kind.GOOD,
                Icon.CIRCLE_CHECK,
                kit.say("rate.kept"),
                kit.say(followedUp ? "rate.kept.followed" : "rate.kept.more")))
        .ending(kit);
  }

  static RatedScreen already(Kit kit, State.Visiting state) {
    return new RatedScreen(
            kit,
            "rate-already",
            state,
            Note.big(
                kit,
                Note.Kind.INFO,
                Icon.INFO,
                kit.say("rate.already"),
                kit.say("rate.already.more")))
        .ending(kit);
  }

  private RatedScreen ending(Kit kit) {
    frame.footer().withoutLeave().proceed("finish", kit.say("receipt.finish"), new Event.Finish());
    return this;
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
