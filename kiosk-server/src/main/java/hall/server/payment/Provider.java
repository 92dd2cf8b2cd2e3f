// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whoever keeps the bills and takes the money: the connector's side of payments. Every call may be
/// made again with the same effect.
interface Provider {

  /// Whether there is one.
  boolean offered();

  /// Unpaid bills; empty where the provider does not answer.
  Optional<List<Bill>> bills(BillKind kind, Owner owner);

  /// Does what [PaymentLife] wants.
  Answer act(Act act, PaymentOrder order);

  /// Whose bills: of a household's number, or of a person.
  record Owner(@Nullable String account, @Nullable String name, @Nullable String idNumber) {
    /// Never who.
    @Override
    public String toString() {
      return "Owner";
    }
  }

  /// A bill that can be paid.
  ///
  /// @param bill the provider's name of it
  /// @param account of the household, masked
  /// @param holder masked
  /// @param dueOn `yyyy-MM-dd`
  record Bill(
      String bill,
      BillKind kind,
      String account,
      String holder,
      String period,
      long fen,
      String dueOn) {
    /// Never whose.
    @Override
    public String toString() {
      return "Bill";
    }
  }
}
