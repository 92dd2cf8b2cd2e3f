// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import java.util.List;
import java.util.Map;

/// What the next moment of a rollout brings.
sealed interface Decision {
  /// The terminals that ended now.
  Map<String, Ending> ended();

  /// How a target ended.
  ///
  /// @param reason why it failed; empty where it confirmed
  record Ending(Target.State state, String reason) {}

  /// The same ring goes on.
  ///
  /// @param release terminals that get their generation now
  record Go(Map<String, Ending> ended, List<String> release) implements Decision {}

  /// The ring has proved itself.
  record NextRing(Map<String, Ending> ended, int ring) implements Decision {}

  /// Every ring has.
  record Finish(Map<String, Ending> ended) implements Decision {}

  /// A gate is shut.
  ///
  /// @param reason `failure-cap`, `success-ratio`, `device-faults` or `submissions`
  record Stop(Map<String, Ending> ended, String reason) implements Decision {}
}
