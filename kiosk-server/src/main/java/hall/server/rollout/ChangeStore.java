// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/// What a rollout changes at its terminals: their software, their edition of the catalogue, or
/// other settings. The way back is not counted.
@ApplicationScoped
class ChangeStore {

  List<Rollouts.Change> of(Sql sql, RolloutStore.Stored rollout) throws SQLException {
    return sql.list(
        """
        with pair as (
          select becoming.settings as after, becoming.overlays as overlays_after,
            was.settings as before, was.overlays as overlays_before
          from (
            select distinct on (terminal_id) terminal_id, content_id
            from configuration_snapshot where publication_id = ?
            order by terminal_id, generation) fresh
          join rollout_target t on t.rollout_id = ? and t.terminal_id = fresh.terminal_id
          join configuration_content becoming on becoming.id = fresh.content_id
          left join configuration_snapshot old
            on old.terminal_id = t.terminal_id and old.generation = t.fallback
          left join configuration_content was on was.id = old.content_id),
        each as (
          select 'software' as kind, before #>> '{software,release}' as was,
            after #>> '{software,release}' as becomes from pair
          union all
          select 'catalogue', before #>> '{catalogue,revision}', after #>> '{catalogue,revision}'
          from pair
          union all
          select 'configuration', null, '' from pair
          where before - '{software,catalogue}'::text[]
              is distinct from after - '{software,catalogue}'::text[]
            or overlays_before is distinct from overlays_after)
        select kind, was, becomes, count(*) as terminals from each
        where was is distinct from becomes group by kind, was, becomes
        order by case kind when 'software' then 1 when 'catalogue' then 2 else 3 end, becomes, was\
        """,
        row ->
            new Rollouts.Change(
                row.text("kind"),
                row.textOrNull("was"),
                row.textOrNull("becomes"),
                row.integer("terminals")),
        rollout.publicationId(),
        rollout.id());
  }

  /// Whether it brings terminals a release that was withdrawn since it began. One that they had
  /// before is no matter of this rollout.
  boolean bringsWithdrawn(Sql sql, RolloutStore.Stored rollout) throws SQLException {
    List<String> withdrawn =
        sql.list(
            "select version from software_release where withdrawn_at >= ?",
            row -> row.text("version"),
            rollout.createdAt());
    return !withdrawn.isEmpty()
        && of(sql, rollout).stream()
            .anyMatch(each -> each.kind().equals("software") && withdrawn.contains(each.becomes()));
  }
}
