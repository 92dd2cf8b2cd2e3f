// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Row;
import hall.server.Text;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Windows of one hall that serve the same services from one line.
///
/// @param prefix the letter before its numbers
/// @param items codes of the services; empty for all
/// @param windows their names, such as `1` or `2A`
/// @param lastTicketMinutes so long before closing no new ticket is given
/// @param served whether who still waits at closing is served; otherwise their tickets end
/// @param priorityAge from which age on somebody has priority
/// @param leaseSize how many numbers a terminal keeps for a time without the line
/// @param slotPlaces how many may book the same time; 0 where nobody can book
/// @param graceMinutes how long after the time somebody who booked may still come
/// @param active false where it gives no tickets for now
public record WindowGroup(
    long id,
    String hallId,
    String prefix,
    Text name,
    List<String> items,
    List<String> windows,
    OpeningHours hours,
    int lastTicketMinutes,
    boolean served,
    int priorityAge,
    int leaseSize,
    int slotMinutes,
    int slotPlaces,
    int daysAhead,
    int graceMinutes,
    boolean active,
    long revision) {

  static final String COLUMNS =
      """
      g.id, g.hall_id, g.prefix, g.name_zh, g.name_en, g.items, g.windows, g.days, g.spans,
      g.last_ticket_minutes, g.leftover, g.priority_age, g.lease_size, g.slot_minutes, g.slot_places,
      g.days_ahead, g.grace_minutes, g.active, g.revision\
      """;

  static WindowGroup of(Row row) throws SQLException {
    return new WindowGroup(
        row.number("id"),
        row.text("hall_id"),
        row.text("prefix"),
        new Text(row.text("name_zh"), row.text("name_en")),
        words(row.text("items")),
        words(row.text("windows")),
        OpeningHours.parse(row.text("days"), row.text("spans")).orElseThrow(),
        row.integer("last_ticket_minutes"),
        row.text("leftover").equals("served"),
        row.integer("priority_age"),
        row.integer("lease_size"),
        row.integer("slot_minutes"),
        row.integer("slot_places"),
        row.integer("days_ahead"),
        row.integer("grace_minutes"),
        row.flag("active"),
        row.number("revision"));
  }

  /// What stands on paper: `A012`.
  static String label(String prefix, int number) {
    return String.format(Locale.ROOT, "%s%03d", prefix, number);
  }

  static List<String> words(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.strip().split("[,，;；\\s]+", -1)).distinct().toList();
  }
}
