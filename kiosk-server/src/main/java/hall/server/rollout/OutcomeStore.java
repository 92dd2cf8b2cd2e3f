// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts how citizens fare at the terminals of a rollout: those that confirmed, each since then,
/// and those that still wait, since the first one confirmed; none from before somebody resumed it.
@ApplicationScoped
class OutcomeStore {

  /// @param resumed when somebody last resumed it; null where nobody did
  Outcomes of(Sql sql, long rollout, @Nullable Instant resumed, Instant now) throws SQLException {
    return new Outcomes(
        group(sql, "t.state = 'confirmed'", "t.ended_at", rollout, resumed, now),
        group(sql, "t.state = 'waiting'", "first.at", rollout, resumed, now));
  }

  private static Outcomes.Group group(
      Sql sql, String which, String since, long rollout, @Nullable Instant resumed, Instant now)
      throws SQLException {
    return sql.first(
            """
            with first as (
              select min(ended_at) as at from rollout_target
              where rollout_id = ? and state = 'confirmed'),
            watched as (
              select t.terminal_id, greatest(SINCE, ?::timestamptz) as since from rollout_target t, first
              where t.rollout_id = ? and WHICH and SINCE is not null)
            select
              coalesce((select sum(extract(epoch from ?::timestamptz - since)) / 3600
                from watched), 0) as hours,
              (select count(*) from watched w join terminal_transition c
                on c.terminal_id = w.terminal_id and c.at > w.since
                where c.subject not in ('terminal', 'service')
                  and c.to_state not in ('online', 'deviceBusy', 'starting')) as faults,
              (select count(*) from watched w join submission s on s.terminal_id = w.terminal_id
                join service_case a on a.submission_key = s.key and a.accepted_at > w.since)
                as submissions\
            """
                .replace("SINCE", since)
                .replace("WHICH", which),
            OutcomeStore::group,
            rollout,
            resumed,
            rollout,
            now)
        .orElse(Outcomes.Group.NONE);
  }

  private static Outcomes.Group group(Row row) throws SQLException {
    return new Outcomes.Group(
        Double.parseDouble(row.text("hours")), row.integer("faults"), row.integer("submissions"));
  }
}
