// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Outcome;
import java.io.IOException;
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
  private final DeviceContext context;
  private final Operations operations;
  private volatile @Nullable Link link;
  private volatile boolean lost;
  private volatile boolean closed;

  public Line(DeviceUri uri, Endpoint endpoint, DeviceContext context) {
    this.endpoint = endpoint;
    this.context = context;
    this.operations = new Operations(uri, context, this::hangUp);
  }

  public Operations operations() {
    return operations;
  }

  /// The port or address that it leads to, in words.
  public String where() {
    return endpoint.toString();
  }

  /// Runs an operation when its turn comes; I/O errors end here, as the fault `disconnected`, and
  /// the next operation opens the line anew.
  public <T> Outcome<T> exclusively(String name, Deadline deadline, Operation<T> operation)
      throws InterruptedException {
    return operations.run(name, deadline, () -> settled(operation));
  }

  private <T> Outcome<T> settled(Operation<T> operation) throws InterruptedException {
    try {
      return operation.run();
    } catch (PortBusyException e) {
      return Outcome.faulted(Faults.busy(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      lost = true;
      hangUp();
      return Outcome.faulted(Faults.disconnected(String.valueOf(e.getMessage())));
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
        lost = true;
        hangUp();
      }
    }
    var answer = exchange.on(open(deadline));
    if (lost) {
      lost = false;
      operations.reconnected();
    }
    return answer;
  }

  private Link open(Deadline deadline) throws IOException, InterruptedException {
    if (closed) {
      throw new IOException("the device was closed");
    }
    var opened = endpoint.open(deadline, context.tracing());
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
