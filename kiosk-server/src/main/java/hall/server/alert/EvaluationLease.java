// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Sql;
import java.sql.SQLException;
import java.time.Duration;

/// The right to evaluate, for one of several servers at a time. The row stays locked until the
/// caller's transaction ends, so that two evaluations never overlap; its time is the database's, so
/// that the servers' clocks do not matter.
///
/// @param holder a name of this process that no other one has
record EvaluationLease(String holder, Duration life) {

  /// Takes or renews the lease; false while another one holds it.
  boolean take(Sql sql) throws SQLException {
    return sql.run(
            """
            update alert_lease
            set holder = ?, expires_at = clock_timestamp() + ? * interval '1 millisecond'
            where name in (
              select name from alert_lease
              where name = 'evaluation' and (holder = ? or expires_at < clock_timestamp())
              for update skip locked)\
            """,
            holder,
            life.toMillis(),
            holder)
        == 1;
  }
}
