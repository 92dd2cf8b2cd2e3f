// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.apdu;

import hall.device.DeviceFault;
import hall.device.Outcome;
import java.util.List;
import java.util.Optional;

/// Why a conversation with a card ended early; it never leaves the drivers of cards.
public final class CardTrouble extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Optional<DeviceFault> fault;

  private CardTrouble(Optional<DeviceFault> fault) {
    super(fault.map(DeviceFault::reason).orElse("no answer in time"));
    this.fault = fault;
  }

  public static CardTrouble of(DeviceFault fault) {
    return new CardTrouble(Optional.of(fault));
  }

  /// The deadline of the operation passed.
  public static CardTrouble late() {
    return new CardTrouble(Optional.empty());
  }

  /// Whether it is a fault of one of these reasons.
  public boolean isReason(String... reasons) {
    return fault.filter(f -> List.of(reasons).contains(f.reason())).isPresent();
  }

  /// What the device said; may be empty.
  public String raw() {
    return fault.map(DeviceFault::raw).orElse("");
  }

  /// What there is a fault for; empty when the deadline passed.
  public Optional<DeviceFault> fault() {
    return fault;
  }

  public <T> Outcome<T> outcome() {
    return fault.<Outcome<T>>map(Outcome::faulted).orElseGet(Outcome::noAnswer);
  }
}
