// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a citizen wants to pay, as a terminal sends it.
///
/// @param bill the name of a bill that was looked up
/// @param amountFen what the citizen saw
public record PaymentWish(@Nullable String kind, @Nullable String bill, @Nullable Long amountFen) {
  private static final long MOST_FEN = 10_000_000;

  /// What can be paid. Problem: `payment-defective`.
  Checked checked() {
    List<Defect> defects = new ArrayList<>();
    BillKind known = BillKind.find(Objects.requireNonNullElse(kind, "")).orElse(null);
    if (known == null) {
      defects.add(new Defect("$.kind", "One of those that are offered."));
    }
    if (bill == null || !bill.matches("[\\x21-\\x7e]{1,64}")) {
      defects.add(new Defect("$.bill", "The name of a bill that was looked up."));
    }
    if (amountFen == null || amountFen < 1 || amountFen > MOST_FEN) {
      defects.add(new Defect("$.amountFen", "Whole fen, from 1 to " + MOST_FEN + "."));
    }
    if (known == null || bill == null || amountFen == null || !defects.isEmpty()) {
      throw Problem.of(422, "payment-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Checked(known, bill, amountFen);
  }

  /// A wish that obeys the rules.
  record Checked(BillKind kind, String bill, long fen) {
    boolean same(PaymentOrder order) {
      return order.kind() == kind && order.bill().equals(bill) && order.fen() == fen;
    }
  }
}
