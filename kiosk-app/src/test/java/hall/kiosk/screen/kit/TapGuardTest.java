// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TapGuardTest {

  private final AtomicLong nanos = new AtomicLong();
  private final TapGuard guard = new TapGuard(nanos::get);

  @Test
  void aTrembleOnTheSameControlCountsOnce() {
    assertTrue(guard.accepts("proceed"));
    nanos.addAndGet(TapGuard.DOUBLE_STRIKE.toNanos() - 1);
    assertFalse(guard.accepts("proceed"));
  }

  @Test
  void aSecondTapHalfASecondLaterCounts() {
    assertTrue(guard.accepts("proceed"));
    nanos.addAndGet(TapGuard.DOUBLE_STRIKE.toNanos());
    assertTrue(guard.accepts("proceed"));
  }

  @Test
  void anotherControlIsNotDeaf() {
    assertTrue(guard.accepts("proceed"));
    assertTrue(guard.accepts("back"));
  }
}
