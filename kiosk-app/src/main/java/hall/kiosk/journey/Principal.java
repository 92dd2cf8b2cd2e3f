// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import java.util.Optional;

/// Whom the citizen who is here acts for (代办).
///
/// @param card that was laid; absent where a copy suffices, and the form says who it is
public record Principal(Optional<IdCard> card) {

  /// One whose name and number are typed off a copy.
  static final Principal TYPED = new Principal(Optional.empty());

  /// Whether a card is the same person's.
  boolean is(IdCard other) {
    return card.filter(own -> own.idNumber().equals(other.idNumber())).isPresent();
  }

  /// Never the fields.
  @Override
  public String toString() {
    return card.isPresent() ? "Principal[card]" : "Principal[typed]";
  }
}
