// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.copy;

import hall.kiosk.journey.CopyJob;
import hall.kiosk.journey.CopyStep;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.kit.CopiesCard;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PagePicture;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What will come out: the pages, how many of them, and what stands across them.
final class ReadyScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final List<PagePicture> pictures = new ArrayList<>();
  private final Region originals;
  private Optional<CopyJob> shown = Optional.empty();
  private Terminal terminal;

  ReadyScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    terminal = state.terminal();
    frame = new Frame(kit, "copy-ready", state, kit.say("copy.ready.title"));
    originals = originals(state.visit().pagesOf(CopyJob.PAGES));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var job = ((CopyStep.Ready) ((Stage.Copy) state.stage()).step()).job();
    if (shown.filter(job::equals).isPresent() && terminal.equals(state.terminal())) {
      return;
    }
    shown = Optional.of(job);
    terminal = state.terminal();
    boolean works = terminal.works(Peripheral.PRINTER);
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
    blocks.add(originals);
    blocks.add(CopiesCard.of(kit, job.copies(), terminal.mostCopies()));
    blocks.add(purpose(job));
    frame.pages(blocks);
    frame.footer().proceed(kit.count("copy.print", job.copies())).enable(works);
  }

  /// The first two pages; more are told by their number.
  private Region originals(List<PageRef> pages) {
    boolean wide = kit.metrics().landscape();
    double side =
        kit.metrics().widthPx() * (wide ? 0.15 : 0.3) * Math.max(0.7, kit.metrics().picture());
    var row = kit.row(4);
    for (var page : pages.stream().limit(2).toList()) {
      var picture = new PagePicture(kit, page, side, side);
      pictures.add(picture);
      row.getChildren().add(picture.root());
    }
    row.getChildren().add(Kit.grow(kit.bold(Role.BODY, kit.count("copy.pages", pages.size()))));
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private Region purpose(CopyJob job) {
    var words = new VBox(kit.px(2));
    var choose =
        kit.button(
            "purpose",
            kit.say(job.purpose().isPresent() ? "copy.purpose.change" : "copy.purpose.choose"),
            Icon.PEN,
            new Event.ChoosePurpose(),
            "secondary");
    words
        .getChildren()
        .add(
            kit.bold(
                Role.BODY,
                job.purpose()
                    .map(purpose -> kit.say("copy.purpose.marked", purpose))
                    .orElseGet(() -> kit.say("copy.purpose.none"))));
    var keys = kit.row(4, choose);
    if (job.purpose().isPresent()) {
      keys.getChildren()
          .add(
              kit.button(
                  "purpose-none",
                  kit.say("copy.purpose.drop"),
                  Icon.DELETE,
                  new Event.CopyFor(""),
                  "secondary"));
    } else {
      words.getChildren().add(kit.text(Role.BODY, kit.say("copy.purpose.why"), "muted"));
    }
    words.getChildren().add(keys);
    return CopiesCard.framed(kit, words);
  }

  @Override
  public void close() {
    pictures.forEach(PagePicture::close);
  }
}
