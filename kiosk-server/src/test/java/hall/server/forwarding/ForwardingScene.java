// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.Database;
import jakarta.inject.Singleton;

/// Cases on their way to the platform above, for looking at them.
@Singleton
public class ForwardingScene {
  private final Database database;

  ForwardingScene(Database database) {
    this.database = database;
  }

  /// Of two cases one has arrived; about both, and about a day, the sides differ.
  public void lay(String delivered, String waiting) {
    database.run("delete from forwarding");
    database.run("delete from forwarding_gap");
    database.run(
        """
        insert into forwarding (case_number, day, state, entered_at, attempts, next_attempt_at,
          failure, upstream_number, digest, delivered_at, upstream_state, upstream_state_at)
        values
          (?, current_date, 'delivered', now(), 1, now(), null, 'GD-2026-0041877', 'x', now(),
            'accepted', now()),
          (?, current_date, 'waiting', now(), 7, now() + interval '20 minutes', 'timeout', null,
            null, null, null, null)\
        """,
        delivered,
        waiting);
    database.run(
        """
        insert into forwarding_gap (day, case_number, sort, found_at, in_order_since)
        values (current_date - 1, ?, 'not-forwarded', now(), null),
          (current_date - 2, ?, 'missing-upstream', now(), now()),
          (current_date - 3, '', 'not-compared', now(), null)\
        """,
        waiting,
        delivered);
  }
}
