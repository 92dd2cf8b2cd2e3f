// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.rate;

import hall.kiosk.journey.RatingStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;

/// Which screen shows a step of rating.
public final class RateScreens {

  private RateScreens() {}

  public static Screen of(Kit kit, State.Visiting state, Stage.Rate at) {
    return switch (at.step()) {
      case RatingStep.Mark() -> new MarkScreen(kit, state, at);
      case RatingStep.Why _ -> new WhyScreen(kit, state);
      case RatingStep.Sending _ -> RatedScreen.sending(kit, state);
      case RatingStep.Kept(var followedUp) -> RatedScreen.kept(kit, state, followedUp);
      case RatingStep.Already() -> RatedScreen.already(kit, state);
    };
  }
}
