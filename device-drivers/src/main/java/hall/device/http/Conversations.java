// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The conversations with one device, one at a time, each over connections of its own.
public final class Conversations implements AutoCloseable {

  /// What a driver says and hears during one operation.
  @FunctionalInterface
  public interface Conversation<T> {
    T with(DeviceHttp http) throws Stop, InterruptedException;
  }

  private final DeviceContext context;
  private final Optional<Trust> trust;
  private final Operations operations;
  private volatile @Nullable DeviceHttp current;
  private volatile boolean lost;
  private volatile boolean closed;

  /// With a device that is spoken to in the clear.
  public Conversations(DeviceUri uri, DeviceContext context) {
    this(uri, context, Optional.empty());
  }

  /// @param trust whom to believe, for a device that is spoken to over TLS
  public Conversations(DeviceUri uri, DeviceContext context, Optional<Trust> trust) {
    this.context = context;
    this.trust = trust;
    this.operations = new Operations(uri, context, this::letGo);
  }

  public Operations operations() {
    return operations;
  }

  /// Waits for its turn within the deadline (else the fault is `busy`) and holds the conversation.
  public <T> Outcome<T> hold(String name, Deadline deadline, Conversation<T> conversation)
      throws InterruptedException {
    return operations.run(name, deadline, () -> told(held(conversation)));
  }

  private <T> Outcome<T> held(Conversation<T> conversation) throws InterruptedException {
    try (var http = new DeviceHttp(context.tracing(), trust)) {
      current = http;
      if (closed) {
        return Outcome.faulted(Faults.disconnected("the device was closed"));
      }
      return Outcome.done(conversation.with(http));
    } catch (Stop stop) {
      return stop.outcome();
    } finally {
      current = null;
    }
  }

  /// A device has no lasting connection here: it is back when it answers after it could not be
  /// reached.
  private <T> Outcome<T> told(Outcome<T> outcome) {
    boolean gone =
        outcome instanceof Outcome.Faulted<T>(var fault) && fault.reason().equals("disconnected");
    if (lost && !gone && !(outcome instanceof Outcome.NoAnswer<T>)) {
      operations.reconnected();
    }
    lost = gone || (lost && outcome instanceof Outcome.NoAnswer<T>);
    return outcome;
  }

  /// Ends the conversation under way with the fault `disconnected`, and every later one.
  @Override
  public void close() {
    closed = true;
    letGo();
  }

  private void letGo() {
    var http = current;
    if (http != null) {
      http.abort();
    }
  }
}
