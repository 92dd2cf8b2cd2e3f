// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Draws which terminal is in which ring: by lot, but so that early rings take one terminal of many
/// halls rather than many of one. Pure for a seeded generator.
final class RingDraw {
  private RingDraw() {}

  /// Draws the ring of each terminal.
  ///
  /// @param halls the hall of each terminal
  /// @return the ring of each terminal, from 0
  static Map<String, Integer> draw(
      Map<String, String> halls, List<Integer> percents, RandomGenerator random) {
    List<String> order = order(halls, random);
    Map<String, Integer> rings = new HashMap<>();
    int placed = 0;
    for (int ring = 0; ring < percents.size(); ring++) {
      int share = (int) Math.ceil(order.size() * percents.get(ring) / 100.0);
      // Each ring has somebody as long as there is anybody left.
      int until = Math.min(order.size(), Math.max(share, placed + 1));
      while (placed < until) {
        rings.put(order.get(placed), ring);
        placed++;
      }
    }
    return rings;
  }

  /// One terminal of every hall, then the second one of every hall, and so on, each time by lot.
  private static List<String> order(Map<String, String> halls, RandomGenerator random) {
    Map<String, List<String>> byHall = new TreeMap<>();
    new TreeMap<>(halls)
        .forEach(
            (terminal, hall) -> byHall.computeIfAbsent(hall, _ -> new ArrayList<>()).add(terminal));
    byHall.values().forEach(terminals -> shuffle(terminals, random));
    List<String> order = new ArrayList<>();
    for (int turn = 0; order.size() < halls.size(); turn++) {
      List<String> round = new ArrayList<>();
      for (List<String> terminals : byHall.values()) {
        if (turn < terminals.size()) {
          round.add(terminals.get(turn));
        }
      }
      shuffle(round, random);
      order.addAll(round);
    }
    return order;
  }

  private static void shuffle(List<String> list, RandomGenerator random) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, random.nextInt(i + 1));
    }
  }
}
