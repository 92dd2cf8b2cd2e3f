// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.attest;

import hall.kiosk.journey.Attestation;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which certificate it shall be.
final class KindsScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Attestation.Offer shown;

  KindsScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    shown = state.terminal().attestations();
    frame =
        new Frame(
            kit, "attest-kinds", state, kit.say("attest.title"), kit.headline("attest.title.more"));
    fill();
  }

  private void fill() {
    List<Region> presses = shown.kinds().stream().<Region>map(this::press).toList();
    frame.pages(presses);
    frame.footer().withoutProceed();
  }

  private Press press(Attestation.Kind kind) {
    var name = kind.name().in(kit.language());
    var about = kind.about().in(kit.language());
    var words =
        new VBox(
            kit.px(1),
            kit.bold(Role.LEAD, name),
            kit.text(Role.BODY, about),
            kit.text(Role.CAPTION, kind.issuer().in(kit.language()), "muted"));
    return new Press(
            kit,
            "attest-" + kind.kind(),
            name + " " + about,
            () -> kit.emit().accept(new Event.ChooseAttestation(kind.kind())),
            Icon.SEALED.draw(kit.metrics().icon(Role.TITLE)),
            Kit.grow(words),
            Icon.NEXT.draw(kit.metrics().icon(Role.LEAD)))
        .roomy(kit);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    if (!shown.equals(state.terminal().attestations())) {
      shown = state.terminal().attestations();
      fill();
    }
  }
}
