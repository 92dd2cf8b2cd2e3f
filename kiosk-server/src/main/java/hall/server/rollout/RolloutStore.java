// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.HallTime;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rollouts and their terminals in the database.
@ApplicationScoped
class RolloutStore {
  private static final String SELECT =
      """
      select r.id, r.publication_id, p.note, r.plan, r.state, r.reason, r.ring, r.ring_began_at,
        r.created_at, r.created_by, r.ended_at
      from rollout r join configuration_publication p on p.id = r.publication_id\
      """;

  private final ObjectMapper json;

  RolloutStore(ObjectMapper json) {
    this.json = json;
  }

  /// A rollout without its terminals.
  record Stored(
      long id,
      long publicationId,
      String note,
      RolloutPlan.Whole plan,
      Rollout.State state,
      @Nullable String reason,
      int ring,
      @Nullable Instant ringBegan,
      Instant createdAt,
      String createdBy,
      @Nullable Instant endedAt) {

    Rollout with(List<Rollout.Ring> rings) {
      return new Rollout(
          id,
          publicationId,
          note,
          plan,
          state,
          reason,
          ring,
          HallTime.at(createdAt),
          createdBy,
          endedAt == null ? null : HallTime.at(endedAt),
          rings);
    }
  }

  /// Something that happened to a rollout.
  record Event(Instant at, String actor, String event, @Nullable String detail) {}

  long add(Sql sql, long publication, RolloutPlan.Whole plan, String operator, Instant now)
      throws SQLException {
    return sql.first(
            """
            insert into rollout (publication_id, plan, state, created_at, created_by)
            values (?, ?::jsonb, 'preparing', ?, ?) returning id\
            """,
            row -> row.number("id"),
            publication,
            written(plan),
            now,
            operator)
        .orElseThrow();
  }

  Optional<Stored> find(Sql sql, long id) throws SQLException {
    return sql.first(SELECT + " where r.id = ?", this::stored, id);
  }

  /// One rollout for this transaction alone; waits while another one has it.
  Optional<Stored> hold(Sql sql, long id) throws SQLException {
    return sql.first(SELECT + " where r.id = ? for update of r", this::stored, id);
  }

  /// One that is under way, for this transaction alone: another server takes another turn.
  Optional<Stored> takeOpen(Sql sql, long after) throws SQLException {
    return sql.first(
        SELECT
            + """
             where r.id > ? and r.state in ('preparing', 'running', 'returning')
            order by r.id limit 1 for update of r skip locked\
            """,
        this::stored,
        after);
  }

  List<Stored> newest(Sql sql, int most) throws SQLException {
    return sql.list(SELECT + " order by r.id desc limit ?", this::stored, most);
  }

  void move(
      Sql sql, long id, Rollout.State next, @Nullable String reason, @Nullable Instant endedAt)
      throws SQLException {
    sql.run(
        "update rollout set state = ?, reason = ?, ended_at = ? where id = ?",
        next.word(),
        reason,
        endedAt,
        id);
  }

  void beginRing(Sql sql, long id, int ring, Instant now) throws SQLException {
    sql.run("update rollout set ring = ?, ring_began_at = ? where id = ?", ring, now, id);
  }

  void event(Sql sql, long id, Instant now, String actor, String event, @Nullable String detail)
      throws SQLException {
    sql.run(
        "insert into rollout_event (rollout_id, at, actor, event, detail) values (?, ?, ?, ?, ?)",
        id,
        now,
        actor,
        event,
        detail);
  }

  List<Event> events(Sql sql, long id) throws SQLException {
    return sql.list(
        "select at, actor, event, detail from rollout_event where rollout_id = ? order by id desc",
        row ->
            new Event(
                row.instant("at"), row.text("actor"), row.text("event"), row.textOrNull("detail")),
        id);
  }

  void addTargets(Sql sql, long id, List<Releases.Held> held, Map<String, Integer> rings)
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
  List<Target> targets(Sql sql, long id) throws SQLException {
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
        RolloutStore::target,
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
        where t.rollout_id = ? and t.state = 'withdrawn' and t.fallback is not null and (
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

  List<Rollout.Ring> rings(Sql sql, Stored rollout) throws SQLException {
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

  private Stored stored(Row row) throws SQLException {
    try {
      return new Stored(
          row.number("id"),
          row.number("publication_id"),
          row.text("note"),
          json.readValue(row.text("plan"), RolloutPlan.Whole.class),
          Rollout.State.of(row.text("state")),
          row.textOrNull("reason"),
          row.integer("ring"),
          row.instantOrNull("ring_began_at"),
          row.instant("created_at"),
          row.text("created_by"),
          row.instantOrNull("ended_at"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored plan cannot be read", e);
    }
  }

  private String written(RolloutPlan.Whole plan) {
    try {
      return json.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A plan cannot be written", e);
    }
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
