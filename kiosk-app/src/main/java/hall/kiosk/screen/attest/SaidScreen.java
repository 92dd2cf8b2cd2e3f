// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.attest;

import hall.kiosk.journey.AttestStep;
import hall.kiosk.journey.Attestation.Why;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import java.util.Locale;

/// Why there is nothing to print, and what to do about it.
final class SaidScreen implements Screen {

  private final Frame frame;

  SaidScreen(Kit kit, State.Visiting state, AttestStep.Said step) {
    var word = step.why().name().toLowerCase(Locale.ROOT);
    frame = new Frame(kit, "attest-said", state, step.kind().name().in(kit.language()));
    var note =
        Note.big(
            kit,
            step.why() == Why.FALSE ? Note.Kind.BAD : Note.Kind.WARM,
            step.why() == Why.NOTHING ? Icon.SEARCH : Icon.WARNING,
            kit.say("attest.said." + word),
            kit.say("attest.said." + word + ".more", step.kind().issuer().in(kit.language())));
    note.setId("attest-" + word);
    frame.pages(List.of(note));
    if (step.why() == Why.SILENT) {
      frame.footer().proceed(kit.say("attest.again"));
    } else {
      frame
          .footer()
          .withoutLeave()
          .proceed("finish", kit.say("receipt.finish"), new Event.Finish());
    }
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    // It was said.
  }
}
