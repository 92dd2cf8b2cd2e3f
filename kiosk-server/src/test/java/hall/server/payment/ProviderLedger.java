// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The books of a provider of payments: what its orders, its money and its refunds are. It knows
/// nothing of what anybody thinks of it.
public final class ProviderLedger {
  private final Map<String, Entry> orders = new LinkedHashMap<>();
  private int transactions;
  private boolean refusesRefunds;

  /// An order with its money.
  static final class Entry {
    final String bill;
    final long fen;
    final Instant expiresAt;
    String state = "waiting";
    final List<Paid> paid = new ArrayList<>();
    final Map<String, Back> back = new LinkedHashMap<>();

    Entry(String bill, long fen, Instant expiresAt) {
      this.bill = bill;
      this.fen = fen;
      this.expiresAt = expiresAt;
    }
  }

  /// Money that came.
  record Paid(String transaction, long fen, Instant at) {}

  /// Money that goes back: first it is on its way.
  record Back(String transaction, long fen, String state) {}

  /// Empty where it is taken; otherwise why not. Of one bill one order can be paid.
  synchronized Optional<String> open(String order, String bill, long fen, Instant expiresAt) {
    Entry known = orders.get(order);
    if (known != null) {
      return known.fen == fen && !known.state.equals("closed")
          ? Optional.empty()
          : Optional.of("closed");
    }
    if (isPaid(bill)) {
      return Optional.of("bill-paid");
    }
    orders.values().stream()
        .filter(each -> each.bill.equals(bill) && each.state.equals("waiting"))
        .forEach(each -> each.state = "closed");
    orders.put(order, new Entry(bill, fen, expiresAt));
    return Optional.empty();
  }

  synchronized boolean isPaid(String bill) {
    return orders.values().stream()
        .anyMatch(each -> each.bill.equals(bill) && each.state.equals("paid"));
  }

  /// The order that came last; empty for none.
  synchronized String last() {
    String last = "";
    for (String order : orders.keySet()) {
      last = order;
    }
    return last;
  }

  /// What was asked for; 0 of what never came.
  synchronized long fen(String order) {
    Entry entry = orders.get(order);
    return entry == null ? 0 : entry.fen;
  }

  /// How it stands; empty where it never came.
  synchronized Optional<Entry> ask(String order, Instant now) {
    Entry entry = orders.get(order);
    if (entry != null && entry.state.equals("waiting") && !now.isBefore(entry.expiresAt)) {
      entry.state = "closed";
    }
    return Optional.ofNullable(entry);
  }

  /// Closes it, also before it comes.
  synchronized Entry close(String order, Instant now) {
    Entry entry = orders.computeIfAbsent(order, _ -> new Entry("", 0, now));
    if (entry.state.equals("waiting")) {
      entry.state = "closed";
    }
    return entry;
  }

  /// Somebody pays, as long as it can be paid.
  synchronized void pay(String order, long fen, Instant now) {
    Optional<Entry> entry = ask(order, now);
    if (entry.isPresent() && entry.get().state.equals("waiting")) {
      entry.get().state = "paid";
      transfer(order, fen, now);
    }
  }

  /// Money that comes whatever the order says: it was on its way.
  synchronized void transfer(String order, long fen, Instant now) {
    Entry entry = Objects.requireNonNull(orders.get(order), order);
    entry.paid.add(new Paid("%s-T%d".formatted(order, ++transactions), fen, now));
  }

  synchronized void decline(String order) {
    Entry entry = orders.get(order);
    if (entry != null && entry.state.equals("waiting")) {
      entry.state = "declined";
    }
  }

  /// The next refund is refused.
  synchronized void refuseRefund() {
    refusesRefunds = true;
  }

  /// On its way at first, done when it is asked for again.
  synchronized String refund(String refund, String order, String transaction, long fen) {
    Entry entry = Objects.requireNonNull(orders.get(order), order);
    Back known = entry.back.get(refund);
    String state;
    if (known == null && refusesRefunds) {
      refusesRefunds = false;
      state = "failed";
    } else if (known == null) {
      long came = came(entry, transaction);
      if (went(entry, transaction) + fen > came) {
        throw new AssertionError("More would go back than came: " + refund);
      }
      state = "processing";
    } else {
      state = known.state().equals("processing") ? "done" : known.state();
    }
    entry.back.put(refund, new Back(transaction, fen, state));
    return state;
  }

  private static long came(Entry entry, String transaction) {
    return entry.paid.stream()
        .filter(each -> each.transaction().equals(transaction))
        .mapToLong(Paid::fen)
        .sum();
  }

  private static long went(Entry entry, String transaction) {
    return entry.back.values().stream()
        .filter(each -> each.transaction().equals(transaction) && !each.state().equals("failed"))
        .mapToLong(Back::fen)
        .sum();
  }

  synchronized List<Paid> paid(String order) {
    Entry entry = orders.get(order);
    return entry == null ? List.of() : List.copyOf(entry.paid);
  }

  /// What stays with the provider for the order.
  synchronized long balance(String order) {
    Entry entry = orders.get(order);
    return entry == null
        ? 0
        : entry.paid.stream().mapToLong(Paid::fen).sum()
            - entry.back.values().stream()
                .filter(each -> each.state().equals("done"))
                .mapToLong(Back::fen)
                .sum();
  }
}
