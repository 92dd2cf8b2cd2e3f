// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to a ticket, when, and through whom.
@ApplicationScoped
class Trail {
  void note(
      Sql sql,
      UUID ticketId,
      Instant at,
      String actor,
      String event,
      long groupId,
      @Nullable String window)
      throws SQLException {
    sql.run(
        """
        insert into queue_event (ticket_id, at, actor, event, group_id, window_name)
        values (?, ?, ?, ?, ?, ?)\
        """,
        ticketId,
        at,
        actor,
        event,
        groupId,
        window);
  }
}
