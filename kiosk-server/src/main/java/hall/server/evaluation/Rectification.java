// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Row;
import hall.server.evaluation.RectificationLife.Deadlines;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What follows from a bad rating (差评整改).
///
/// @param revision rises with every deed
public record Rectification(
    Evaluation evaluation, RectificationState state, Deadlines deadlines, long revision) {

  static final String COLUMNS =
      Evaluation.COLUMNS
          + ", r.state, r.verify_by, r.rectify_by, r.answer_by, r.call_by, r.revision";

  static Rectification of(Row row) throws SQLException {
    return new Rectification(
        Evaluation.of(row),
        RectificationState.of(row.text("state")),
        new Deadlines(
            row.day("verify_by"), row.day("rectify_by"), row.day("answer_by"), row.day("call_by")),
        row.number("revision"));
  }

  /// The day by which the next deed is due; null where nothing is left to do.
  public @Nullable LocalDate dueOn() {
    return deadlines.of(state);
  }

  public boolean late(LocalDate today) {
    LocalDate due = dueOn();
    return due != null && due.isBefore(today);
  }
}
