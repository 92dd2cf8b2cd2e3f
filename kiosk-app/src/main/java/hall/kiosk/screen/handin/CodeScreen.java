// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.handin;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Service;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.Stage.Code.Doing;
import hall.kiosk.journey.Stage.Code.Problem;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// Where the receipt's code goes, what was wrong with the last try, and how to go on without one.
public final class CodeScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<State.Visiting> shown = Optional.empty();

  public CodeScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "code", state, kit.headline("code.title"));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    if (shown.filter(before -> same(before, state)).isPresent()) {
      return;
    }
    shown = Optional.of(state);
    var at = (Stage.Code) state.stage();
    var terminal = state.terminal();
    boolean scans = terminal.works(Peripheral.SCANNER) && free(at.doing());
    if (scans && at.doing() == Doing.RESTING) {
      frame.footer().proceed("scan", kit.say("code.scan"), new Event.Scan());
    } else {
      frame.footer().withoutProceed();
    }
    frame.pages(
        switch (at.doing()) {
          case READING -> List.of(busy("code.reading", Icon.SCANNER));
          case ASKING -> List.of(busy("code.asking", Icon.SEARCH));
          case LISTENING, RESTING -> waiting(at, terminal);
        });
  }

  private static boolean same(State.Visiting before, State.Visiting now) {
    var was = (Stage.Code) before.stage();
    var is = (Stage.Code) now.stage();
    return was.doing() == is.doing()
        && was.problem().equals(is.problem())
        && before.terminal().equals(now.terminal());
  }

  private static boolean free(Doing doing) {
    return doing == Doing.LISTENING || doing == Doing.RESTING;
  }

  private Region busy(String words, Icon icon) {
    return Note.big(kit, Note.Kind.INFO, icon, kit.say(words), kit.say(words + ".more"));
  }

  private List<Region> waiting(Stage.Code at, Terminal terminal) {
    var blocks = new ArrayList<Region>();
    at.problem().ifPresent(problem -> blocks.add(said(problem)));
    var how = at.doing() == Doing.LISTENING ? "code.hold." : "code.lay.";
    for (int step = 1; step <= 3; step++) {
      blocks.add(StepList.line(kit, step, kit.say(how + step)));
    }
    blocks.add(Note.of(kit, Note.Kind.INFO, Icon.LOCK, kit.say("code.privacy"), List.of()));
    if (at.doing() == Doing.LISTENING && terminal.works(Peripheral.SCANNER)) {
      blocks.add(wide("scan", "code.scan-instead", Icon.SCANNER, new Event.Scan()));
    }
    if (terminal.canBegin(Service.PROGRESS)) {
      blocks.add(wide("show-card", "code.card", Icon.CARD, new Event.ShowCard()));
    }
    return blocks;
  }

  private Region said(Problem problem) {
    var words = "code.problem." + problem.name().toLowerCase(Locale.ROOT);
    return Note.of(kit, Note.Kind.WARM, kit.say(words), kit.say(words + ".more"));
  }

  private Button wide(String id, String words, Icon icon, Event event) {
    var button = kit.button(id, kit.say(words), icon, event, "secondary");
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }
}
