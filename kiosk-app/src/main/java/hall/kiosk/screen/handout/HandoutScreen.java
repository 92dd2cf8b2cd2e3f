// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.handout;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.HandoutRow;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// A paper to take along as it comes out, told no better than the printer knows.
public final class HandoutScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final String name;
  private final boolean failed;

  public HandoutScreen(Kit kit, State.Visiting state, Stage.HandingOut at) {
    this.kit = kit;
    name = HandoutRow.name(at.handout());
    failed = at.paper() instanceof Paper.Failed;
    frame = new Frame(kit, "handout", state, kit.headline("handout." + name));
    frame.pages(told(at.paper()));
    footer(at);
    update(state);
  }

  private void footer(Stage.HandingOut at) {
    var footer = frame.footer();
    switch (at.paper()) {
      case Paper.Printing _ -> footer.withoutBack();
      case Paper.Failed _ ->
          footer.proceed("print-again", kit.say("paper.again"), new Event.TakeAlong(at.handout()));
      case Paper any -> footer.withoutBack().proceed(kit.say("handout." + name + ".return"));
    }
  }

  private List<Region> told(Paper paper) {
    return switch (paper) {
      case Paper.Out(var confirmed) ->
          List.of(
              confirmed
                  ? note(
                      "out",
                      Note.Kind.GOOD,
                      Icon.CIRCLE_CHECK,
                      "handout." + name + ".out",
                      name + ".out")
                  : note("sent", Note.Kind.WARM, Icon.PRINTER, "copy.out.sent", "sent"));
      case Paper.Failed(var fault) -> failed(fault);
      case Paper any ->
          List.of(note("printing", Note.Kind.INFO, Icon.PRINTER, "paper.printing", "printing"));
    };
  }

  private List<Region> failed(Optional<DeviceFault> fault) {
    var why =
        fault
            .map(known ->
                kit.language() == Language.ZH_CN ? known.message().zhCn() : known.message().en())
            .orElseGet(() -> kit.say("paper.silent"));
    return List.of(
        note("stopped", Note.Kind.WARM, Icon.WARNING, "handout.stopped", "stopped"),
        Note.of(kit, Note.Kind.INFO, Icon.TOOL, why, List.of(kit.say("handout.again"))));
  }

  private Region note(String word, Note.Kind kind, Icon icon, String title, String more) {
    var note = Note.big(kit, kind, icon, kit.say(title), kit.say("handout." + more + ".more"));
    note.setId(name + "-" + word);
    return note;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    // What becomes of the paper gets a screen of its own; the printer may be mended meanwhile.
    if (failed) {
      frame.footer().enable(state.terminal().works(Peripheral.PRINTER));
    }
  }
}
