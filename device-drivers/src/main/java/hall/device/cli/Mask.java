// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.idcard.IdNumber;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hides whom a reading is about, and leaves enough to see that it worked.
///
/// @param show whether personal fields are printed as they are
record Mask(boolean show) {

  private static final Pattern NUMBERS =
      Pattern.compile("(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])");

  /// The first character alone; the rest has a fixed width, so that its length tells nothing.
  @Nullable String name(@Nullable String text) {
    return show || text == null || text.isEmpty()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 1)) + "**";
  }

  /// First and last character.
  @Nullable String number(@Nullable String text) {
    return show || text == null || text.length() < 3
        ? text
        : text.charAt(0) + "*".repeat(text.length() - 2) + text.charAt(text.length() - 1);
  }

  /// Nothing but that there is something.
  @Nullable String all(@Nullable String text) {
    return show || text == null ? text : "***";
  }

  /// The shape of a day.
  @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : show ? date.toString() : "****-**-**";
  }

  /// Identity numbers inside other text.
  String numbersIn(String text) {
    return show
        ? text
        : NUMBERS
            .matcher(text)
            .replaceAll(match ->
                IdNumber.holds(match.group())
                    ? match.group().charAt(0) + "*".repeat(16) + match.group().charAt(17)
                    : match.group());
  }
}
