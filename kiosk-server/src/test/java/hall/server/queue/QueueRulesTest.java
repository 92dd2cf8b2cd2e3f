// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.calendar.Arrangement;
import hall.server.calendar.WorkingDays;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueRulesTest {
  /// Whose holidays are not known, but for those that the law fixes.
  private static final WorkingDays YEAR = new WorkingDays(List.of());

  private static List<Duration> minutes(int... each) {
    return IntStream.of(each).mapToObj(Duration::ofMinutes).toList();
  }

  @Test
  void aWaitIsSaidOnlyOnceTheDayHasShownEnough() {
    assertNull(ExpectedWait.minutes(3, minutes(5, 5, 5, 5), 1), "four visits are too few");
    assertNull(ExpectedWait.minutes(3, minutes(5, 5, 5, 5, 5), 0), "no window works");
    assertEquals(15, ExpectedWait.minutes(3, minutes(5, 5, 5, 5, 5), 1));
    assertEquals(8, ExpectedWait.minutes(3, minutes(5, 5, 5, 5, 5), 2), "rounded up");
    assertEquals(0, ExpectedWait.minutes(0, minutes(5, 5, 5, 5, 5), 2));
  }

  @Test
  void oneLongVisitDoesNotFrightenEverybody() {
    assertEquals(20, ExpectedWait.minutes(4, minutes(5, 5, 5, 5, 5, 240), 1));
    assertEquals(
        6, ExpectedWait.minutes(1, minutes(3, 4, 5, 7, 8, 9), 1), "between the middle two");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-02T08:59:59, not-yet",
    "2026-11-02T09:00:00, open",
    "2026-11-02T12:30:00, open",
    "2026-11-02T16:39:59, open",
    "2026-11-02T16:40:00, no-more",
    "2026-11-02T23:00:00, no-more",
    "2026-11-07T10:00:00, closed-today",
  })
  void ticketsAreGivenFromOpeningUntilSomeTimeBeforeClosing(String at, String standing) {
    OpeningHours hours = OpeningHours.parse("12345", "09:00-12:00 13:30-17:00").orElseThrow();
    assertEquals(
        standing,
        hours
            .at(LocalDateTime.parse(at).atZone(hall.server.HallTime.ZONE).toInstant(), 20, YEAR)
            .standing()
            .word());
  }

  @Test
  void windowsOfTheWorkingWeekFollowTheHolidaysAndOthersDoNot() {
    LocalDate thursday = LocalDate.of(2026, 10, 1);
    assertFalse(OpeningHours.parse("12345", "09:00-17:00").orElseThrow().on(thursday, YEAR));
    assertTrue(OpeningHours.parse("1234567", "09:00-17:00").orElseThrow().on(thursday, YEAR));
    LocalDate saturday = LocalDate.of(2026, 10, 10);
    WorkingDays madeUp =
        new WorkingDays(List.of(new Arrangement(2026, List.of(), List.of(saturday))));
    assertTrue(OpeningHours.parse("12345", "09:00-17:00").orElseThrow().on(saturday, madeUp));
  }

  @Test
  void hoursReadBackAsTheyWereWritten() {
    OpeningHours hours = OpeningHours.parse("71", "00:00-24:00").orElseThrow();
    assertEquals("17", hours.daysText());
    assertEquals("00:00-24:00", hours.spansText());
    assertEquals(
        "09:00-12:00 13:30-17:00",
        OpeningHours.parse("1", "09:00-12:00，13:30-17:00").orElseThrow().spansText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9:00-12:00",
        "09:00",
        "12:00-09:00",
        "09:00-12:00 11:00-13:00",
        "09:00-25:00",
        "09:00-12:00 12:00-13:00",
        "01:00-02:00 03:00-04:00 05:00-06:00 07:00-08:00 09:00-10:00"
      })
  void hoursThatNobodyCanKeepAreRefused(String spans) {
    assertTrue(OpeningHours.parse("1", spans).isEmpty());
  }

  @Test
  void numbersStandOnPaperWithTheirLetter() {
    assertEquals("A007", WindowGroup.label("A", 7));
    assertEquals("B999", WindowGroup.label("B", 999));
    assertEquals("A 0 0 7", new Board.Call("A007", "3", 1).spoken());
  }
}
