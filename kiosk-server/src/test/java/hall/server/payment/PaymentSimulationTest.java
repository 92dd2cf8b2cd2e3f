// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.payment.PaymentWorld.Story;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No money is lost, whoever dies when.
class PaymentSimulationTest {
  private static final int SEEDS = 60;

  @ParameterizedTest
  @EnumSource
  void theServerMayDieBetweenAnyTwoSteps(Story story) {
    PaymentWorld calm = new PaymentWorld(story, Integer.MAX_VALUE, 1).run();
    PaymentState end = calm.check();
    assertEquals(expected(story), end);
    assertTrue(calm.points() > 5, "There are points to die at");
    for (int deadly = 0; deadly < Math.min(calm.points(), 40); deadly++) {
      assertTrue(
          possible(story).contains(new PaymentWorld(story, deadly, 1).run().check()),
          story + " dying at " + deadly);
    }
  }

  @ParameterizedTest
  @EnumSource
  void linesLoseThingsServersOvertakeEachOtherAndAnythingDies(Story story) {
    Map<PaymentState, Integer> ends = new EnumMap<>(PaymentState.class);
    for (int seed = 0; seed < SEEDS; seed++) {
      ends.merge(new PaymentWorld(story, -1, seed).run().check(), 1, Integer::sum);
    }
    assertTrue(ends.containsKey(expected(story)), ends::toString);
    assertTrue(possible(story).containsAll(ends.keySet()), ends::toString);
  }

  @Test
  void everyStoryHasItsEnd() {
    Set<PaymentState> ends = EnumSet.noneOf(PaymentState.class);
    for (Story story : Story.values()) {
      ends.add(expected(story));
    }
    assertEquals(EnumSet.of(PaymentState.PAID, PaymentState.NOT_PAID, PaymentState.REFUNDED), ends);
  }

  /// Where nothing goes wrong.
  private static PaymentState expected(Story story) {
    return switch (story) {
      case PAYS, PAYS_AND_LEAVES, PAYS_TWICE -> PaymentState.PAID;
      case DECLINED, NEVER_PAYS, GIVES_UP, GIVES_UP_AT_ONCE -> PaymentState.NOT_PAID;
      case PAYS_LATE, PAYS_ANOTHER_AMOUNT, PAYS_LATE_AND_IS_REFUSED -> PaymentState.REFUNDED;
    };
  }

  /// A code that came too late to be seen is never paid.
  private static Set<PaymentState> possible(Story story) {
    return EnumSet.of(expected(story), PaymentState.NOT_PAID);
  }
}
