// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.server.queue.TicketLife.Event;
import hall.server.queue.TicketLife.Step;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketLifeTest {
  /// Events as columns; a dot is a refusal.
  private static final String TABLE =
      """
      now       CALLED RECALLED BEGAN   FINISHED SKIPPED TRANSFERRED ENDED  DAY_OVER RENUMBERED
      WAITING   CALLED .        .       .        .       .           CLOSED CLOSED   WAITING
      CALLED    .      CALLED   SERVING FINISHED SKIPPED WAITING     .      SKIPPED  WAITING
      SERVING   .      .        .       FINISHED .       WAITING     .      FINISHED .
      FINISHED  .      .        .       .        .       .           .      .        .
      SKIPPED   .      CALLED   .       .        .       .           .      .        WAITING
      CLOSED    .      .        .       .        .       .           .      .        .
      """;

  @Test
  void everyEventInEveryStateDoesWhatTheTableSays() {
    String[] lines = TABLE.strip().split("\n", -1);
    String[] events = lines[0].split(" +", -1);
    assertEquals(TicketState.values().length, lines.length - 1);
    assertEquals(Event.values().length, events.length - 1);
    for (int row = 1; row < lines.length; row++) {
      String[] cells = lines[row].split(" +", -1);
      Map<Event, String> told = new EnumMap<>(Event.class);
      Map<Event, String> wanted = new EnumMap<>(Event.class);
      for (int column = 1; column < cells.length; column++) {
        Event event = Event.valueOf(events[column]);
        wanted.put(event, cells[column]);
        told.put(
            event,
            switch (TicketLife.next(TicketState.valueOf(cells[0]), event)) {
              case Step.Moved(TicketState to) -> to.name();
              case Step.Refused() -> ".";
            });
      }
      assertEquals(wanted, told, cells[0]);
    }
  }
}
