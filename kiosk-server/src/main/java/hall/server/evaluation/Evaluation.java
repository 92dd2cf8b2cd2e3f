// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a case was rated; nobody can change it.
///
/// @param rater by whom
/// @param terminalId where it was rated; null on a phone
/// @param mark from 5, 非常满意, down to 1, 非常不满意
/// @param reasons words of [Reason] with commas between; empty for none
/// @param words of the citizen; empty for none
public record Evaluation(
    String caseNumber,
    Rater rater,
    Channel channel,
    @Nullable String terminalId,
    int mark,
    String reasons,
    String words,
    Instant evaluatedAt) {

  private static final int WORST_GOOD = 3;

  static final String COLUMNS =
      "e.case_number, e.rater, e.channel, e.terminal_id, e.mark, e.reasons, e.words,"
          + " e.evaluated_at";

  static Evaluation of(Row row) throws SQLException {
    return new Evaluation(
        row.text("case_number"),
        Rater.of(row.text("rater")),
        Channel.of(row.text("channel")),
        row.textOrNull("terminal_id"),
        row.integer("mark"),
        row.text("reasons"),
        row.text("words"),
        row.instant("evaluated_at"));
  }

  /// 差评: somebody has to look into it.
  static boolean isBad(int mark) {
    return mark < WORST_GOOD;
  }

  /// Never what it says.
  @Override
  public String toString() {
    return "Evaluation[%s, %s]".formatted(caseNumber, rater);
  }
}
