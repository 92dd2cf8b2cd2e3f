// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.Outcome;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The way to one device: opened on demand, reopened after a loss, used by one operation at a time.
public final class Line implements AutoCloseable {

  /// A whole device operation.
  @FunctionalInterface
  public interface Operation<T> {
    Outcome<T> run() throws IOException, InterruptedException;
  }

  /// Something to say on an open link that does no harm when it is said twice.
  @FunctionalInterface
  public interface Exchange<T> {
    T on(Link link) throws IOException, InterruptedException;
  }

  private final Endpoint endpoint;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile @Nullable Link link;
  private volatile boolean closed;

  public Line(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /// Runs an operation when its turn comes; I/O errors end here, as the fault `disconnected`, and
  /// the next operation opens the line anew.
  public <T> Outcome<T> exclusively(Deadline deadline, Operation<T> operation)
      throws InterruptedException {
    if (!turn.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
      return Outcome.faulted(Faults.busy("another operation holds the device"));
    }
    try {
      return operation.run();
    } catch (PortBusyException e) {
      return Outcome.faulted(Faults.busy(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      hangUp();
      return Outcome.faulted(Faults.disconnected(String.valueOf(e.getMessage())));
    } finally {
      turn.unlock();
    }
  }

  /// Starts a conversation: on the link that is still open from an earlier one, and if that turns
  /// out to be dead, on a new one.
  public <T> T first(Deadline deadline, Exchange<T> exchange)
      throws IOException, InterruptedException {
    var kept = link;
    if (kept != null) {
      try {
        return exchange.on(kept);
      } catch (IOException e) {
        hangUp();
      }
    }
    return exchange.on(open(deadline));
  }

  private Link open(Deadline deadline) throws IOException, InterruptedException {
    if (closed) {
      throw new IOException("the device was closed");
    }
    var opened = endpoint.open(deadline);
    link = opened;
    if (closed) {
      // close() came while the line was being opened and did not see it.
      opened.close();
    }
    return opened;
  }

  /// Drops the link, so that the next conversation starts on a new one.
  public void hangUp() {
    var open = link;
    link = null;
    if (open != null) {
      open.close();
    }
  }

  /// Ends what runs with the fault `disconnected` and lets nothing start any more.
  @Override
  public void close() {
    closed = true;
    hangUp();
  }
}
