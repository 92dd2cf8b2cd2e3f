// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What bills are for.
public enum BillKind {
  WATER(true),
  ELECTRICITY(true),
  GAS(true),
  HEATING(true),
  /// 城乡居民医保: of a person, not of a household.
  MEDICAL_INSURANCE(false);

  private final boolean household;

  BillKind(boolean household) {
    this.household = household;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How bills are found: by the household's number, by the card of whoever has to pay.
  public List<String> ways() {
    return household ? List.of("account", "card") : List.of("card");
  }

  boolean byAccount() {
    return household;
  }

  static BillKind of(String word) {
    return find(word).orElseThrow();
  }

  /// The kind of a word of the contract.
  public static Optional<BillKind> find(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
