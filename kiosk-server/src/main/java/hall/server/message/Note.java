// SPDX-License-Identifier: Apache-2.0
package hall.server.message;

import hall.server.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What somebody is to be told.
///
/// @param number where it goes: a mobile number of 11 digits
/// @param blanks what fills the [Purpose#blanks] of its text; others are left out
/// @param useful the last day on which it says anything; null where it always does
public record Note(
    Purpose purpose,
    Language language,
    String number,
    Map<String, String> blanks,
    @Nullable LocalDate useful) {

  /// Enough to know one's own number among others, too little to guess it.
  private static final int ENDING = 4;

  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("M月d日（EEEE）", Locale.CHINA);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

  public Note {
    if (!blanks.keySet().containsAll(purpose.blanks())) {
      throw new IllegalArgumentException(purpose + " needs all of " + purpose.blanks());
    }
    blanks =
        purpose.blanks().stream()
            .collect(Collectors.toUnmodifiableMap(blank -> blank, blanks::get));
  }

  /// Whether a message can be sent to a number; fixed lines show none.
  public static boolean reaches(@Nullable String number) {
    return number != null && number.matches("1[3-9][0-9]{9}");
  }

  /// The last digits of a number.
  public static String ending(String number) {
    return number.substring(Math.max(0, number.length() - ENDING));
  }

  /// A day as people say it.
  public static String day(LocalDate day, Language language) {
    return (language == Language.ENGLISH ? ENGLISH : CHINESE).format(day);
  }

  /// Never whom it tells, nor what.
  @Override
  public String toString() {
    return "Note[%s]".formatted(purpose.word());
  }
}
