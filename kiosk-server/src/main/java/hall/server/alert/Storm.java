// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A group of alerts of one rule that were raised together; without a hall it spans several.
record Storm(long id, String ruleId, @Nullable String hallId, Instant openedAt, Instant joinedAt) {

  /// Whether a fresh alert belongs to it.
  boolean takes(Alert alert) {
    return ruleId.equals(alert.ruleId()) && (hallId == null || hallId.equals(alert.hallId()));
  }
}
