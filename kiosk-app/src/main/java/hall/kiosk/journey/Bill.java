// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// An unpaid bill, as much of it as others in the hall may read.
///
/// @param id the provider's name of it
/// @param account of the household, masked
/// @param holder masked
/// @param period what it is for
/// @param fen hundredths of a yuan
public record Bill(
    String id, Sort sort, String account, String holder, String period, long fen, LocalDate dueOn) {

  /// What bills are for.
  public enum Sort {
    WATER,
    ELECTRICITY,
    GAS,
    HEATING,
    /// 城乡居民医保
    MEDICAL_INSURANCE;

    /// As the contract says it.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Empty for one of a newer server.
    public static Optional<Sort> find(String word) {
      return Stream.of(values()).filter(sort -> sort.word().equals(word)).findFirst();
    }
  }

  /// A sort that can be paid here, and how its bills are found.
  public record Offer(Sort sort, boolean byAccount, boolean byCard) {}

  /// 12345 as `123.45`.
  public static String yuan(long fen) {
    return "%d.%02d".formatted(fen / 100, fen % 100);
  }

  /// Never whose.
  @Override
  public String toString() {
    return "Bill[%s]".formatted(sort);
  }
}
