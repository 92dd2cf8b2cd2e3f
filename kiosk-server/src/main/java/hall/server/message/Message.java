// SPDX-License-Identifier: Apache-2.0
package hall.server.message;

import hall.server.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message as it may be looked at: never to which number it goes. Nobody knows whether it was
/// read, only what the gateway said.
///
/// @param key under which the gateway has it
/// @param purpose its [Purpose#word]
/// @param visit id of the visit at home that it is about; 0 where it is about a case
/// @param about the number of the visit or the case
/// @param failure why the last attempt came to nothing, as a short word
/// @param settledAt since when nothing goes out any more; null while it waits
/// @param toldAt when somebody had told the citizen otherwise; null where nobody has, or need not
public record Message(
    long id,
    UUID key,
    String purpose,
    long visit,
    String about,
    Wire wire,
    Instant enteredAt,
    int attempts,
    Instant nextAttemptAt,
    @Nullable String failure,
    @Nullable Instant settledAt,
    @Nullable Instant toldAt) {

  /// How far it is.
  public enum Wire {
    /// It goes out, again and again if need be.
    WAITING,
    /// The gateway has it.
    TAKEN,
    /// The gateway will not take it as it is.
    REFUSED,
    /// It was tried for long enough.
    GIVEN_UP;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Wire of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /// Messages with the number of the visit of those that are about one.
  static final String SELECT =
      """
      select m.*, coalesce(m.complaint_id, 0) as visit, coalesce(m.case_number, c.number) as about
      from message m left join complaint c on c.id = m.complaint_id\
      """;

  static Message of(Row row) throws SQLException {
    return new Message(
        row.number("id"),
        row.uuid("key"),
        row.text("purpose"),
        row.number("visit"),
        row.text("about"),
        Wire.of(row.text("wire")),
        row.instant("entered_at"),
        row.integer("attempts"),
        row.instant("next_attempt_at"),
        row.textOrNull("failure"),
        row.instantOrNull("settled_at"),
        row.instantOrNull("told_at"));
  }

  /// Whether somebody has to tell the citizen otherwise.
  public boolean untold() {
    return toldAt == null
        && switch (wire) {
          case REFUSED, GIVEN_UP -> true;
          case WAITING, TAKEN -> false;
        };
  }
}
