// SPDX-License-Identifier: Apache-2.0
package hall.server.message;

import hall.server.HallTime;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/// When messages go out: nobody is woken between nine in the evening and eight in the morning of
/// the halls. Pure.
public final class Daytime {
  private static final LocalTime BEGIN = LocalTime.of(8, 0);
  private static final LocalTime END = LocalTime.of(21, 0);

  private Daytime() {}

  public static boolean is(Instant now) {
    LocalTime time = now.atZone(HallTime.ZONE).toLocalTime();
    return !time.isBefore(BEGIN) && time.isBefore(END);
  }

  /// The same moment by day, else the next morning.
  public static Instant from(Instant moment) {
    if (is(moment)) {
      return moment;
    }
    ZonedDateTime there = moment.atZone(HallTime.ZONE);
    ZonedDateTime morning = there.with(BEGIN);
    return (morning.isAfter(there) ? morning : morning.plusDays(1)).toInstant();
  }
}
