// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A payment as it stands.
///
/// @param ending why it shall not be paid; null while it may be
/// @param offer what the provider gave; null before it has answered
/// @param money all that came for it
/// @param attention what a person has to look at
/// @param changedAt when its state changed last
/// @param nextLook when the provider is asked next; null for no more
/// @param looks how often it was looked at since something changed
/// @param revision rises with every change
public record Payment(
    PaymentOrder order,
    PaymentState state,
    @Nullable Ending ending,
    @Nullable Offer offer,
    List<Money> money,
    @Nullable Attention attention,
    Instant changedAt,
    @Nullable Instant nextLook,
    int looks,
    long revision) {

  /// What the provider gave for the order.
  ///
  /// @param qr the text of the code
  /// @param account the household's number, masked
  /// @param holder the name on the bill, masked
  /// @param period what the bill is for
  public record Offer(String qr, String account, String holder, String period) {
    /// Never whose bill it is.
    @Override
    public String toString() {
      return "Offer";
    }
  }

  public Payment {
    money = List.copyOf(money);
  }

  /// One that nobody but us knows yet.
  static Payment created(PaymentOrder order) {
    Instant now = order.createdAt();
    return new Payment(order, PaymentState.CREATED, null, null, List.of(), null, now, now, 0, 1);
  }

  /// The money that pays the bill.
  public Optional<Money> kept() {
    return money.stream().filter(each -> each.fate() == Money.Fate.KEPT).findFirst();
  }

  /// Whether something is still to happen, or a person has to look.
  public boolean unsettled() {
    return state.unsettled() || attention != null || owed();
  }

  private boolean owed() {
    return money.stream().anyMatch(each -> each.fate() != Money.Fate.KEPT && !each.fate().back());
  }

  Payment in(PaymentState next, @Nullable Ending why) {
    return new Payment(
        order, next, why, offer, money, attention, changedAt, nextLook, looks, revision);
  }

  Payment with(Offer given) {
    return new Payment(
        order, state, ending, given, money, attention, changedAt, nextLook, looks, revision);
  }

  Payment with(List<Money> all) {
    return new Payment(
        order, state, ending, offer, all, attention, changedAt, nextLook, looks, revision);
  }

  Payment noting(@Nullable Attention matter) {
    return new Payment(
        order, state, ending, offer, money, matter, changedAt, nextLook, looks, revision);
  }

  Payment looked(@Nullable Instant next, int times, Instant changed) {
    return new Payment(
        order, state, ending, offer, money, attention, changed, next, times, revision);
  }

  /// Never whose it is.
  @Override
  public String toString() {
    return "Payment[%s %s]".formatted(order.number(), state);
  }
}
