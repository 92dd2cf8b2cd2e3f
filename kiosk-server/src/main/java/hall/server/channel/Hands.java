// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// What is sent at the same time, each on a thread of its own: what takes long holds up neither the
/// others nor the next round.
public final class Hands {
  private static final int MOST_AT_ONCE = 16;

  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  /// Begins with what is due and tells with which threads.
  ///
  /// @param claim gives at most so many, which nobody else gets
  public <T> List<Thread> begin(IntFunction<List<T>> claim, Consumer<T> send) {
    int open = free.drainPermits();
    List<T> due = List.of();
    try {
      due = open == 0 ? List.of() : claim.apply(open);
    } finally {
      free.release(open - due.size());
    }
    return due.stream()
        .map(each ->
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    send.accept(each);
                  } finally {
                    free.release();
                  }
                }))
        .toList();
  }
}
