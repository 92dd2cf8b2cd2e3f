// SPDX-License-Identifier: Apache-2.0
package hall.server.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts working days. Pure.
///
/// A limit of n working days that begins on a day ends with the n-th working day after it: the day
/// of the beginning does not count. A year whose holidays are not known yet has its weekends and
/// the holidays whose date the law fixes; those that follow the moon are missing there.
public final class WorkingDays {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 2),
          MonthDay.of(10, 1),
          MonthDay.of(10, 2),
          MonthDay.of(10, 3));

  private final Map<Integer, Arrangement> years = new HashMap<>();

  public WorkingDays(List<Arrangement> arrangements) {
    arrangements.forEach(each -> years.put(each.year(), each));
  }

  /// Whether the holidays of that year are known.
  public boolean knows(int year) {
    return years.containsKey(year);
  }

  public boolean isWorking(LocalDate day) {
    Arrangement year = years.get(day.getYear());
    return year == null
        ? !Arrangement.isWeekend(day) && !FIXED.contains(MonthDay.from(day))
        : !year.isFree(day);
  }

  /// The last day of a limit of so many working days; of none: the first working day from the
  /// beginning on, itself included.
  public LocalDate after(LocalDate beginning, int workingDays) {
    LocalDate day = beginning;
    if (workingDays == 0) {
      while (!isWorking(day)) {
        day = day.plusDays(1);
      }
      return day;
    }
    for (int counted = 0; counted < workingDays; ) {
      day = day.plusDays(1);
      if (isWorking(day)) {
        counted++;
      }
    }
    return day;
  }

  /// How many working days lie after one day up to another one, itself included; negative where the
  /// other one is over: as many as lie after it up to the first.
  public int between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    int counted = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      if (isWorking(day)) {
        counted++;
      }
    }
    return counted;
  }
}
