// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/// The citizen identification number of GB 11643: six digits of a division, a birthday, three
/// digits, and a check character (ISO 7064 MOD 11-2). Pure.
public final class IdNumber {
  private static final int LENGTH = 18;
  private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[0-9X]");
  private static final String CHECKS = "10X98765432";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private IdNumber() {}

  /// Whether it may be one: of its form, with a birthday that there is, and the check that follows
  /// from the rest.
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches()
        && isDay(text.substring(6, 14))
        && check(text) == text.charAt(LENGTH - 1);
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text, DAY);
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }

  /// The weights are the powers of two modulo 11, from 2 at the last digit upwards.
  private static char check(String text) {
    int sum = 0;
    int weight = 1;
    for (int i = LENGTH - 2; i >= 0; i--) {
      weight = weight * 2 % 11;
      sum += weight * Character.digit(text.charAt(i), 10);
    }
    return CHECKS.charAt(sum % 11);
  }
}
