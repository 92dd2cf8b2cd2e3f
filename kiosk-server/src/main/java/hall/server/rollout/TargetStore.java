// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Row;
import hall.server.Sql;
import hall.server.configuration.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The terminals of rollouts in the database.
@ApplicationScoped
class TargetStore {

  void add(Sql sql, long id, List<Releases.Held> held, Map<String, Integer> rings)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Releases.Held each : held) {
      rows.add(
          new @Nullable Object[] {
            id,
            each.terminalId(),
            each.hallId(),
            rings.get(each.terminalId()),
            each.generation(),
            each.fallback()
          });
    }
    sql.batch(
        """
        insert into rollout_target (rollout_id, terminal_id, hall_id, ring, generation, fallback)
        values (?, ?, ?, ?, ?, ?)\
        """,
        rows);
  }

  /// All terminals of a rollout with what is known of them now: whether a server hears them, and
  /// what they last told of their generation.
  List<Target> all(Sql sql, long id) throws SQLException {
    return sql.list(
        """
        select t.terminal_id, t.hall_id, t.ring, t.state, t.released_at, t.ended_at,
          coalesce(p.online, false) as online, told.state as told, told.reason as told_reason,
          case when p.online then greatest(t.released_at, back.at) end as reachable_since
        from rollout_target t
        left join terminal_presence p on p.terminal_id = t.terminal_id
        left join lateral (
          select state, reason from configuration_report r
          where t.state in ('released', 'returning') and r.terminal_id = t.terminal_id
            and r.generation = t.generation
          order by r.id desc limit 1) told on true
        left join lateral (
          select max(at) as at from terminal_transition c
          where t.state = 'released' and c.terminal_id = t.terminal_id and c.subject = 'terminal'
            and c.to_state = 'online') back on true
        where t.rollout_id = ? order by t.terminal_id\
        """,
        TargetStore::target,
        id);
  }

  /// The generations of some terminals of a rollout.
  Map<String, Long> generations(Sql sql, long id, List<String> terminals) throws SQLException {
    return numbers(sql, "generation", id, terminals);
  }

  /// What they ran before; terminals that ran their own files are left out.
  Map<String, Long> fallbacks(Sql sql, long id, List<String> terminals) throws SQLException {
    return numbers(sql, "fallback", id, terminals);
  }

  private static Map<String, Long> numbers(Sql sql, String column, long id, List<String> terminals)
      throws SQLException {
    Map<String, Long> found = new HashMap<>();
    sql.list(
        "select terminal_id, "
            + column
            + " as number from rollout_target where rollout_id = ? and terminal_id = any(?) and "
            + column
            + " is not null",
        row -> found.put(row.text("terminal_id"), row.number("number")),
        id,
        terminals.toArray(String[]::new));
    return found;
  }

  /// Terminals that told that they run what was withdrawn: they had fetched it before.
  List<String> strays(Sql sql, long id, Set<String> applied) throws SQLException {
    return sql.list(
        """
        select t.terminal_id from rollout_target t
        where t.rollout_id = ? and t.state in ('withdrawn', 'failed') and t.fallback is not null and (
          select r.state from configuration_report r
          where r.terminal_id = t.terminal_id and r.generation = t.generation
          order by r.id desc limit 1) = any(?)\
        """,
        row -> row.text("terminal_id"),
        id,
        applied.toArray(String[]::new));
  }

  void released(Sql sql, long id, List<String> terminals, Instant now) throws SQLException {
    sql.run(
        """
        update rollout_target set state = 'released', released_at = ?
        where rollout_id = ? and terminal_id = any(?)\
        """,
        now,
        id,
        terminals.toArray(String[]::new));
  }

  void ended(Sql sql, long id, Map<String, Decision.Ending> ended, Instant now)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    ended.forEach((terminal, ending) ->
        rows.add(
            new @Nullable Object[] {
              ending.state().word(),
              ending.reason().isEmpty() ? null : ending.reason(),
              now,
              id,
              terminal
            }));
    sql.batch(
        """
        update rollout_target set state = ?, reason = ?, ended_at = ?
        where rollout_id = ? and terminal_id = ?\
        """,
        rows);
  }

  /// Terminals that are on their way back under a new generation.
  void returning(Sql sql, long id, Map<String, Long> generations) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    generations.forEach(
        (terminal, generation) -> rows.add(new @Nullable Object[] {generation, id, terminal}));
    sql.batch(
        """
        update rollout_target set state = 'returning', generation = ?, ended_at = null
        where rollout_id = ? and terminal_id = ?\
        """,
        rows);
  }

  List<Rollout.Ring> rings(Sql sql, RolloutStore.Stored rollout) throws SQLException {
    Rollout.Ring[] rings = new Rollout.Ring[rollout.plan().percents().size()];
    for (int i = 0; i < rings.length; i++) {
      rings[i] = new Rollout.Ring(rollout.plan().percents().get(i), 0, 0, 0, 0, 0, 0, 0);
    }
    sql.list(
        """
        select t.ring, count(*) as terminals,
          count(*) filter (where t.state = 'waiting') as waiting,
          count(*) filter (where t.state in ('released', 'returning') and p.online) as changing,
          count(*) filter (where t.state in ('released', 'returning')
            and not coalesce(p.online, false)) as offline,
          count(*) filter (where t.state = 'confirmed') as confirmed,
          count(*) filter (where t.state = 'failed') as failed,
          count(*) filter (where t.state in ('withdrawn', 'returned')) as returned
        from rollout_target t left join terminal_presence p on p.terminal_id = t.terminal_id
        where t.rollout_id = ? group by t.ring\
        """,
        row -> {
          int ring = row.integer("ring");
          rings[ring] =
              new Rollout.Ring(
                  rings[ring].percent(),
                  row.integer("terminals"),
                  row.integer("waiting"),
                  row.integer("changing"),
                  row.integer("offline"),
                  row.integer("confirmed"),
                  row.integer("failed"),
                  row.integer("returned"));
          return ring;
        },
        rollout.id());
    return List.of(rings);
  }

  private static Target target(Row row) throws SQLException {
    return new Target(
        row.text("terminal_id"),
        row.text("hall_id"),
        row.integer("ring"),
        Target.State.of(row.text("state")),
        row.flag("online"),
        row.textOrNull("told"),
        row.textOrNull("told_reason"),
        row.instantOrNull("released_at"),
        row.instantOrNull("reachable_since"),
        row.instantOrNull("ended_at"));
  }
}
