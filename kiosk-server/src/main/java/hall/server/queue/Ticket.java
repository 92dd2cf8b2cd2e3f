// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number in a line.
///
/// @param seriesId the group that gave the number
/// @param groupId the group that shall call it
/// @param readyAt since when it waits: taken, or the time that was booked
/// @param window where it was called last
public record Ticket(
    UUID id,
    long seriesId,
    long groupId,
    LocalDate day,
    int number,
    String label,
    Lane lane,
    Instant takenAt,
    Instant readyAt,
    TicketState state,
    @Nullable String window,
    @Nullable Instant calledAt) {

  static final String SELECT =
      """
      select t.id, t.series_id, t.group_id, t.day, t.number, s.prefix, t.lane, t.taken_at,
        t.ready_at, t.state, t.window_name, t.called_at
      from queue_ticket t join queue_group s on s.id = t.series_id where \
      """;

  static Ticket of(Row row) throws SQLException {
    return new Ticket(
        row.uuid("id"),
        row.number("series_id"),
        row.number("group_id"),
        LocalDate.parse(row.text("day")),
        row.integer("number"),
        WindowGroup.label(row.text("prefix"), row.integer("number")),
        Lane.of(row.text("lane")),
        row.instant("taken_at"),
        row.instant("ready_at"),
        TicketState.of(row.text("state")),
        row.textOrNull("window_name"),
        row.instantOrNull("called_at"));
  }

  Turn.Waiting waiting() {
    return new Turn.Waiting(id, number, lane, readyAt);
  }
}
