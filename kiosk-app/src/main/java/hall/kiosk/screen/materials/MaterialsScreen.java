// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// Scan one material after the other; every material gets its page of its own.
public final class MaterialsScreen implements Screen {

  /// What decides the picture; the rest of the state may change without a new one.
  private record Shown(
      int index, boolean scanning, Optional<DeviceFault> problem, List<PageRef> pages) {}

  private final Kit kit;
  private final Frame frame;
  private final Thumbnails thumbnails;
  private State.Visiting state;
  private Optional<Shown> shown = Optional.empty();
  private Optional<PagePreview> preview = Optional.empty();

  public MaterialsScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    this.state = state;
    frame = new Frame(kit, "materials", state, kit.say("materials.title"));
    thumbnails = new Thumbnails(kit, this::look);
    update(state);
  }

  @Override
  public Region root() {
    return frame.root();
  }

  @Override
  public void update(State.Visiting now) {
    state = now;
    var at = (Stage.Materials) now.stage();
    var scanner = now.terminal().faults().get(Peripheral.SCANNER);
    var next =
        new Shown(
            at.index(),
            at.scanning().isPresent(),
            at.problem().or(() -> Optional.ofNullable(scanner)),
            now.visit().pagesOf(material().id()));
    if (shown.filter(next::equals).isPresent()) {
      return;
    }
    shown = Optional.of(next);
    if (preview.isPresent() && next.pages().contains(preview.get().page())) {
      return;
    }
    closePreview();
    show(next);
  }

  private Material material() {
    var at = (Stage.Materials) state.stage();
    return state.visit().item().toScan().get(at.index());
  }

  private void show(Shown now) {
    var material = material();
    int count = state.visit().item().toScan().size();
    var page = new MaterialPage(kit, material, now.index(), count, thumbnails);
    frame.show(page.root(now.scanning(), now.problem(), now.pages()));
    boolean enough = material.necessity() != Necessity.REQUIRED || !now.pages().isEmpty();
    boolean last = now.index() + 1 == count;
    frame
        .footer()
        .proceed(kit.say(words(material, now.pages().isEmpty(), last)))
        .back(() -> kit.emit().accept(new Event.Back()))
        .enable(enough && !now.scanning());
  }

  private static String words(Material material, boolean none, boolean last) {
    if (none && material.necessity() != Necessity.REQUIRED) {
      return material.necessity() == Necessity.OPTIONAL ? "materials.skip" : "materials.later";
    }
    return last ? "footer.next" : "materials.next";
  }

  private void look(PageRef page, int number) {
    var opened = new PagePreview(kit, page, number, this::closeAndShow);
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
    shown.ifPresent(this::show);
  }

  private void closePreview() {
    preview.ifPresent(PagePreview::close);
    preview = Optional.empty();
  }

  @Override
  public void close() {
    closePreview();
    thumbnails.close();
  }
}
