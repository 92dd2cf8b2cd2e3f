// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.payment.Provider.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whose bills a citizen wants to see: of a household's number, or of whoever laid the card.
public record BillQuestion(
    @Nullable String kind, @Nullable String account, @Nullable Person citizen) {
  private static final int LONGEST_NAME = 100;

  /// Whose card was read.
  public record Person(@Nullable String name, @Nullable String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Person";
    }
  }

  record Checked(BillKind kind, Owner owner) {}

  /// What can be looked up. Problem: `bill-question-defective`.
  Checked checked() {
    List<Defect> defects = new ArrayList<>();
    BillKind known = BillKind.find(Objects.requireNonNullElse(kind, "")).orElse(null);
    if (known == null) {
      defects.add(new Defect("$.kind", "One of those that are offered."));
    }
    if ((account == null) == (citizen == null)) {
      defects.add(new Defect("$", "Either account or citizen."));
    }
    if (account != null
        && (!account.matches("[0-9]{4,20}") || (known != null && !known.byAccount()))) {
      defects.add(new Defect("$.account", "4 to 20 digits, where the kind is looked up by them."));
    }
    if (citizen != null && !(filled(citizen.name()) && filled(citizen.idNumber()))) {
      defects.add(new Defect("$.citizen", "Both name and idNumber of the card."));
    }
    if (known == null || !defects.isEmpty()) {
      throw Problem.of(422, "bill-question-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Checked(
        known,
        new Owner(
            account,
            citizen == null ? null : citizen.name(),
            citizen == null ? null : citizen.idNumber()));
  }

  private static boolean filled(@Nullable String value) {
    return value != null && !value.isBlank() && value.length() <= LONGEST_NAME;
  }

  /// Never whose.
  @Override
  public String toString() {
    return "BillQuestion[%s]".formatted(kind);
  }
}
