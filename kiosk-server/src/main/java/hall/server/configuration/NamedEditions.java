// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Database;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which edition of the catalogue the configurations name that terminals run, in memory, so that a
/// heartbeat asks no database: only a terminal that has just changed its generation is looked up.
@ApplicationScoped
public class NamedEditions {
  private final Database database;
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  NamedEditions(Database database) {
    this.database = database;
  }

  /// A generation, and the edition that it names.
  private record Running(long generation, Optional<String> edition) {}

  /// The edition that a generation of a terminal names; empty where it names none, or where the
  /// terminal runs its own file.
  public Optional<String> of(String terminalId, long generation) {
    if (generation < Snapshot.FIRST_GENERATION) {
      return Optional.empty();
    }
    Running known = running.get(terminalId);
    if (known == null || known.generation() != generation) {
      known = new Running(generation, lookUp(terminalId, generation));
      running.put(terminalId, known);
    }
    return known.edition();
  }

  /// A whole fleet reports within half a minute after a start: what it ran last is read at once.
  void start(@Observes StartupEvent event) {
    database.list(
        """
        select s.terminal_id, s.generation, c.settings #>> '{catalogue,revision}' as edition
        from terminal_presence p join configuration_snapshot s
          on s.terminal_id = p.terminal_id
          and s.generation = (p.report ->> 'configurationGeneration')::bigint
        join configuration_content c on c.id = s.content_id\
        """,
        row ->
            running.put(
                row.text("terminal_id"),
                new Running(
                    row.number("generation"), Optional.ofNullable(row.textOrNull("edition")))));
  }

  private Optional<String> lookUp(String terminalId, long generation) {
    return database
        .first(
            """
            select c.settings #>> '{catalogue,revision}' as edition
            from configuration_snapshot s join configuration_content c on c.id = s.content_id
            where s.terminal_id = ? and s.generation = ?\
            """,
            row -> Optional.ofNullable(row.textOrNull("edition")),
            terminalId,
            generation)
        .orElse(Optional.empty());
  }
}
