// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.commitment;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Paged;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import java.util.ArrayList;
import javafx.scene.layout.Region;

/// 承诺: every clause is shown before anybody can go on to sign.
public final class CommitmentScreen implements Screen {

  private final Frame frame;
  private final Paged paged;

  public CommitmentScreen(Kit kit, State.Visiting state) {
    frame =
        new Frame(
            kit,
            "commitment",
            state,
            kit.say("commitment.title"),
            kit.say("commitment.sentence", kit.say(state.visit().item().name())));
    var blocks = new ArrayList<Region>();
    int number = 1;
    for (var clause : state.visit().item().commitment().clauses()) {
      blocks.add(StepList.line(kit, number++, kit.say(clause)));
    }
    blocks.add(
        Note.of(kit, Note.Kind.INFO, kit.say("commitment.free"), kit.say("commitment.free.more")));
    paged = PageBar.plain(kit);
    paged.setBlocks(blocks);
    frame.show(paged);
    frame
        .footer()
        .turn(paged, kit.say("commitment.agree"), () -> kit.emit().accept(new Event.Proceed()));
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public int place() {
    return paged.place();
  }

  @Override
  public void resume(int place) {
    paged.resume(place);
  }

  @Override
  public void update(State.Visiting state) {
    // What is declared does not change while it is read.
  }
}
