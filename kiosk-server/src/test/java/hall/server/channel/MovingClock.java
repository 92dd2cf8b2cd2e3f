// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import hall.server.HallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/// Time that only one test moves.
public final class MovingClock implements InstantSource {
  private volatile Instant now = Instant.EPOCH;

  @Override
  public Instant instant() {
    return now;
  }

  /// Where another clock stands.
  public void set(Instant moment) {
    now = moment.truncatedTo(ChronoUnit.SECONDS);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /// The next time that it is so late in the halls.
  public void passUntil(LocalTime time) {
    var there = now.atZone(HallTime.ZONE);
    var then = there.with(time);
    now = (then.isAfter(there) ? then : then.plusDays(1)).toInstant();
  }
}
