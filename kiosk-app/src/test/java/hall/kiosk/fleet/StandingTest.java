// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.journey.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

  @Test
  void itIsToldWhenItChangesAndOnlyThen() {
    var told = new ArrayList<Event>();
    var standing = new Standing(told::add);
    standing.taken();
    standing.refused(Optional.empty());
    assertEquals(List.of(), told);
    standing.refused(Optional.of("t-1"));
    standing.refused(Optional.of("t-1"));
    standing.taken();
    standing.taken();
    assertEquals(
        List.of(new Event.Stranger(Optional.of("t-1")), new Event.Stranger(Optional.empty())),
        told);
  }
}
