// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.attest;

import hall.kiosk.journey.AttestStep;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.kit.CopiesCard;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The certificate is there: what it is, never what stands in it; how many, and a look at it for
/// whoever wants one.
final class SheetScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<AttestStep.Ready> shown = Optional.empty();
  private boolean works;

  SheetScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "attest-ready", state, kit.say("attest.ready"));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var step = (AttestStep.Ready) ((Stage.Attest) state.stage()).step();
    boolean printer = state.terminal().works(Peripheral.PRINTER);
    if (shown.filter(step::equals).isPresent() && works == printer) {
      return;
    }
    shown = Optional.of(step);
    works = printer;
    var blocks = new ArrayList<Region>();
    if (!works) {
      blocks.add(
          Note.of(
              kit,
              Note.Kind.BAD,
              Icon.TOOL,
              kit.say("copy.no-printer"),
              List.of(kit.say("advice.other-terminal"))));
    }
    blocks.add(what(step));
    blocks.add(CopiesCard.of(kit, step.copies(), step.sheet().most()));
    frame.pages(blocks);
    frame.footer().proceed(kit.count("copy.print", step.copies())).enable(works);
  }

  private Region what(AttestStep.Ready step) {
    var kind = step.sheet().kind();
    var look =
        kit.button(
            "attest-look", kit.say("attest.look"), Icon.EYE, new Event.LookAtPages(), "secondary");
    var words =
        new VBox(
            kit.px(2),
            kit.bold(Role.LEAD, kind.name().in(kit.language())),
            kit.text(Role.BODY, kit.say("attest.genuine", kind.issuer().in(kit.language()))),
            kit.text(Role.BODY, kit.count("copy.pages", step.sheet().pages()), "muted"),
            look,
            kit.text(Role.CAPTION, kit.say("attest.look.why"), "muted"));
    return CopiesCard.framed(kit, words);
  }
}
