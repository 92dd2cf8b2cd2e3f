// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// The civil time of the halls; case numbers and promises count its days.
public final class HallTime {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private HallTime() {}

  /// An instant as it stands in JSON, in milliseconds.
  public static OffsetDateTime at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE).toOffsetDateTime();
  }
}
