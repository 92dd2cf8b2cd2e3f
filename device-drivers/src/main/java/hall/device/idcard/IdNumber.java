// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.idcard.IdCard.Sex;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a card number of 18 characters says by itself (GB 11643; the 2023 permanent-resident number
/// has the same shape).
///
/// Characters: region or 9, province and country (6), birth yyyyMMdd (8), sequence (3, odd for
/// men), check (1).
public record IdNumber(String text) {

  private static final Pattern EIGHTEEN = Pattern.compile("[0-9]{17}[0-9X]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final Pattern FIFTEEN = Pattern.compile("[0-9]{15}");

  /// Whether a text is an identity number: its form, its birth date and its check character.
  public static boolean holds(String text) {
    var number = new IdNumber(text.toUpperCase(Locale.ROOT));
    return number.checkDigitHolds() && number.birthDate().isPresent();
  }

  boolean wellFormed() {
    return EIGHTEEN.matcher(text).matches();
  }

  public boolean checkDigitHolds() {
    return wellFormed() && checkDigit(text.substring(0, 17)) == text.charAt(17);
  }

  /// The check character for 17 digits.
  static char checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  public Optional<LocalDate> birthDate() {
    return wellFormed() ? date(text.substring(6, 14)) : Optional.empty();
  }

  public Sex sex() {
    if (!wellFormed()) {
      return Sex.UNKNOWN;
    }
    return (text.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
  }

  /// The number of 15 digits that the same person had before 1999 (GB 11643-1989: region 6, birth
  /// yyMMdd, sequence 3); only those born in the last century had one.
  public Optional<String> former() {
    return checkDigitHolds() && text.startsWith("19", 6)
        ? Optional.of(text.substring(0, 6) + text.substring(8, 17))
        : Optional.empty();
  }

  /// The number that replaced one of 15 digits; empty where that can't be one.
  public static Optional<IdNumber> ofFormer(String fifteen) {
    if (!FIFTEEN.matcher(fifteen).matches() || date("19" + fifteen.substring(6, 12)).isEmpty()) {
      return Optional.empty();
    }
    var digits = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
    return Optional.of(new IdNumber(digits + checkDigit(digits)));
  }

  /// A day of the calendar in eight digits.
  public static Optional<LocalDate> date(String digits) {
    if (digits.length() != 8 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int year = Integer.parseInt(digits, 0, 4, 10);
    int month = Integer.parseInt(digits, 4, 6, 10);
    int day = Integer.parseInt(digits, 6, 8, 10);
    return month < 1 || month > 12 || !YearMonth.of(year, month).isValidDay(day)
        ? Optional.empty()
        : Optional.of(LocalDate.of(year, month, day));
  }

  /// Never the number.
  @Override
  public String toString() {
    return "IdNumber";
  }
}
