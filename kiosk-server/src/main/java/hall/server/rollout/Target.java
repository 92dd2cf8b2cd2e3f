// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One terminal of a rollout.
///
/// @param online whether it talks to a server now
/// @param told what it last told of its new generation; null for nothing
/// @param reachableSince since when it could have answered: the later of its release and its coming
///   online; null while it is offline or waits
record Target(
    String terminalId,
    String hallId,
    int ring,
    State state,
    boolean online,
    @Nullable String told,
    @Nullable String toldReason,
    @Nullable Instant releasedAt,
    @Nullable Instant reachableSince,
    @Nullable Instant endedAt) {

  /// How far it is.
  ///
  /// | now | event | next |
  /// |---|---|---|
  /// | waiting | its ring is on, its hall can spare it | released |
  /// | released | it tells `confirmed` | confirmed |
  /// | released | it tells `reverted` or `refused` | failed |
  /// | released | online and silent for longer than the deadline | failed, `silent` |
  /// | released, not applied | the rollout is taken back | withdrawn |
  /// | confirmed, or applied and silent | the rollout is taken back | returning, then returned |
  enum State {
    WAITING,
    RELEASED,
    CONFIRMED,
    FAILED,
    WITHDRAWN,
    RETURNING,
    RETURNED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
