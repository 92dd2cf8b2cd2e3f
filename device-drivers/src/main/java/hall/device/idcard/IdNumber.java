// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.idcard.IdCard.Sex;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
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
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");

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

  /// A day of the calendar in eight digits.
  public static Optional<LocalDate> date(String digits) {
    if (!EIGHT_DIGITS.matcher(digits).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(digits, DATE));
    } catch (DateTimeParseException e) {
      // Eight digits that are no day, such as 19900230.
      return Optional.empty();
    }
  }

  /// Never the number.
  @Override
  public String toString() {
    return "IdNumber";
  }
}
