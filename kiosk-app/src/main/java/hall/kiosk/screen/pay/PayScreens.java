// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.pay;

import hall.kiosk.journey.PayStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;

/// Which screen shows a step of paying.
public final class PayScreens {

  private PayScreens() {}

  public static Screen of(Kit kit, State.Visiting state, Stage.Pay at) {
    return switch (at.step()) {
      case PayStep.Sorts() -> new SortsScreen(kit, state);
      case PayStep.Account(var offer) -> DigitsScreen.account(kit, state, offer);
      case PayStep.Slip(var problem) -> DigitsScreen.slip(kit, state, problem);
      case PayStep.Asking _ -> new BillsScreen(kit, state);
      case PayStep.Bills _ -> new BillsScreen(kit, state);
      case PayStep.Under _ -> new UnderScreen(kit, state);
    };
  }
}
