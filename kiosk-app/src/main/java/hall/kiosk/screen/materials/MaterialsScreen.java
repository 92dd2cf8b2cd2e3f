// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Reuse;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;
import java.util.Optional;

/// Scan one material after the other; every material gets its page of its own.
public final class MaterialsScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final Thumbnails thumbnails;
  private Situation shown;
  private Optional<PageRef> newest = Optional.empty();
  private Optional<PagePreview> preview = Optional.empty();
  private Optional<ReusePage.Picture> earlier = Optional.empty();

  public MaterialsScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    shown = Situation.of(state);
    frame = frame(kit, state, shown);
    thumbnails = new Thumbnails(kit, this::look);
    show();
  }

  private static Frame frame(Kit kit, State.Visiting state, Situation now) {
    if (now.ofItem()) {
      return new Frame(kit, "materials", state, kit.say("materials.title"));
    }
    return now.forCopy()
        ? new Frame(kit, "copy-papers", state, kit.say("copy.papers.title"))
        : new Frame(kit, "complain-papers", state, kit.say("complain.papers.title"));
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting now) {
    var next = Situation.of(now);
    if (shown.equals(next)) {
      return;
    }
    var before = shown;
    shown = next;
    newest = next.pages().stream().filter(page -> before.page(page.id()).isEmpty()).findFirst();
    // The page that is looked at stays in sight while it is turned and moved.
    var looked = preview.map(PagePreview::page).filter(page -> !next.scanning());
    closePreview();
    looked.flatMap(page -> next.page(page.id())).ifPresentOrElse(this::look, this::show);
  }

  private void show() {
    var now = shown;
    if (now.reuse().look().isPresent()) {
      show(now.reuse().look().get());
      return;
    }
    frame.show(new MaterialPage(kit, thumbnails).root(now, newest));
    if (!now.scanning() && now.reuse().offer().isPresent()) {
      answer("materials.reuse", new Event.ReusePaper());
      return;
    }
    if (!now.scanning() && now.reuse().refused().isPresent()) {
      answer("materials.reuse.refused.scan", new Event.ScanInstead());
      return;
    }
    frame
        .footer()
        .proceed(kit.say(words(now)))
        .back(() -> kit.emit().accept(new Event.Back()))
        .enable(now.enough() && !now.scanning());
  }

  /// What the citizen says of an earlier paper before anything is scanned.
  private void answer(String word, Event event) {
    frame
        .footer()
        .proceed(kit.say(word), () -> kit.emit().accept(event))
        .back(() -> kit.emit().accept(new Event.Back()))
        .enable(true);
  }

  /// A paper that was handed in before.
  private void show(Reuse.Look look) {
    var picture = new ReusePage.Picture(kit, look);
    earlier = Optional.of(picture);
    frame.show(picture.root());
    Runnable close = () -> kit.emit().accept(new Event.CloseLook());
    frame.footer().proceed(kit.say("materials.close"), close).back(close).enable(true);
  }

  private static String words(Situation now) {
    if (now.pages().isEmpty()
        && now.reuse().taken().isEmpty()
        && now.material().necessity() == Necessity.OPTIONAL) {
      return now.ofItem() ? "materials.skip" : "complain.papers.none";
    }
    return now.last() ? "footer.next" : "materials.next";
  }

  private void look(PageRef page) {
    var opened = new PagePreview(kit, page, shown.number(page), shown.pages().size());
    preview = Optional.of(opened);
    frame.show(opened.root());
    frame
        .footer()
        .proceed(kit.say("materials.close"), this::closeAndShow)
        .back(this::closeAndShow)
        .enable(true);
  }

  private void closeAndShow() {
    closePreview();
    show();
  }

  private void closePreview() {
    earlier.ifPresent(ReusePage.Picture::close);
    earlier = Optional.empty();
    preview.ifPresent(PagePreview::close);
    preview = Optional.empty();
  }

  @Override
  public void close() {
    closePreview();
    thumbnails.close();
  }
}
