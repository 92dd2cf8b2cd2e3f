// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.attest;

import hall.kiosk.journey.Attestation;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import java.util.List;

/// The wait for the issuing unit.
final class AskingScreen implements Screen {

  private final Frame frame;

  AskingScreen(Kit kit, State.Visiting state, Attestation.Kind kind) {
    frame = new Frame(kit, "attest-asking", state, kind.name().in(kit.language()));
    var note =
        Note.big(
            kit,
            Note.Kind.INFO,
            Icon.CLOCK,
            kit.say("attest.asking"),
            kit.say("attest.asking.more", kind.issuer().in(kit.language())));
    frame.pages(List.of(note));
    frame.footer().withoutProceed();
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    // The answer has a screen of its own.
  }
}
