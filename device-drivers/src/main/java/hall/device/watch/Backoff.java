// SPDX-License-Identifier: Apache-2.0
package hall.device.watch;

import java.time.Duration;

/// How long to leave a device alone that could not be reached: 1 s at first, twice as long each
/// time, 15 s at most, so that one that is plugged in again is back before a citizen despairs.
///
/// @param failures how often in a row it could not be reached, from 1
record Backoff(int failures) {

  static final Backoff NONE = new Backoff(0);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int DOUBLINGS = 4;

  Backoff failed() {
    return new Backoff(failures + 1);
  }

  /// Zero while nothing failed.
  Duration pause() {
    if (failures == 0) {
      return Duration.ZERO;
    }
    var pause = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
