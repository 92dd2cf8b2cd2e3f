// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/// Whose turn it is. Pure.
///
/// Who has priority (old, disabled, or booked for a time that has come) goes first, but never more
/// than two in a row while somebody without priority waits: so of three who are called at least one
/// has no priority, and nobody waits for ever. Within each of both lines it goes by time: when the
/// ticket was taken, or the time that was booked. Who booked and came early is called early only
/// where nobody else waits.
public final class Turn {
  static final int IN_A_ROW = 2;

  private static final Comparator<Waiting> BY_TIME =
      Comparator.comparing(Waiting::ready)
          .thenComparingInt(Waiting::number)
          .thenComparing(Waiting::id);

  private Turn() {}

  /// Somebody who waits.
  ///
  /// @param ready since when: taken, or booked for
  public record Waiting(UUID id, int number, Lane lane, Instant ready) {}

  /// All who wait, in the order in which they would be called if nobody else came.
  ///
  /// @param streak how many with priority were called in a row just before
  static List<Waiting> order(Collection<Waiting> waiting, int streak, Instant now) {
    Deque<Waiting> preferred = new ArrayDeque<>();
    Deque<Waiting> ordinary = new ArrayDeque<>();
    List<Waiting> early = new ArrayList<>();
    for (Waiting each : waiting.stream().sorted(BY_TIME).toList()) {
      if (each.lane() == Lane.BOOKED && each.ready().isAfter(now)) {
        early.add(each);
      } else if (each.lane().preferred()) {
        preferred.add(each);
      } else {
        ordinary.add(each);
      }
    }
    List<Waiting> order = new ArrayList<>();
    int row = streak;
    while (!preferred.isEmpty() || !ordinary.isEmpty()) {
      boolean first = ordinary.isEmpty() || (!preferred.isEmpty() && row < IN_A_ROW);
      order.add(first ? preferred.remove() : ordinary.remove());
      row = first ? row + 1 : 0;
    }
    order.addAll(early);
    return order;
  }

  /// The streak after somebody of this lane was called.
  static int streak(int before, Lane called) {
    return called.preferred() ? before + 1 : 0;
  }
}
