// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The device and server work that runs now, each on a virtual thread of its own, by its number.
final class Operations {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  private final Map<Long, Thread> running = new ConcurrentHashMap<>();
  private final Thread.UncaughtExceptionHandler onBug;

  /// @param onBug what to do about an exception that nobody expected
  Operations(Thread.UncaughtExceptionHandler onBug) {
    this.onBug = onBug;
  }

  /// Work that a cancel interrupts.
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  void start(long operation, String name, Work work) {
    var thread =
        Thread.ofVirtual()
            .name(name + "-" + operation)
            .uncaughtExceptionHandler(onBug)
            .unstarted(() -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                LOG.log(Level.INFO, "operation-cancelled {0} {1}", name, operation);
              } finally {
                running.remove(operation, Thread.currentThread());
              }
            });
    running.put(operation, thread);
    thread.start();
  }

  void cancel(long operation) {
    var thread = running.get(operation);
    if (thread != null) {
      thread.interrupt();
    }
  }

  void cancelAll() {
    running.values().forEach(Thread::interrupt);
  }
}
