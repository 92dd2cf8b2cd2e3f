// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import jakarta.enterprise.context.ApplicationScoped;

/// Moves rollouts on when a test wants it: in tests no clock does.
@ApplicationScoped
public class RolloutSteps {
  private final RolloutTick tick;

  public RolloutSteps(RolloutTick tick) {
    this.tick = tick;
  }

  /// Takes every step that is due.
  public void take() {
    tick.tick();
  }
}
