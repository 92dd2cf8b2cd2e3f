// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Times as forms send them.
final class FormTime {
  private FormTime() {}

  /// What a browser sends of a date and a time, as a time of the hall; null for nothing. What
  /// cannot be read comes back as it was, for whoever refuses it.
  static @Nullable String inHall(@Nullable String local) {
    if (local == null || local.isBlank()) {
      return null;
    }
    try {
      return LocalDateTime.parse(local).atZone(HallTime.ZONE).toOffsetDateTime().toString();
    } catch (DateTimeException unreadable) {
      return local;
    }
  }
}
