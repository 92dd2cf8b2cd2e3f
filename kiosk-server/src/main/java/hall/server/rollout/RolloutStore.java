// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rollouts and what happened to them, in the database.
@ApplicationScoped
class RolloutStore {
  private static final String SELECT =
      """
      select r.id, r.publication_id, p.note, r.plan, r.state, r.reason, r.ring, r.ring_began_at,
        r.resumed_at, r.created_at, r.created_by, r.ended_at
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
      @Nullable Instant resumedAt,
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
          resumedAt == null ? null : HallTime.at(resumedAt),
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

  List<Stored> newest(Sql sql, long before, int most) throws SQLException {
    return sql.list(
        SELECT + " where r.id < ? order by r.id desc limit ?", this::stored, before, most);
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

  /// From now on only new failures count.
  void resume(Sql sql, long id, Instant now) throws SQLException {
    sql.run("update rollout set resumed_at = ? where id = ?", now, id);
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
          row.instantOrNull("resumed_at"),
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
}
