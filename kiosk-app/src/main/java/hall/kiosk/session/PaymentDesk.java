// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.Bill;
import hall.kiosk.journey.PayAnswer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The way of bills and payments to the server. All answer within a few seconds, whether the server
/// does or not, and every one may be asked again.
///
/// @param begin a payment under a name that is the same for every try
/// @param find the payment of a number
public record PaymentDesk(
    Bills bills, Begin begin, Ask<UUID> watch, Ask<UUID> giveUp, Ask<String> find) {

  /// Looks up unpaid bills.
  @FunctionalInterface
  public interface Bills {
    /// Of a household's number or of a card; empty where nobody answers.
    Optional<List<Bill>> of(Bill.Sort sort, Optional<String> account, Optional<IdCard> card)
        throws InterruptedException;
  }

  /// Begins a payment.
  @FunctionalInterface
  public interface Begin {
    PayAnswer begin(UUID key, Bill bill) throws InterruptedException;
  }

  /// Asks something of one payment.
  @FunctionalInterface
  public interface Ask<T> {
    PayAnswer ask(T name) throws InterruptedException;
  }
}
