// SPDX-License-Identifier: Apache-2.0
package hall.server.commitment;

import hall.server.HallTime;
import hall.server.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One commitment that was signed.
///
/// @param id of the commitment in its item
/// @param result `kept` or `broken`; null before a check
/// @param finding what the check saw
/// @param consequence what follows where it was broken
public record Commitment(
    String caseNumber,
    String id,
    int version,
    OffsetDateTime signedAt,
    @Nullable String result,
    @Nullable String finding,
    @Nullable String consequence,
    @Nullable OffsetDateTime checkedAt,
    @Nullable String checkedBy,
    long revision) {

  static Commitment of(Row row) throws SQLException {
    Instant checked = row.instantOrNull("checked_at");
    return new Commitment(
        row.text("case_number"),
        row.text("commitment_id"),
        row.integer("commitment_version"),
        HallTime.at(row.instant("signed_at")),
        row.textOrNull("result"),
        row.textOrNull("finding"),
        row.textOrNull("consequence"),
        checked == null ? null : HallTime.at(checked),
        row.textOrNull("checked_by"),
        row.number("revision"));
  }

  /// The word of its result, also before a check.
  public String word() {
    return result == null ? "open" : result;
  }
}
