// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Times taken by many threads, in milliseconds.
final class Latencies {
  private final double[] millis;
  private final AtomicInteger next = new AtomicInteger();

  Latencies(int most) {
    millis = new double[most];
  }

  void add(long nanos) {
    int place = next.getAndIncrement();
    if (place < millis.length) {
      millis[place] = nanos / 1e6;
    }
  }

  int count() {
    return Math.min(next.get(), millis.length);
  }

  /// The time that `percent` of all do not exceed; 0 when there are none.
  double percentile(double percent) {
    double[] sorted = Arrays.copyOf(millis, count());
    if (sorted.length == 0) {
      return 0;
    }
    Arrays.sort(sorted);
    int place = (int) Math.ceil(percent / 100 * sorted.length) - 1;
    return sorted[Math.max(0, place)];
  }
}
