// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What presences do not tell: the changes of the last hour and how terminals' clocks go. Bounded;
/// not for several threads at once.
final class Recollection {
  static final Duration SPAN = Duration.ofHours(1);
  private static final int MOST_CHANGES = 64;

  private final Map<String, Deque<Presence.Transition>> changes = new HashMap<>();
  private final Map<String, Duration> ahead = new HashMap<>();

  void changed(String terminalId, Presence.Transition change) {
    Deque<Presence.Transition> known =
        changes.computeIfAbsent(terminalId, id -> new ArrayDeque<>());
    known.addLast(change);
    if (known.size() > MOST_CHANGES) {
      known.removeFirst();
    }
  }

  /// Compares the time in a report with the time of its arrival.
  void reported(String terminalId, Heartbeat report, Instant arrival) {
    Duration difference = ahead(report.sentAt(), arrival);
    if (difference == null) {
      ahead.remove(terminalId);
    } else {
      ahead.put(terminalId, difference);
    }
  }

  Sighting sighting(String terminalId, Presence presence, Instant now) {
    Deque<Presence.Transition> known = changes.get(terminalId);
    while (known != null && !known.isEmpty() && known.getFirst().at().isBefore(now.minus(SPAN))) {
      known.removeFirst();
    }
    return new Sighting(
        terminalId,
        presence,
        ahead.get(terminalId),
        known == null ? List.of() : List.copyOf(known));
  }

  private static @Nullable Duration ahead(@Nullable String sentAt, Instant arrival) {
    if (sentAt == null) {
      return null;
    }
    try {
      return Duration.between(arrival, OffsetDateTime.parse(sentAt).toInstant());
    } catch (DateTimeException | ArithmeticException unreadable) {
      return null;
    }
  }
}
