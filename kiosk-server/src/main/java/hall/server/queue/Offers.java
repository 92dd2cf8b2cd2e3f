// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.queue.QueueResource.Group;
import hall.server.queue.QueueResource.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a terminal can offer who wants a number: the groups of its hall with their lines.
@ApplicationScoped
class Offers {
  private final Database database;
  private final WindowGroups groups;
  private final Line line;
  private final InstantSource clock;

  Offers(Database database, WindowGroups groups, Line line, InstantSource clock) {
    this.database = database;
    this.groups = groups;
    this.line = line;
    this.clock = clock;
  }

  Offer to(String terminalId) {
    List<WindowGroup> here = groups.atTerminal(terminalId);
    Instant now = clock.instant();
    LocalDate day = Tickets.day(now);
    return database.transaction(sql -> {
      List<Group> shown = new ArrayList<>();
      for (WindowGroup group : here) {
        shown.add(shown(group, line.of(sql, group.id(), day, now), now));
      }
      return new Offer(HallTime.at(now), day, shown);
    });
  }

  private Group shown(WindowGroup group, Line.Standing standing, Instant now) {
    OpeningHours.Doors doors = groups.doors(group, now);
    int waiting = standing.order().size();
    return new Group(
        group.id(),
        group.prefix(),
        group.name(),
        group.items(),
        doors.standing().word(),
        QueueResource.at(doors.opens()),
        QueueResource.at(doors.lastTicket()),
        QueueResource.at(doors.closes()),
        waiting,
        standing.minutes(waiting),
        group.priorityAge(),
        group.slotPlaces() > 0);
  }
}
