// SPDX-License-Identifier: Apache-2.0
package hall.server.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final WorkingDays DAYS =
      new WorkingDays(
          new CalendarReader(new ObjectMapper())
              .read(Path.of(System.getProperty("repository.root"), "configs"))
              .arrangements());

  @ParameterizedTest
  @CsvSource({
    // An ordinary week.
    "2026-03-02, 5, 2026-03-09",
    // On a Saturday the count begins on Monday.
    "2026-03-07, 1, 2026-03-09",
    // Saturday 14 February is worked, then nine days are free.
    "2026-02-13, 1, 2026-02-14",
    "2026-02-13, 2, 2026-02-24",
    "2026-02-13, 6, 2026-02-28",
    // 20 September and 10 October are worked; the Mid-Autumn Festival and the week of October are
    // not.
    "2026-09-18, 1, 2026-09-20",
    "2026-09-30, 3, 2026-10-10",
    "2026-09-18, 20, 2026-10-22",
    // New Year's Day is free by law in a year that nobody has arranged yet.
    "2026-12-31, 1, 2027-01-04",
  })
  void aLimitEndsWithItsLastWorkingDay(LocalDate from, int days, LocalDate end) {
    assertEquals(end, DAYS.after(from, days));
    assertEquals(days, DAYS.between(from, end));
    assertEquals(-days, DAYS.between(end, from));
  }

  @Test
  void aLimitOfNoDaysEndsOnTheDayItselfOrTheNextWorkingDay() {
    assertEquals(LocalDate.of(2026, 3, 2), DAYS.after(LocalDate.of(2026, 3, 2), 0));
    assertEquals(LocalDate.of(2026, 2, 24), DAYS.after(LocalDate.of(2026, 2, 15), 0));
  }

  @Test
  void aYearWithoutArrangementIsSaidToBeUnknown() {
    assertTrue(DAYS.knows(2026));
    assertFalse(DAYS.knows(2031));
    assertFalse(DAYS.isWorking(LocalDate.of(2031, 10, 1)));
    assertTrue(DAYS.isWorking(LocalDate.of(2031, 10, 6)));
    assertTrue(new WorkingDays(List.of()).isWorking(LocalDate.of(2026, 2, 16)));
  }

  @Test
  void countingThereAndBackAgreesFromEveryDay() {
    SplittableRandom random = new SplittableRandom(20260101);
    for (int i = 0; i < 500; i++) {
      LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(330));
      int days = 1 + random.nextInt(40);
      LocalDate end = DAYS.after(from, days);
      assertTrue(DAYS.isWorking(end), end::toString);
      assertEquals(days, DAYS.between(from, end));
      assertEquals(DAYS.after(end, 1), DAYS.after(from, days + 1));
    }
  }
}
