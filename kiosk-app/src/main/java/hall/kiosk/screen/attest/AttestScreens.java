// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.attest;

import hall.kiosk.journey.AttestStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.CopiesOutScreen;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;

/// Which screen shows a step of printing a certificate.
public final class AttestScreens {

  private AttestScreens() {}

  public static Screen of(Kit kit, State.Visiting state, Stage.Attest at) {
    return switch (at.step()) {
      case AttestStep.Kinds() -> new KindsScreen(kit, state);
      case AttestStep.Chosen _ -> new KindsScreen(kit, state);
      case AttestStep.Asking step -> new AskingScreen(kit, state, step.kind());
      case AttestStep.Said step -> new SaidScreen(kit, state, step);
      case AttestStep.Ready _ -> new SheetScreen(kit, state);
      case AttestStep.Looking _ -> new LookScreen(kit, state);
      case AttestStep.Out step ->
          new CopiesOutScreen(
              kit,
              state,
              new CopiesOutScreen.Told(
                  "attest-out", "attest", step.copies(), step.paper(), step.out()));
    };
  }
}
