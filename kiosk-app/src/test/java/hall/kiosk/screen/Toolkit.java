// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The JavaFX toolkit without a display: scenes of any size lay out and paint in memory.
final class Toolkit {

  private static final CountDownLatch STARTED = start();

  private Toolkit() {}

  private static CountDownLatch start() {
    var started = new CountDownLatch(1);
    if (System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    Platform.setImplicitExit(false);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException alreadyRunning) {
      started.countDown();
    }
    return started;
  }

  /// Runs on the JavaFX thread and waits for the result.
  static <T> T on(Supplier<T> work) {
    var done = new CompletableFuture<T>();
    try {
      if (!STARTED.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("JavaFX did not start");
      }
      Platform.runLater(() -> {
        try {
          done.complete(work.get());
        } catch (RuntimeException | Error e) {
          done.completeExceptionally(e);
        }
      });
      return done.get(120, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
