// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.complain;

import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.consent.ConsentScreen;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.materials.MaterialsScreen;

/// Which screen shows a step of complaining.
public final class ComplainScreens {

  private ComplainScreens() {}

  public static Screen of(Kit kit, State.Visiting state, Stage.Complain at) {
    return switch (at.step()) {
      case GrievanceStep.What() -> PickScreen.sorts(kit, state);
      case GrievanceStep.Words step -> new WordsScreen(kit, state);
      case GrievanceStep.Where step -> new WhereScreen(kit, state);
      case GrievanceStep.Who step -> PickScreen.names(kit, state);
      case GrievanceStep.Check step -> new CheckScreen(kit, state);
      case GrievanceStep.Agree step -> new ConsentScreen(kit, state);
      case GrievanceStep.Papers step -> new MaterialsScreen(kit, state);
      case GrievanceStep.Sending step -> new TellScreen(kit, state);
      case GrievanceStep.Filed step -> new TellScreen(kit, state, step);
    };
  }
}
