// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// Something that happens while the test waits for something else.
final class Later implements AutoCloseable {

  /// Long enough for the other thing to have begun to wait.
  private static final long PAUSE_MILLIS = 300;

  private final FutureTask<String> task;
  private final Thread thread;

  Later(Callable<String> what) {
    task =
        new FutureTask<>(() -> {
          Thread.sleep(PAUSE_MILLIS);
          return what.call();
        });
    thread = Thread.ofPlatform().daemon().name("later").start(task);
  }

  /// Waits for it, and throws what it threw.
  void join() throws Exception {
    task.get();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
