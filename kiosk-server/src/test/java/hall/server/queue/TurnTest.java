// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.queue.Turn.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnTest {
  private static final Instant NINE = Instant.parse("2026-11-02T01:00:00Z");

  private static final List<Lane> AT_A_TERMINAL =
      List.of(Lane.ORDINARY, Lane.ELDERLY, Lane.DISABLED);

  private static Waiting waiting(int number, Lane lane, int minute) {
    return new Waiting(new UUID(0, number), number, lane, NINE.plusSeconds(60L * minute));
  }

  private static List<Integer> numbers(List<Waiting> order) {
    return order.stream().map(Waiting::number).toList();
  }

  @Test
  void twoWithPriorityThenOneWithout() {
    List<Waiting> line =
        List.of(
            waiting(1, Lane.ORDINARY, 0),
            waiting(2, Lane.ORDINARY, 1),
            waiting(3, Lane.ELDERLY, 2),
            waiting(4, Lane.DISABLED, 3),
            waiting(5, Lane.ELDERLY, 4));
    Instant now = NINE.plusSeconds(600);
    assertEquals(List.of(3, 4, 1, 5, 2), numbers(Turn.order(line, 0, now)));
    assertEquals(List.of(1, 3, 4, 2, 5), numbers(Turn.order(line, 2, now)));
  }

  @Test
  void whoBookedGoesByTheBookedTimeAndEarlyOnlyWhereNobodyElseWaits() {
    List<Waiting> line = List.of(waiting(1, Lane.ORDINARY, 0), waiting(2, Lane.BOOKED, 30));
    assertEquals(List.of(1, 2), numbers(Turn.order(line, 0, NINE.plusSeconds(60))));
    assertEquals(List.of(2, 1), numbers(Turn.order(line, 0, NINE.plusSeconds(1800))));
  }

  /// Draws comings and calls, and looks at every call.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void nobodyWaitsForEverAndPriorityMeansSomething(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Waiting> line = new ArrayList<>();
    List<Boolean> preferredWhileOrdinaryWaited = new ArrayList<>();
    HashSet<UUID> called = new HashSet<>();
    int streak = 0;
    int number = 0;
    for (int minute = 0; minute < 600; minute++) {
      for (int i = random.nextInt(3); i > 0; i--) {
        number++;
        Lane lane = AT_A_TERMINAL.get(random.nextInt(3));
        line.add(waiting(number, lane, minute));
      }
      if (line.isEmpty()) {
        continue;
      }
      List<Waiting> order = Turn.order(line, streak, NINE.plusSeconds(60L * minute));
      assertEquals(line.size(), new HashSet<>(order).size(), "each once");
      Waiting next = order.getFirst();
      boolean ordinaryWaits = line.stream().anyMatch(each -> !each.lane().preferred());
      boolean preferredWaits = line.stream().anyMatch(each -> each.lane().preferred());
      if (ordinaryWaits && preferredWaits) {
        preferredWhileOrdinaryWaited.add(next.lane().preferred());
      } else {
        preferredWhileOrdinaryWaited.clear();
      }
      int size = preferredWhileOrdinaryWaited.size();
      if (size >= 3) {
        long preferred =
            preferredWhileOrdinaryWaited.subList(size - 3, size).stream()
                .filter(each -> each)
                .count();
        assertEquals(2, preferred, "of three who are called while both wait");
      }
      assertEquals(
          line.stream()
              .filter(each -> each.lane().preferred() == next.lane().preferred())
              .min(Comparator.comparing(Waiting::ready).thenComparingInt(Waiting::number))
              .orElseThrow(),
          next,
          "by time among equals");
      line.remove(next);
      assertTrue(called.add(next.id()), "nobody twice");
      streak = Turn.streak(streak, next.lane());
    }
    assertTrue(called.size() > 400);
  }

  /// What the order promises is what happens, as long as nobody else comes.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void peopleAheadAreThoseWhoAreCalledBefore(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Waiting> line = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      line.add(waiting(i, AT_A_TERMINAL.get(random.nextInt(3)), random.nextInt(60)));
    }
    Instant now = NINE.plusSeconds(3600);
    int streak = random.nextInt(4);
    List<Waiting> promised = Turn.order(line, streak, now);
    for (Waiting each : promised) {
      Waiting next = Turn.order(line, streak, now).getFirst();
      assertEquals(each, next);
      line.remove(next);
      streak = Turn.streak(streak, next.lane());
    }
  }
}
