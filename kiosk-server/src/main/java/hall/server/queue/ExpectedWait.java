// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long somebody will probably wait, by what this day has shown. Pure.
final class ExpectedWait {
  /// With fewer the day has not shown anything yet.
  static final int ENOUGH = 5;

  private ExpectedWait() {}

  /// Whole minutes: the people ahead, times the median of today's visits, shared by the windows at
  /// work. Null where nobody can know yet: too few were served, or no window works.
  ///
  /// @param served how long each lasted from the call to the end
  static @Nullable Integer minutes(int ahead, List<Duration> served, int windows) {
    if (served.size() < ENOUGH || windows < 1) {
      return null;
    }
    List<Duration> sorted = served.stream().sorted().toList();
    int middle = sorted.size() / 2;
    Duration median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    long seconds = median.toSeconds() * ahead / windows;
    return (int) ((seconds + 59) / 60);
  }
}
