// SPDX-License-Identifier: Apache-2.0
package hall.device.picture;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Arrays of samples that the next page of the same size uses again: in colours one has 26 MB, and
/// a small heap that makes a new one for each page is collected as a whole for each.
///
/// What lies here is empty, and goes with the next full collection of the heap.
final class Spares {

  /// A page in gray, in colours, and straightened.
  private static final int MOST = 3;

  /// Smaller ones cost nothing.
  private static final int LEAST_BYTES = 1 << 20;

  private static final Deque<WeakReference<byte[]>> SPARES = new ArrayDeque<>();

  private Spares() {}

  /// Holding zeros.
  static byte[] take(int length) {
    synchronized (SPARES) {
      for (var each : SPARES) {
        var spare = each.get();
        if (spare != null && spare.length == length) {
          SPARES.remove(each);
          return spare;
        }
      }
    }
    return new byte[length];
  }

  /// Nobody uses it any more; what it held is gone.
  ///
  /// @throws IllegalStateException for one that lies here already
  static void give(byte[] samples) {
    if (samples.length < LEAST_BYTES) {
      return;
    }
    Arrays.fill(samples, (byte) 0);
    synchronized (SPARES) {
      if (SPARES.stream().anyMatch(each -> each.refersTo(samples))) {
        throw new IllegalStateException("left twice");
      }
      SPARES.removeIf(each -> each.refersTo(null));
      if (SPARES.size() == MOST) {
        SPARES.removeFirst();
      }
      SPARES.addLast(new WeakReference<>(samples));
    }
  }
}
