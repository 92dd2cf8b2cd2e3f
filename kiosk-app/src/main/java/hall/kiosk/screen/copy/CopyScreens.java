// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.copy;

import hall.kiosk.journey.CopyStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.consent.ConsentScreen;
import hall.kiosk.screen.kit.CopiesOutScreen;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.materials.MaterialsScreen;

/// Which screen shows a step of copying.
public final class CopyScreens {

  private CopyScreens() {}

  public static Screen of(Kit kit, State.Visiting state, Stage.Copy at) {
    return switch (at.step()) {
      case CopyStep.What step -> new OriginalScreen(kit, state);
      case CopyStep.Agree step -> new ConsentScreen(kit, state);
      case CopyStep.Papers step -> new MaterialsScreen(kit, state);
      case CopyStep.Card step -> new CardScreen(kit, state);
      case CopyStep.Ready step -> new ReadyScreen(kit, state);
      case CopyStep.Purpose step -> new PurposeScreen(kit, state);
      case CopyStep.Out step ->
          new CopiesOutScreen(
              kit,
              state,
              new CopiesOutScreen.Told(
                  "copy-out", "copy", step.job().copies(), step.paper(), step.out()));
    };
  }
}
