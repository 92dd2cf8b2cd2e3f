// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueRulesTest {
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
            .at(LocalDateTime.parse(at).atZone(hall.server.HallTime.ZONE).toInstant(), 20)
            .standing()
            .word());
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
