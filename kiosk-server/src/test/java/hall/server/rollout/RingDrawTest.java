// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RingDrawTest {
  private static Map<String, String> fleet(int halls, int each) {
    Map<String, String> fleet = new HashMap<>();
    for (int hall = 0; hall < halls; hall++) {
      for (int terminal = 0; terminal < each; terminal++) {
        fleet.put("t-" + hall + "-" + terminal, "h-" + hall);
      }
    }
    return fleet;
  }

  private static long size(Map<String, Integer> rings, int ring) {
    return rings.values().stream().filter(each -> each == ring).count();
  }

  @Test
  void ringsAreAsLargeAsThePlanSays() {
    Map<String, Integer> rings =
        RingDraw.draw(fleet(100, 10), List.of(1, 10, 50, 100), new SplittableRandom(7));
    assertEquals(10, size(rings, 0));
    assertEquals(90, size(rings, 1));
    assertEquals(400, size(rings, 2));
    assertEquals(500, size(rings, 3));
  }

  @Test
  void eachRingHasSomebodyWhileThereIsAnybody() {
    Map<String, Integer> rings =
        RingDraw.draw(fleet(1, 3), List.of(1, 2, 3, 100), new SplittableRandom(7));
    assertEquals(Set.of(0, 1, 2), new HashSet<>(rings.values()));
    assertEquals(
        Map.of("t-0-0", 0), RingDraw.draw(fleet(1, 1), List.of(1, 100), new SplittableRandom(1)));
    assertEquals(Map.of(), RingDraw.draw(Map.of(), List.of(1, 100), new SplittableRandom(1)));
  }

  @Test
  void earlyRingsTakeOneTerminalOfManyHalls() {
    Map<String, String> fleet = fleet(50, 10);
    Map<String, Integer> rings = RingDraw.draw(fleet, List.of(10, 100), new SplittableRandom(3));
    Set<String> halls = new HashSet<>();
    rings.forEach((terminal, ring) -> {
      if (ring == 0) {
        halls.add(fleet.get(terminal));
      }
    });
    assertEquals(50, halls.size());
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertEquals(
        RingDraw.draw(fleet(9, 7), List.of(5, 100), new SplittableRandom(42)),
        RingDraw.draw(fleet(9, 7), List.of(5, 100), new SplittableRandom(42)));
  }
}
