// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.DeviceFault;
import hall.device.DeviceState;
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
      case Reply.Untrusted(var sha256) -> throw because(untrusted(sha256));
      case Reply.Late() -> throw late();
    };
  }

  private static DeviceFault untrusted(String sha256) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "certificate-untrusted",
        DeviceFault.Owner.ENGINEER,
        DeviceFault.Action.MAINTENANCE,
        new DeviceFault.Message(
            "设备证书不可信，请维护人员核对指纹后写入地址。",
            "The device's certificate is not trusted: compare its fingerprint and pin it in the address."),
        "fingerprint=" + sha256);
  }

  /// Why, unless a deadline passed.
  public Optional<DeviceFault> fault() {
    return fault;
  }

  <T> Outcome<T> outcome() {
    return fault.<Outcome<T>>map(Outcome::faulted).orElseGet(Outcome::noAnswer);
  }
}
