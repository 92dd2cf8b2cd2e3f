// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored alert as the evaluation needs it.
///
/// @param notifiedAt when the first recipients were told; null while they are gathered or silenced
/// @param level the last level of recipients that was told, 0 for none
record Alert(
    long id,
    String ruleId,
    String terminalId,
    String terminalName,
    String hallId,
    @Nullable Long groupId,
    Severity severity,
    AlertState state,
    List<Detail> details,
    Instant raisedAt,
    @Nullable Instant notifiedAt,
    int level) {

  AlertWatch.Key key() {
    return new AlertWatch.Key(terminalId, ruleId);
  }
}
