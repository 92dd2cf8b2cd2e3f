// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.ArrayList;
import java.util.List;

/// The next state and what to do on the way there.
public record Step(State state, List<Effect> effects) {

  public Step {
    effects = List.copyOf(effects);
  }

  static Step to(State state, Effect... effects) {
    return new Step(state, List.of(effects));
  }

  Step and(List<? extends Effect> more) {
    var all = new ArrayList<Effect>(effects);
    all.addAll(more);
    return new Step(state, all);
  }
}
