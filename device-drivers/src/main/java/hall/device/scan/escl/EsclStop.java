// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.DeviceFault;
import hall.device.Outcome;
import java.util.Optional;

/// Ends a conversation from any depth; never leaves the driver.
///
/// A stop without a fault is a deadline that passed.
final class EsclStop extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Optional<DeviceFault> fault;

  private EsclStop(Optional<DeviceFault> fault) {
    super(fault.map(DeviceFault::reason).orElse("no answer"), null, false, false);
    this.fault = fault;
  }

  static EsclStop because(DeviceFault fault) {
    return new EsclStop(Optional.of(fault));
  }

  static EsclStop late() {
    return new EsclStop(Optional.empty());
  }

  <T> Outcome<T> outcome() {
    return fault.<Outcome<T>>map(Outcome::faulted).orElseGet(Outcome::noAnswer);
  }
}
