// SPDX-License-Identifier: Apache-2.0
package hall.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineTest {

  @Test
  void whatIsLeftShrinksToZeroAndNoFurther() throws InterruptedException {
    var ticker = new HandTicker(0);
    var deadline = Deadline.after(Duration.ofMillis(100), ticker);
    ticker.pause(Duration.ofMillis(40));
    assertEquals(Duration.ofMillis(60), deadline.left());
    assertFalse(deadline.passed());
    ticker.pause(Duration.ofMillis(100));
    assertEquals(Duration.ZERO, deadline.left());
    assertTrue(deadline.passed());
  }

  @Test
  void aPauseEndsAtTheDeadline() throws InterruptedException {
    var ticker = new HandTicker(7);
    var deadline = Deadline.after(Duration.ofMillis(100), ticker);
    deadline.pause(Duration.ofMillis(30));
    assertEquals(Duration.ofMillis(70), deadline.left());
    deadline.pause(Duration.ofHours(1));
    assertEquals(100_000_007L, ticker.nanos());
  }

  @Test
  void theEarlierOfTwoMomentsCounts() {
    var deadline = Deadline.after(Duration.ofSeconds(1), new HandTicker(0));
    assertEquals(Duration.ofMillis(10), deadline.within(Duration.ofMillis(10)).left());
    assertEquals(Duration.ofSeconds(1), deadline.within(Duration.ofSeconds(5)).left());
  }

  @Test
  void aTickerThatWrapsAroundDoesNotMakeItWaitForEver() throws InterruptedException {
    var ticker = new HandTicker(Long.MAX_VALUE - 10);
    var deadline = Deadline.after(Duration.ofMillis(1), ticker);
    assertFalse(deadline.passed());
    assertEquals(Duration.ofMillis(1), deadline.left());
    ticker.pause(Duration.ofMillis(2));
    assertTrue(deadline.passed());
  }
}
