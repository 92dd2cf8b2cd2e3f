// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Rollouts that stopped, or were taken back, by themselves: somebody should know.
@ApplicationScoped
public class StoppedRollouts {
  /// How long one that is back where it began stays worth knowing, unless another one begins.
  private static final Duration REMEMBERED = Duration.ofDays(1);

  /// How it stopped.
  ///
  /// @param state `paused`, `returning` or `returned`
  /// @param reason the gate that shut
  public record Stopped(long id, String state, String reason) {}

  /// What an operator paused or took back is known to somebody.
  public List<Stopped> standing(Sql sql, Instant now) throws SQLException {
    return sql.list(
        """
        select r.id, r.state, r.reason from rollout r
        where r.reason is not null and r.reason <> 'operator'
          and (r.state in ('paused', 'returning')
            or r.state = 'returned' and r.ended_at > ?
              and not exists (select 1 from rollout later where later.id > r.id))
        order by r.id\
        """,
        row -> new Stopped(row.number("id"), row.text("state"), row.text("reason")),
        now.minus(REMEMBERED));
  }
}
