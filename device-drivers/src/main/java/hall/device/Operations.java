// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The operations of one device: one at a time, cancellable, watched, counted and told.
///
/// Counters that every device has: one for each operation by its name (`read`, `status`), `faults`,
/// `noAnswers`, `busyMillis`, `reconnects`; drivers add what wears (`sheets`, `cuts`, `retries`).
public final class Operations {

  /// What an operation does once its turn has come.
  @FunctionalInterface
  public interface Work<T> {
    Outcome<T> run() throws InterruptedException;
  }

  private static final class Running {
    private final String name;
    private final Thread thread = Thread.currentThread();
    private final Deadline deadline;

    /// Why it was interrupted, if it was us.
    private @Nullable DeviceFault ended;

    Running(String name, Deadline deadline) {
      this.name = name;
      this.deadline = deadline;
    }
  }

  private final DeviceUri uri;
  private final DeviceContext context;
  private final Runnable letGo;
  private final Map<String, Long> counts = new TreeMap<>();
  private Semaphore turn = new Semaphore(1, true);
  private @Nullable Running running;

  /// @param letGo drops the way to the device at once, from any thread; what waits on it fails
  public Operations(DeviceUri uri, DeviceContext context, Runnable letGo) {
    this.uri = uri;
    this.context = context;
    this.letGo = letGo;
  }

  /// Runs an operation when its turn comes within its deadline, else the fault is `busy`.
  ///
  /// @param name a stable word for log and watchdog, such as `read`
  /// @throws InterruptedException when the calling thread was interrupted by somebody else than
  ///   [#cancel] and the watchdog
  public <T> Outcome<T> run(String name, Deadline deadline, Work<T> work)
      throws InterruptedException {
    var gate = gate();
    if (!gate.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
      return Outcome.faulted(Faults.busy("another operation holds the device"));
    }
    var own = new Running(name, deadline);
    begin(own);
    long began = context.ticker().nanos();
    try {
      var outcome = work.run();
      told(name, outcome, began);
      return outcome;
    } catch (InterruptedException e) {
      var why = ended(own);
      if (why.isEmpty()) {
        throw e;
      }
      Outcome<T> outcome = Outcome.faulted(why.get());
      told(name, outcome, began);
      return outcome;
    } finally {
      end(own);
      gate.release();
    }
  }

  private synchronized Semaphore gate() {
    return Claim.carriedFor(turn) ? Claim.carried().turn : turn;
  }

  private synchronized void begin(Running own) {
    running = own;
  }

  private synchronized Optional<DeviceFault> ended(Running own) {
    return Optional.ofNullable(own.ended);
  }

  /// An interruption of ours that came too late to be felt must not hit what the thread does next.
  private synchronized void end(Running own) {
    if (running == own) {
      running = null;
    }
    if (own.ended != null) {
      boolean _ = Thread.interrupted();
    }
  }

  private void told(String name, Outcome<?> outcome, long began) {
    long millis = Duration.ofNanos(context.ticker().nanos() - began).toMillis();
    count(name, 1);
    count("busyMillis", millis);
    var result =
        switch (outcome) {
          case Outcome.Done<?> _ -> "done";
          case Outcome.Faulted<?>(var fault) -> {
            count("faults", 1);
            yield fault.reason();
          }
          case Outcome.NoAnswer<?> _ -> {
            count("noAnswers", 1);
            yield "no-answer";
          }
        };
    note(
        DeviceEvent.Type.OPERATION,
        "operation",
        name,
        "result",
        result,
        "millis",
        Long.toString(millis));
  }

  /// Takes the device for several operations; the fault is `busy` where somebody else has it.
  public Outcome<Claim> claim(Deadline deadline) throws InterruptedException {
    Semaphore gate;
    synchronized (this) {
      gate = turn;
    }
    return gate.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)
        ? Outcome.done(new Claim(gate))
        : Outcome.faulted(Faults.busy("claimed by another"));
  }

  /// Ends the operation that runs now, from another thread, with the fault `canceled`; what it has
  /// begun at the device is withdrawn by its driver. Without one it does nothing.
  public void cancel() {
    interrupt(Faults.canceled());
  }

  private synchronized void interrupt(DeviceFault why) {
    var own = running;
    if (own != null && own.ended == null) {
      own.ended = why;
      own.thread.interrupt();
    }
  }

  /// Looks for an operation that is past its deadline by more than `patience`: at first it is
  /// interrupted, with the fault `stuck`; one that was interrupted and goes on for twice as long is
  /// abandoned, so that the next operation finds a free device.
  public void guard(Duration patience) {
    Running stuck;
    boolean again;
    synchronized (this) {
      stuck = running;
      if (stuck == null || overdue(stuck).compareTo(patience) < 0) {
        return;
      }
      again = stuck.ended != null;
      if (again && overdue(stuck).compareTo(patience.multipliedBy(2)) < 0) {
        return;
      }
      if (again) {
        running = null;
        turn = new Semaphore(1, true);
      }
    }
    if (again) {
      note(DeviceEvent.Type.ABANDONED, "operation", stuck.name);
      letGo.run();
    } else {
      note(DeviceEvent.Type.STUCK, "operation", stuck.name);
      interrupt(Faults.stuck(stuck.name));
    }
  }

  private static Duration overdue(Running own) {
    var deadline = own.deadline;
    return Duration.ofNanos(deadline.ticker().nanos() - deadline.atNanos());
  }

  /// Adds to a counter of wear.
  public synchronized void count(String counter, long more) {
    counts.merge(counter, more, Long::sum);
  }

  /// What was counted since the device was opened.
  public synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /// The way to the device stands again after a loss.
  public void reconnected() {
    count("reconnects", 1);
    note(DeviceEvent.Type.RECONNECTED);
  }

  private void note(DeviceEvent.Type type, String... fields) {
    context.log().note(DeviceEvent.of(uri, type, fields));
  }
}
