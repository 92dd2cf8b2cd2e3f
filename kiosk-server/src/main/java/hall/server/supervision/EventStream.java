// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import hall.server.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Events in the order of their time, some at once, so that any number of them passes through.
@ApplicationScoped
public class EventStream {
  private static final int BATCH = 1000;

  private final Database database;
  private final int batch;

  @Inject
  EventStream(Database database) {
    this(database, BATCH);
  }

  EventStream(Database database, int batch) {
    this.database = database;
    this.batch = batch;
  }

  /// Takes one event after the other.
  @FunctionalInterface
  interface Sink {
    void take(SupervisedEvent event) throws IOException;
  }

  void pour(SupervisionFilter filter, Sink sink) throws IOException {
    Instant last = filter.since();
    long id = 0;
    while (true) {
      List<Placed> events = after(filter, last, id);
      for (Placed each : events) {
        sink.take(each.event());
      }
      if (events.size() < batch) {
        return;
      }
      last = events.getLast().at();
      id = events.getLast().event().id();
    }
  }

  /// With its time as the database keeps it.
  private record Placed(Instant at, SupervisedEvent event) {}

  private List<Placed> after(SupervisionFilter filter, Instant last, long id) {
    return database.list(
        """
        select e.id, e.at, e.case_number, e.kind, split_part(e.actor, ' ', 1) as role,
          e.state_from, e.state_to, e.due_on, s.implementation_code, t.hall_id,
          coalesce(e.terminal_id, s.terminal_id) as terminal,
          i.document #>> '{name,zh-CN}' as item,
          i.document #>> '{department,name,zh-CN}' as department
        from case_event e
        join service_case c on c.case_number = e.case_number
        join submission s on s.key = c.submission_key
        join terminal t on t.id = s.terminal_id
        join item_version i
          on i.implementation_code = s.implementation_code and i.version = s.item_version
        where (e.at, e.id) > (?, ?) and e.at < ?
          and (? = '' or t.hall_id = ?) and (? = '' or s.implementation_code = ?)
        order by e.at, e.id limit ?\
        """,
        row -> new Placed(row.instant("at"), SupervisedEvent.of(row)),
        last,
        id,
        filter.until(),
        filter.hall(),
        filter.hall(),
        filter.item(),
        filter.item(),
        batch);
  }
}
