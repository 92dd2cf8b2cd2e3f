// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/// The first or the last day that an answer may name.
///
/// @param day absent where it is counted from the day of the application
public record DayBound(Optional<LocalDate> day, Period after) {

  /// Reads `2020-01-31`, `today`, `today-18y`.
  ///
  /// @throws java.time.DateTimeException for anything else
  public static DayBound parse(String text) {
    if (!text.startsWith("today")) {
      return new DayBound(Optional.of(LocalDate.parse(text)), Period.ZERO);
    }
    var offset = text.substring("today".length());
    if (offset.isEmpty()) {
      return new DayBound(Optional.empty(), Period.ZERO);
    }
    // A period begins with its P.
    var period = offset.replaceFirst("^([+-])([0-9]+[dmy])$", "$1P$2");
    return new DayBound(Optional.empty(), Period.parse(period));
  }

  public LocalDate on(LocalDate today) {
    return day.orElse(today).plus(after);
  }

  /// Whether it is the day of the application itself.
  public boolean isToday() {
    return day.isEmpty() && after.isZero();
  }
}
