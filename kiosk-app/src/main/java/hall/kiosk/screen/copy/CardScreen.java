// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.copy;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Owner;
import hall.kiosk.journey.CopyJob;
import hall.kiosk.journey.CopyStep;
import hall.kiosk.journey.Event;
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
import hall.kiosk.screen.kit.StepList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// First the side with the portrait, then the one with the emblem.
final class CardScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<PagePicture> picture = Optional.empty();
  private Optional<CopyStep.Card> shown = Optional.empty();
  private List<PageRef> pages = List.of();

  CardScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "copy-card", state, kit.headline("copy.card.title"));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var now = (CopyStep.Card) ((Stage.Copy) state.stage()).step();
    var scanned = state.visit().pagesOf(CopyJob.PAGES);
    if (shown.filter(now::equals).isPresent() && pages.equals(scanned)) {
      return;
    }
    shown = Optional.of(now);
    pages = scanned;
    show(now);
  }

  private void show(CopyStep.Card now) {
    close();
    var side = pages.isEmpty() ? "front" : "back";
    var blocks = new ArrayList<Region>();
    now.problem().ifPresent(fault -> blocks.add(Note.fault(kit, fault, advice(fault))));
    if (now.busy()) {
      blocks.add(
          Note.of(
              kit,
              Note.Kind.INFO,
              Icon.SCANNER,
              kit.say("copy.card.scanning"),
              List.of(kit.say("copy.card.scanning.more"))));
    } else {
      blocks.add(StepList.line(kit, 1, kit.say("copy.card." + side)));
      blocks.add(StepList.line(kit, 2, kit.say("copy.card.lid")));
      blocks.add(StepList.line(kit, 3, kit.say("copy.card.press")));
    }
    pages.stream().findFirst().map(this::front).ifPresent(blocks::add);
    frame.pages(blocks);
    if (now.busy()) {
      frame.footer().proceed(kit.say("copy.card.scan." + side)).enable(false);
    } else {
      frame
          .footer()
          .proceed("scan-" + side, kit.say("copy.card.scan." + side), new Event.Scan())
          .enable(true);
    }
  }

  private Region front(PageRef page) {
    double width = kit.metrics().widthPx() * (kit.metrics().landscape() ? 0.16 : 0.34);
    var shown = new PagePicture(kit, page, width, width);
    picture = Optional.of(shown);
    var words = kit.text(Role.BODY, kit.say("copy.card.front.done"));
    var row = kit.row(4, shown.root(), Kit.grow(words));
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private String advice(DeviceFault fault) {
    if (fault.reason().equals("card-not-found")) {
      return kit.say("copy.card.advice");
    }
    return kit.say(
        fault.owner() == Owner.CITIZEN || fault.owner() == Owner.SOFTWARE
            ? "copy.card.advice.again"
            : "advice.other-terminal");
  }

  @Override
  public void close() {
    picture.ifPresent(PagePicture::close);
    picture = Optional.empty();
  }
}
