// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void pausesDoubleUpToHalfAMinuteAndNeverMeet() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      for (int failures = 1; failures < 40; failures++) {
        long longest = Math.min(30_000, 1000L << Math.min(failures - 1, 10));
        long millis = Backoff.after(failures, random).toMillis();
        assertTrue(millis >= longest / 2 && millis <= longest, failures + ": " + millis);
      }
    }
    var spread =
        new SplittableRandom(7)
            .ints(100, 0, Integer.MAX_VALUE)
            .mapToObj(seed -> Backoff.jittered(Duration.ofSeconds(30), new SplittableRandom(seed)))
            .distinct()
            .count();
    assertTrue(spread > 90, "terminals that start together knock apart");
  }
}
