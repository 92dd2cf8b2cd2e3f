// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.Outcome;
import java.util.Optional;

/// Ends a conversation with a device from any depth; [Conversations] turns it into an outcome, so
/// it never leaves a driver.
///
/// A stop without a fault is a deadline that passed.
public final class Stop extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Optional<DeviceFault> fault;

  private Stop(Optional<DeviceFault> fault) {
    super(fault.map(DeviceFault::reason).orElse("no answer"), null, false, false);
    this.fault = fault;
  }

  public static Stop because(DeviceFault fault) {
    return new Stop(Optional.of(fault));
  }

  public static Stop late() {
    return new Stop(Optional.empty());
  }

  /// The whole answer, or the stop that its absence means.
  public static Reply.Answer unlessWhole(Reply reply) throws Stop {
    return switch (reply) {
      case Reply.Answer answer -> answer;
      case Reply.Lost(var raw) -> throw because(Faults.disconnected(raw));
      case Reply.Cut(var raw) -> throw because(Faults.truncated(raw));
      case Reply.TooLong(var raw) -> throw because(Faults.protocol(raw));
      case Reply.Late() -> throw late();
    };
  }

  /// Why, unless a deadline passed.
  public Optional<DeviceFault> fault() {
    return fault;
  }

  <T> Outcome<T> outcome() {
    return fault.<Outcome<T>>map(Outcome::faulted).orElseGet(Outcome::noAnswer);
  }
}
