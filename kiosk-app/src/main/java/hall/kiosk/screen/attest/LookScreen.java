// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.attest;

import hall.kiosk.journey.AttestStep;
import hall.kiosk.journey.Attestation;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PagePicture;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The certificate itself, for its owner's eyes; the voice says that it is there, and not what
/// stands in it.
final class LookScreen implements Screen {

  /// Of the panel: the page, and room to turn it.
  private static final double HEIGHT = 0.5;

  private final Kit kit;
  private final Frame frame;
  private final List<PagePicture> pictures = new ArrayList<>();

  LookScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "attest-looking", state, kit.say("attest.looking"));
    update(state);
    frame.footer().proceed(kit.say("attest.looked"));
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var step = (AttestStep.Looking) ((Stage.Attest) state.stage()).step();
    var pages = state.visit().pagesOf(Attestation.PAGES);
    if (!pictures.isEmpty()) {
      return;
    }
    var blocks = new ArrayList<Region>();
    if (step.failed()) {
      blocks.add(
          Note.of(
              kit,
              Note.Kind.WARM,
              Icon.WARNING,
              kit.say("attest.not-shown"),
              List.of(kit.say("attest.not-shown.more"))));
    } else if (pages.isEmpty()) {
      blocks.add(Note.of(kit, Note.Kind.INFO, Icon.CLOCK, kit.say("attest.showing"), List.of()));
    }
    for (int i = 0; i < pages.size(); i++) {
      blocks.add(page(pages.get(i), i + 1, pages.size()));
    }
    frame.pages(blocks);
  }

  private Region page(PageRef page, int number, int count) {
    var metrics = kit.metrics();
    var picture = new PagePicture(kit, page, metrics.widthPx() * 0.9, metrics.heightPx() * HEIGHT);
    pictures.add(picture);
    var words = kit.bold(Role.BODY, kit.say("materials.page.of", number, count));
    var shownPage =
        metrics.landscape()
            ? kit.row(4, picture.root(), Kit.grow(words))
            : new VBox(kit.px(2), words, picture.root());
    shownPage.setMinHeight(Region.USE_PREF_SIZE);
    return shownPage;
  }

  @Override
  public void close() {
    pictures.forEach(PagePicture::close);
  }
}
