// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.winscard.PcscException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.smartcardio.CardException;
import org.jspecify.annotations.Nullable;

/// The thread on which the functions of PC/SC run, because most of them end when they like: a card
/// that says nothing, or a pcscd that was stopped, holds its caller for ever.
final class CardThread {

  /// Something that a function of PC/SC is called for.
  @FunctionalInterface
  interface Call<T> {
    T run() throws CardException;
  }

  /// How to end a call from outside.
  @FunctionalInterface
  interface Stop {
    void now() throws CardException;

    /// There is no way.
    Stop NONE = () -> {};
  }

  /// A call that was told its time-out, or to stop, comes back this soon.
  private static final Duration GRACE = Duration.ofMillis(500);

  /// A stop that comes before its call has begun to wait is lost, so it is said again.
  private static final long STOP_AGAIN_MILLIS = 20;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("smart-card").factory());

  private volatile boolean stuck;

  /// Runs a call to its end, or until it is late.
  ///
  /// @param deadline when it should have come back by itself
  /// @throws TimeoutException when it did not and can't be stopped; then this thread is lost
  <T> T call(Call<T> call, Deadline deadline, Stop stop)
      throws CardTrouble, InterruptedException, TimeoutException {
    var task = new FutureTask<>(call::run);
    thread.execute(task);
    var patience = stop.equals(Stop.NONE) ? deadline.left() : deadline.left().plus(GRACE);
    try {
      return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      stuck = true;
      throw e;
    } catch (InterruptedException e) {
      end(task, stop, Deadline.after(GRACE, deadline.ticker()));
      throw e;
    } catch (ExecutionException e) {
      throw trouble(e.getCause());
    }
  }

  private static CardTrouble trouble(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> throw new IllegalStateException("a call of PC/SC");
      case PcscException e -> PcscFaults.of(e);
      case CardException e when e.getCause() instanceof PcscException inner -> PcscFaults.of(inner);
      case CardException e -> CardTrouble.of(Faults.protocol(String.valueOf(e.getMessage())));
      case Error e -> throw e;
      default -> throw new IllegalStateException("a call of PC/SC", cause);
    };
  }

  /// A command to a card that comes to its end leaves a card that can be let go of.
  private void end(FutureTask<?> task, Stop stop, Deadline patience) {
    boolean interrupted = false;
    while (!task.isDone() && !patience.passed()) {
      try {
        stop.now();
        var _ = task.get(STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not yet: said again at once.
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException | CardException e) {
        break;
      }
    }
    stuck = !task.isDone();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether a call holds this thread that nobody waits for any more.
  boolean stuck() {
    return stuck;
  }

  /// Ends the thread after a last call, as soon as what runs now is over.
  void end(Runnable last) {
    thread.execute(last);
    thread.shutdown();
  }
}
