// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What hangs on the wall of a hall: numbers, windows, and how many wait.
@ApplicationScoped
public class Board {
  private static final int CALLS = 7;

  private final Database database;
  private final WindowGroups groups;
  private final InstantSource clock;

  Board(Database database, WindowGroups groups, InstantSource clock) {
    this.database = database;
    this.groups = groups;
    this.clock = clock;
  }

  /// A call.
  ///
  /// @param number rises with every call of the server, also with one that is repeated
  public record Call(String label, String window, long number) {
    /// The number as it is read aloud, figure by figure.
    public String spoken() {
      return String.join(" ", label.split("", -1)).strip();
    }
  }

  /// Who waits in a group.
  public record Waiting(String prefix, Text name, int waiting) {}

  /// Everything on the wall.
  ///
  /// @param calls the newest first
  public record Sight(Text hall, List<Call> calls, List<Waiting> waiting) {
    public Optional<Call> newest() {
      return calls.stream().findFirst();
    }

    public List<Call> before() {
      return calls.isEmpty() ? List.of() : calls.subList(1, calls.size());
    }
  }

  Sight of(String hallId) {
    LocalDate day = Tickets.day(clock.instant());
    List<WindowGroup> here = groups.inHall(hallId);
    return database.transaction(sql -> {
      Text hall =
          sql.first(
                  "select name_zh, name_en from hall where id = ?",
                  row -> new Text(row.text("name_zh"), row.text("name_en")),
                  hallId)
              .orElseThrow();
      List<Call> calls =
          sql.list(
              """
              select s.prefix, t.number, t.window_name, t.call_number
              from queue_ticket t join queue_group s on s.id = t.series_id
              where s.hall_id = ? and t.day = ? and t.call_number is not null
                and t.state in ('called', 'serving', 'finished')
              order by t.call_number desc limit ?\
              """,
              row ->
                  new Call(
                      WindowGroup.label(row.text("prefix"), row.integer("number")),
                      row.text("window_name"),
                      row.number("call_number")),
              hallId,
              day,
              CALLS);
      List<Waiting> waiting =
          sql
              .list(
                  """
                  select group_id, count(*) as n from queue_ticket
                  where day = ? and state = 'waiting'
                    and group_id in (select id from queue_group where hall_id = ?)
                  group by group_id\
                  """,
                  row -> new Count(row.number("group_id"), row.integer("n")),
                  day,
                  hallId)
              .stream()
              .flatMap(count ->
                  here.stream()
                      .filter(group -> group.id() == count.groupId())
                      .map(group -> new Waiting(group.prefix(), group.name(), count.waiting())))
              .toList();
      return new Sight(hall, calls, waiting);
    });
  }

  private record Count(long groupId, int waiting) {}
}
