// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDateTime;
import java.util.Optional;

/// A payment as the server knows it; nothing is paid, or not paid, before it says so.
///
/// @param number what the citizen keeps; the receipt's number as well
/// @param qr the text of the code, only while it can be paid
/// @param account masked; empty before the provider has answered
/// @param holder masked
/// @param until when the code may be paid, in the hall's time
/// @param paidAt only of what is paid
/// @param returningFen money that goes back and is not yet back
/// @param returnedFen money that is back
public record PaySight(
    String number,
    Bill.Sort sort,
    Standing standing,
    Ending ending,
    long fen,
    String account,
    String holder,
    String period,
    Optional<String> qr,
    LocalDateTime until,
    Optional<LocalDateTime> paidAt,
    long returningFen,
    long returnedFen) {

  /// How far it is.
  public enum Standing {
    CREATED,
    AWAITING,
    CLOSING,
    PAID,
    NOT_PAID,
    REFUND_DUE,
    REFUNDING,
    REFUNDED;

    /// Whether the server still waits for the provider's last word.
    public boolean open() {
      return switch (this) {
        case CREATED, AWAITING, CLOSING -> true;
        case PAID, NOT_PAID, REFUND_DUE, REFUNDING, REFUNDED -> false;
      };
    }
  }

  /// Why it is not paid.
  public enum Ending {
    NONE,
    CANCELLED,
    EXPIRED,
    DECLINED,
    REFUSED
  }

  /// Whether there is something to keep a number for.
  public boolean worthAPaper() {
    return switch (standing) {
      // Of what was refused nobody ever saw a code.
      case CLOSING -> ending != Ending.REFUSED;
      case PAID, REFUND_DUE, REFUNDING, REFUNDED -> true;
      case CREATED, AWAITING, NOT_PAID -> false;
    };
  }

  /// Never whose.
  @Override
  public String toString() {
    return "PaySight[%s %s]".formatted(sort, standing);
  }
}
