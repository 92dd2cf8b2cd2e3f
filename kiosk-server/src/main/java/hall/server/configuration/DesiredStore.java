// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Database;
import hall.server.Together;
import hall.server.configuration.SnapshotStore.Signed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What terminals shall run, read for those who ask and for the memory of a server.
@ApplicationScoped
class DesiredStore {
  private static final int MOST_AT_ONCE = 100;

  private final Database database;
  private final Together<String, Optional<Signed>> reading =
      new Together<>(MOST_AT_ONCE, terminalId -> terminalId, this::read);

  DesiredStore(Database database) {
    this.database = database;
  }

  /// Generations by terminal, and what of the database they were read from, for the next question.
  record News(String snapshot, Map<String, Long> generations) {}

  /// What a terminal shall run, as it goes out; a whole fleet may ask at once.
  Optional<Signed> find(String terminalId) {
    return reading.ask(terminalId);
  }

  private List<Optional<Signed>> read(List<String> terminals) {
    Map<String, Signed> found = new HashMap<>();
    Map<Long, byte[]> tails = new HashMap<>();
    // Most terminals have the same content: its tail comes with the first of them.
    database.list(
        """
        select each.*, c.tail
        from (
          select d.terminal_id, s.head, s.key_id, s.signature, s.expires_at, s.content_id,
            row_number() over (partition by s.content_id) = 1 as first
          from configuration_desired d join configuration_snapshot s using (terminal_id, generation)
          where d.terminal_id = any(?)) each
        left join configuration_content c on first and c.id = content_id
        order by content_id, first desc\
        """,
        row -> {
          byte[] tail = row.bytesOrNull("tail");
          if (tail != null) {
            tails.put(row.number("content_id"), tail);
          }
          return found.put(
              row.text("terminal_id"),
              SnapshotStore.signed(row, tails.get(row.number("content_id"))));
        },
        (Object) terminals.toArray(String[]::new));
    return terminals.stream().map(each -> Optional.ofNullable(found.get(each))).toList();
  }

  /// All that terminals shall run.
  News all() {
    return news("true");
  }

  /// What changed since a snapshot. No clock decides this, so that no slow transaction slips
  /// through.
  News since(String snapshot) {
    return news(
        """
        d.written_in >= pg_snapshot_xmin(?::pg_snapshot)
          and not pg_visible_in_snapshot(d.written_in, ?::pg_snapshot)\
        """,
        snapshot,
        snapshot);
  }

  private News news(String condition, @Nullable Object... arguments) {
    Map<String, Long> found = new HashMap<>();
    List<String> snapshots =
        database.list(
            "select s.snapshot, d.terminal_id, d.generation"
                + " from (select pg_current_snapshot()::text as snapshot) s"
                + " left join configuration_desired d on "
                + condition,
            row -> {
              if (row.textOrNull("terminal_id") != null) {
                found.put(row.text("terminal_id"), row.number("generation"));
              }
              return row.text("snapshot");
            },
            arguments);
    return new News(snapshots.getFirst(), found);
  }
}
