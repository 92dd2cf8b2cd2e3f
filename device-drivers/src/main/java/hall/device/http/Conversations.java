// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The conversations with one device, one at a time, each over connections of its own.
public final class Conversations implements AutoCloseable {

  /// What a driver says and hears during one operation.
  @FunctionalInterface
  public interface Conversation<T> {
    T with(DeviceHttp http) throws Stop, InterruptedException;
  }

  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable DeviceHttp current;
  private volatile boolean closed;

  /// Waits for its turn within the deadline (else the fault is `busy`) and holds the conversation.
  public <T> Outcome<T> hold(Deadline deadline, Conversation<T> conversation)
      throws InterruptedException {
    if (!turn.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
      return Outcome.faulted(Faults.busy("another operation is under way"));
    }
    try (var http = new DeviceHttp()) {
      current = http;
      if (closed) {
        return Outcome.faulted(Faults.disconnected("the device was closed"));
      }
      return Outcome.done(conversation.with(http));
    } catch (Stop stop) {
      return stop.outcome();
    } finally {
      current = null;
      turn.unlock();
    }
  }

  /// Ends the conversation under way with the fault `disconnected`, and every later one.
  @Override
  public void close() {
    closed = true;
    var http = current;
    if (http != null) {
      http.abort();
    }
  }
}
