// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A piece of a page's work that another core does meanwhile: a citizen waits for the sum.
final class Meanwhile<T> {

  private final FutureTask<T> task;

  private Meanwhile(FutureTask<T> task) {
    this.task = task;
  }

  static <T> Meanwhile<T> does(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("page-meanwhile").start(task);
    return new Meanwhile<>(task);
  }

  /// Waits for its end.
  ///
  /// @throws IllegalStateException where the work failed
  T result() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
