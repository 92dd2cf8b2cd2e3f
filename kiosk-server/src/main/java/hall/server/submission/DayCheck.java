// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.catalogue.ServiceItem.Field;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether an answer names a day that its field allows. Pure.
final class DayCheck {
  private static final String TODAY = "today";

  private DayCheck() {}

  /// @param filledIn the day that `today` means; without it only fixed days are bounds
  static Optional<String> defect(Field field, String text, Optional<LocalDate> filledIn) {
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      return Optional.of("A day as yyyy-mm-dd.");
    }
    // A visit may have begun the evening before.
    Optional<LocalDate> earliest = bound(field.earliest(), filledIn.map(at -> at.minusDays(1)));
    if (earliest.filter(day::isBefore).isPresent()) {
      return Optional.of("Not before " + bound(field.earliest(), filledIn).orElseThrow() + ".");
    }
    return bound(field.latest(), filledIn)
        .filter(day::isAfter)
        .map(latest -> "Not after " + latest + ".");
  }

  /// `2020-01-31`, `today` or `today-18y`.
  private static Optional<LocalDate> bound(@Nullable String bound, Optional<LocalDate> today) {
    if (bound == null) {
      return Optional.empty();
    }
    if (!bound.startsWith(TODAY)) {
      return Optional.of(LocalDate.parse(bound));
    }
    String offset = bound.substring(TODAY.length());
    if (offset.isEmpty()) {
      return today;
    }
    String sign = offset.charAt(0) == '-' ? "-" : "";
    return today.map(day -> day.plus(Period.parse(sign + "P" + offset.substring(1))));
  }
}
