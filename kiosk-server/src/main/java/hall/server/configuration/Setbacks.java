// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Which terminals took back, or never took, the configuration that they shall run.
@ApplicationScoped
public class Setbacks {

  /// What a terminal said of the generation that it shall run.
  ///
  /// @param state `reverted` or `refused`
  /// @param reason a stable kebab-case word
  public record Setback(long generation, String state, String reason) {}

  /// By terminal; another generation, or a later report that it runs, ends a setback.
  public Map<String, Setback> standing(Sql sql) throws SQLException {
    Map<String, Setback> standing = new HashMap<>();
    sql.list(
        """
        select r.terminal_id, r.generation, r.state, coalesce(r.reason, '') as reason
        from configuration_report r
        join configuration_desired d on d.terminal_id = r.terminal_id and d.generation = r.generation
        where r.state in ('reverted', 'refused') and not exists (
          select 1 from configuration_report later
          where later.terminal_id = r.terminal_id and later.generation = r.generation
            and later.id > r.id)\
        """,
        row ->
            standing.put(
                row.text("terminal_id"),
                new Setback(row.number("generation"), row.text("state"), row.text("reason"))));
    return standing;
  }
}
