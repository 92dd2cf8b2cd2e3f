// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// 办件编号, 43 characters: implementation code 31, day of acceptance 8, sequence of that day 4.
public final class CaseNumber {
  static final int LAST_SEQUENCE = 9999;

  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{18}[345][0-9a-z]{12}\\d{8}\\d{4}");

  private CaseNumber() {}

  static String of(String implementationCode, LocalDate day, int sequence) {
    if (sequence < 1 || sequence > LAST_SEQUENCE) {
      throw new IllegalArgumentException("No case number for sequence " + sequence);
    }
    return implementationCode
        + DateTimeFormatter.BASIC_ISO_DATE.format(day)
        + String.format(Locale.ROOT, "%04d", sequence);
  }

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
