// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import java.util.Optional;
import java.util.function.Supplier;

/// A request that is on its way while the caller does something else.
public final class Sending {

  private final Supplier<Optional<Reply>> reply;
  private final Runnable cancel;

  Sending(Supplier<Optional<Reply>> reply, Runnable cancel) {
    this.reply = reply;
    this.cancel = cancel;
  }

  /// The answer, once there is one.
  public Optional<Reply> reply() {
    return reply.get();
  }

  /// Breaks it off.
  public void cancel() {
    cancel.run();
  }
}
