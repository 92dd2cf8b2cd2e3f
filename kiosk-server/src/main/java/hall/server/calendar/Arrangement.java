// SPDX-License-Identifier: Apache-2.0
package hall.server.calendar;

import hall.server.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The published holidays of one year (`configs/schema/calendar.schema.json`).
///
/// @param worked Saturdays and Sundays that are worked
public record Arrangement(int year, List<Holiday> holidays, List<LocalDate> worked) {
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /// Free days, first and last included.
  public record Holiday(Text name, LocalDate from, LocalDate to) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  static boolean isWeekend(LocalDate day) {
    return WEEKEND.contains(day.getDayOfWeek());
  }

  boolean isFree(LocalDate day) {
    return !worked.contains(day)
        && (isWeekend(day) || holidays.stream().anyMatch(holiday -> holiday.holds(day)));
  }

  /// What cannot be meant, by JSON path.
  List<String> defects() {
    List<String> defects = new ArrayList<>();
    for (int i = 0; i < holidays.size(); i++) {
      Holiday holiday = holidays.get(i);
      if (holiday.from().getYear() != year || holiday.to().getYear() != year) {
        defects.add("$.holidays[" + i + "]: not in " + year);
      } else if (holiday.to().isBefore(holiday.from())) {
        defects.add("$.holidays[" + i + "]: ends before it begins");
      }
    }
    for (int i = 0; i < worked.size(); i++) {
      LocalDate day = worked.get(i);
      if (day.getYear() != year) {
        defects.add("$.worked[" + i + "]: not in " + year);
      } else if (!isWeekend(day)) {
        defects.add("$.worked[" + i + "]: neither a Saturday nor a Sunday");
      } else if (holidays.stream().anyMatch(holiday -> holiday.holds(day))) {
        defects.add("$.worked[" + i + "]: free at the same time");
      }
    }
    return defects;
  }
}
