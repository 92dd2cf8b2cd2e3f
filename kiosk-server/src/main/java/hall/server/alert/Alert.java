// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored alert as the evaluation needs it.
///
/// @param subject a terminal's id, or what of the server it is about ([Subject#key()])
/// @param terminalName null where it is about no terminal
/// @param hallId null where it is about no terminal
/// @param notifiedAt when the first recipients were told; null while they are gathered or silenced
/// @param level the last level of recipients that was told, 0 for none
record Alert(
    long id,
    String ruleId,
    String subject,
    @Nullable String terminalName,
    @Nullable String hallId,
    @Nullable Long groupId,
    Severity severity,
    AlertState state,
    List<Detail> details,
    Instant raisedAt,
    @Nullable Instant notifiedAt,
    int level) {

  AlertWatch.Key key() {
    return new AlertWatch.Key(subject, ruleId);
  }

  /// Whether it is about a terminal.
  boolean isTerminal() {
    return Subject.isTerminal(subject);
  }
}
