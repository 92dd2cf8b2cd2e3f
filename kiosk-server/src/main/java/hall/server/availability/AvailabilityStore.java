// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

import hall.server.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The transitions that availability is computed from.
@ApplicationScoped
class AvailabilityStore {
  private final Database database;

  AvailabilityStore(Database database) {
    this.database = database;
  }

  /// The transitions within a span, with the last ones before it, by terminal in their order.
  ///
  /// @param terminalId the only one that is wanted, or null for all
  Map<String, List<Availability.Change>> changes(Span span, @Nullable String terminalId) {
    Map<String, List<Availability.Change>> changes = new HashMap<>();
    database.list(
        """
        select terminal_id, at, subject, to_state from (
          select before.* from terminal t
          cross join (values ('terminal'), ('service')) as kind(subject)
          cross join lateral (
            select id, terminal_id, at, subject, to_state from terminal_transition
            where terminal_id = t.id and subject = kind.subject
              and subject in ('terminal', 'service') and at < ?
            order by at desc, id desc limit 1) before
          where ?::text is null or t.id = ?
          union all
          select id, terminal_id, at, subject, to_state from terminal_transition
          where subject in ('terminal', 'service') and at >= ? and at < ?
            and (?::text is null or terminal_id = ?)) as wanted
        order by terminal_id, id\
        """,
        row ->
            changes
                .computeIfAbsent(row.text("terminal_id"), id -> new ArrayList<>())
                .add(
                    new Availability.Change(
                        row.instant("at"), row.text("subject"), row.text("to_state"))),
        span.from(),
        terminalId,
        terminalId,
        span.from(),
        span.until(),
        terminalId,
        terminalId);
    return changes;
  }
}
