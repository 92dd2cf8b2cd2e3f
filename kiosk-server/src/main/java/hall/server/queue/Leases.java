// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Numbers that a terminal keeps for the time when it cannot ask: of today, or of tomorrow for who
/// may be alone when the day begins.
@ApplicationScoped
public class Leases {
  private final Database database;
  private final Tickets tickets;
  private final Series series;
  private final InstantSource clock;

  Leases(Database database, Tickets tickets, Series series, InstantSource clock) {
    this.database = database;
    this.tickets = tickets;
    this.series = series;
    this.clock = clock;
  }

  /// The block of this name. Problems: `window-group-unknown`, `lease-defective`, `lease-differs`,
  /// `numbers-used-up`.
  Series.Lease lease(UUID id, String terminalId, long groupId, LocalDate day) {
    WindowGroup group = tickets.group(terminalId, groupId);
    Instant now = clock.instant();
    LocalDate today = Tickets.day(now);
    if (!day.equals(today) && !day.equals(today.plusDays(1))) {
      throw Problem.of(422, "lease-defective", "Correct the listed fields.")
          .with(List.of(new Defect("$.day", "Today or tomorrow by the hall's time.")))
          .asException();
    }
    return database.transaction(
        sql -> series.lease(sql, id, terminalId, groupId, day, group.leaseSize(), now));
  }

  /// Takes back what was not used; safe to repeat. Problems: `lease-unknown`, `lease-differs`.
  void giveBack(UUID id, String terminalId, int nextUnused) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      series.giveBack(sql, id, terminalId, nextUnused, now);
      return true;
    });
  }
}
