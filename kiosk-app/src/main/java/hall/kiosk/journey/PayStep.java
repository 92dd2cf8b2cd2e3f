// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where a citizen is in paying a bill.
public sealed interface PayStep {

  /// What is the bill for?
  record Sorts() implements PayStep {}

  /// The household's number.
  record Account(Bill.Offer offer) implements PayStep {}

  /// The number of an earlier payment.
  ///
  /// @param problem why the last try came to nothing
  record Slip(Problem problem) implements PayStep {

    /// Why it came to nothing.
    public enum Problem {
      NONE,
      /// Nobody has this number.
      UNKNOWN,
      /// The server does not answer.
      SILENT
    }
  }

  /// The server is asked.
  ///
  /// @param offer what bills are looked up for; empty for an earlier payment
  record Asking(long operation, Optional<Bill.Offer> offer) implements PayStep {}

  /// What there is to pay.
  ///
  /// @param bills empty where the server, or the provider, did not answer
  record Bills(Bill.Offer offer, Optional<List<Bill>> bills) implements PayStep {
    public Bills {
      bills = bills.map(List::copyOf);
    }
  }

  /// A payment, from the wish to its end.
  ///
  /// @param key its name at the server; empty before the server has answered, and of one that was
  ///   looked up
  /// @param seen what the server said last; empty before
  /// @param minutes that are left to pay
  /// @param silent whether the server does not answer now
  /// @param givingUp whether the citizen does not want it any more
  record Under(
      long operation,
      Optional<UUID> key,
      Optional<PaySight> seen,
      int minutes,
      boolean silent,
      boolean givingUp,
      Paper paper)
      implements PayStep {

    static Under begun(long operation) {
      return new Under(
          operation, Optional.empty(), Optional.empty(), 0, false, false, new Paper.NotAsked());
    }

    Under with(Paper next) {
      return new Under(operation, key, seen, minutes, silent, givingUp, next);
    }

    Under told(Optional<UUID> as, PaySight sight, int left) {
      return new Under(operation, as, Optional.of(sight), left, false, givingUp, paper);
    }

    Under quiet() {
      return new Under(operation, key, seen, minutes, true, givingUp, paper);
    }

    Under leaving(long asking) {
      return new Under(asking, key, seen, minutes, false, true, paper);
    }

    /// Whether money may still come, as far as is known here.
    public boolean open() {
      return key.isPresent() && seen.filter(sight -> sight.standing().open()).isPresent();
    }

    /// Whether the code stands on the screen.
    public boolean payable() {
      return key.isPresent() && !givingUp && seen.flatMap(PaySight::qr).isPresent();
    }

    /// Whether the citizen has to wait for the server's word.
    public boolean busy() {
      return !silent && (seen.isEmpty() || (open() && givingUp && !seen.get().worthAPaper()));
    }

    /// What the citizen can do now; each has a screen of its own.
    public enum Phase {
      /// Wait.
      WAITING,
      /// Wait for the code, or give it up.
      OPENING,
      /// Pay, or give it up.
      PAYABLE,
      /// Go.
      OVER
    }

    public Phase phase() {
      if (finished()) {
        return Phase.OVER;
      }
      if (payable()) {
        return Phase.PAYABLE;
      }
      return open() && !givingUp ? Phase.OPENING : Phase.WAITING;
    }

    /// Whether all was said that can be said now, so that the citizen may go.
    public boolean finished() {
      return !busy() && (!open() || givingUp);
    }
  }
}
