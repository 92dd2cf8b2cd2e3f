// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayBoundTest {

  @ParameterizedTest
  @CsvSource({
    "today, 2028-02-29",
    "today-18y, 2010-02-28",
    "today-6m, 2027-08-29",
    "today+30d, 2028-03-30",
    "2020-01-31, 2020-01-31"
  })
  void aBoundIsADayOrCountedFromToday(String text, LocalDate day) {
    assertEquals(day, DayBound.parse(text).on(LocalDate.of(2028, 2, 29)));
    assertEquals(text.equals("today"), DayBound.parse(text).isToday());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-02-30", "tomorrow", "today-", "today-3w3", "today*3d"})
  void anythingElseIsNoBound(String text) {
    assertThrows(DateTimeException.class, () -> DayBound.parse(text));
  }
}
