// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.Showing;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Pictogram;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Where the phone with the electronic licence goes, what was wrong with the last try, and that a
/// paper does as well.
public final class ShowingScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<Stage.Showing> shown = Optional.empty();

  public ShowingScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "showing", state, kit.headline("licence.title"));
    frame.footer().withoutProceed();
    frame.footer().back(() -> kit.emit().accept(new Event.Back()));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Stage.Showing) state.stage();
    if (shown.filter(before -> same(before, at)).isPresent()) {
      return;
    }
    shown = Optional.of(at);
    frame.pages(at.asking() ? List.of(asking()) : waiting(state, at));
  }

  private static boolean same(Stage.Showing before, Stage.Showing now) {
    return before.asking() == now.asking() && before.problem().equals(now.problem());
  }

  private Region asking() {
    return Note.big(
        kit,
        Note.Kind.INFO,
        Icon.SEARCH,
        kit.say("licence.asking"),
        kit.say("licence.asking.more"));
  }

  private List<Region> waiting(State.Visiting state, Stage.Showing at) {
    var blocks = new ArrayList<Region>();
    at.problem().ifPresent(problem -> blocks.add(said(problem)));
    if (at.problem().isEmpty()) {
      var metrics = kit.metrics();
      double width = metrics.picture() * metrics.widthPx() * (metrics.landscape() ? 0.2 : 0.5);
      blocks.add(new StackPane(Pictogram.holdPhone(width)));
    }
    var paper = kit.say(Showing.material(state, at).name());
    blocks.add(StepList.line(kit, 1, kit.say("licence.step.1", paper)));
    blocks.add(StepList.line(kit, 2, kit.say("licence.step.2")));
    blocks.add(StepList.line(kit, 3, kit.say("licence.step.3")));
    blocks.add(Note.of(kit, Note.Kind.INFO, Icon.LOCK, kit.say("licence.privacy"), List.of()));
    var paperInstead =
        kit.button(
            "scan-instead", kit.say("licence.paper"), Icon.SCANNER, new Event.Back(), "secondary");
    paperInstead.setMaxWidth(Double.MAX_VALUE);
    blocks.add(paperInstead);
    return blocks;
  }

  private Region said(Licence.Problem problem) {
    var words = "licence.problem." + problem.name().toLowerCase(Locale.ROOT);
    var note = Note.of(kit, Note.Kind.WARM, kit.say(words), kit.say(words + ".more"));
    note.setId("licence-problem");
    return note;
  }
}
