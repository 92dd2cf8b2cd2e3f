// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A case on its way to the platform above.
///
/// @param day under which both sides count it
/// @param attempts counts whatever happens to it, so that who comes late with an outcome knows it
/// @param failure why the last attempt came to nothing
/// @param upstreamNumber the platform's own number of the case
/// @param upstreamState what it last told of the case
public record Forwarding(
    String caseNumber,
    LocalDate day,
    ForwardingState state,
    int attempts,
    Instant enteredAt,
    Instant nextAttemptAt,
    @Nullable String failure,
    @Nullable String upstreamNumber,
    @Nullable String digest,
    @Nullable Instant deliveredAt,
    @Nullable String upstreamState,
    @Nullable Instant upstreamStateAt) {

  static Forwarding of(Row row) throws SQLException {
    return new Forwarding(
        row.text("case_number"),
        row.day("day"),
        ForwardingState.of(row.text("state")),
        row.integer("attempts"),
        row.instant("entered_at"),
        row.instant("next_attempt_at"),
        row.textOrNull("failure"),
        row.textOrNull("upstream_number"),
        row.textOrNull("digest"),
        row.instantOrNull("delivered_at"),
        row.textOrNull("upstream_state"),
        row.instantOrNull("upstream_state_at"));
  }
}
