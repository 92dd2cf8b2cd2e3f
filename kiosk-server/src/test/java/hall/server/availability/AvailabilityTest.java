// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hall.server.availability.Availability.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private static final Span NOVEMBER = Span.of(YearMonth.of(2026, 11));
  private static final Instant START = NOVEMBER.from();
  private static final long WHOLE = Duration.ofDays(30).toSeconds();

  @Test
  void aMonthIsOneOfTheHalls() {
    assertEquals(Instant.parse("2026-10-31T16:00:00Z"), NOVEMBER.from());
    assertEquals(Instant.parse("2026-11-30T16:00:00Z"), NOVEMBER.until());
    assertEquals(Duration.ofDays(29).toMillis(), Span.of(YearMonth.of(2028, 2)).millis());
  }

  @Test
  void aTerminalThatWasAlwaysThereHasAllOfIt() {
    Availability all = of(List.of(), at(-1, "terminal", "online"));
    assertEquals(new Availability(100.0, WHOLE, WHOLE, 0, 0, 0), all);
  }

  @Test
  void aTerminalThatNeverReportedHasNoPercentage() {
    assertNull(of(List.of()).percent());
    assertEquals(0, of(List.of(planned(0, 10))).maintenanceSeconds());
  }

  @Test
  void timeCountsFromTheFirstReportOn() {
    Availability late = of(List.of(), at(WHOLE - 1000, "terminal", "online"));
    assertEquals(1000, late.countedSeconds());
    assertEquals(100.0, late.percent());
  }

  @Test
  void anIntervalThatIsOpenAtEitherEndIsCutAtTheMonth() {
    Availability cut =
        of(
            List.of(),
            at(-5000, "terminal", "online"),
            at(-100, "terminal", "offline"),
            at(200, "terminal", "online"),
            at(WHOLE - 300, "terminal", "offline"));
    assertEquals(500, cut.offlineSeconds());
    assertEquals(WHOLE, cut.countedSeconds());
    assertEquals(99.98, cut.percent());
  }

  @Test
  void whatLastsStillIsCountedUpToNow() {
    Span begun = new Span(START, START.plusSeconds(1000));
    Availability now =
        Availability.of(
            begun,
            List.of(at(-1, "terminal", "online"), at(900, "terminal", "offline")),
            List.of());
    assertEquals(90.0, now.percent());
    assertEquals(100, now.offlineSeconds());
  }

  @Test
  void outOfServiceIsNotAvailableAndOfflineOutweighsIt() {
    Availability mixed =
        of(
            List.of(),
            at(-1, "terminal", "online"),
            at(100, "service", "out-of-service"),
            at(200, "terminal", "offline"),
            at(300, "terminal", "online"),
            at(400, "service", "idle"));
    assertEquals(200, mixed.outOfServiceSeconds());
    assertEquals(100, mixed.offlineSeconds());
    assertEquals(WHOLE - 300, mixed.availableSeconds());
  }

  @Test
  void aPlannedMaintenanceIsNotCountedWhateverHappensMeanwhile() {
    Availability maintained =
        of(
            List.of(planned(50, 150), planned(WHOLE - 10, WHOLE + 500)),
            at(-1, "terminal", "online"),
            at(100, "terminal", "offline"),
            at(200, "terminal", "online"));
    assertEquals(50, maintained.offlineSeconds());
    assertEquals(110, maintained.maintenanceSeconds());
    assertEquals(WHOLE - 110, maintained.countedSeconds());
  }

  @Test
  void maintenancesThatOverlapAreCountedOnce() {
    assertEquals(
        List.of(planned(0, 30), planned(40, 50)),
        Span.merged(List.of(planned(40, 50), planned(0, 20), planned(5, 30), planned(10, 12))));
  }

  @Test
  void anOutageOfASecondIsNotRoundedAway() {
    Availability outage =
        of(
            List.of(),
            at(-1, "terminal", "online"),
            at(10, "terminal", "offline"),
            at(11, "terminal", "online"));
    assertEquals(99.999, outage.percent());
  }

  @Test
  void aClockThatWentBackBetweenServersBreaksNothing() {
    Availability odd =
        of(
            List.of(),
            at(-1, "terminal", "online"),
            at(100, "terminal", "offline"),
            at(98, "terminal", "online"));
    assertEquals(WHOLE, odd.countedSeconds());
    assertEquals(0, odd.offlineSeconds());
  }

  @Test
  void aHallIsItsTerminalsTogether() {
    Availability hall =
        Availability.sum(
            List.of(
                of(List.of(), at(-1, "terminal", "online")),
                of(List.of(), at(-1, "terminal", "offline")),
                of(List.of())));
    assertEquals(50.0, hall.percent());
    assertEquals(2 * WHOLE, hall.countedSeconds());
  }

  @Test
  void whateverHappensEverySecondIsCountedOnce() {
    Random random = new Random(11);
    String[][] all = {
      {"terminal", "online"},
      {"terminal", "offline"},
      {"service", "out-of-service"},
      {"service", "idle"}
    };
    for (int run = 0; run < 500; run++) {
      List<Change> changes = new ArrayList<>(List.of(at(-1, "terminal", "online")));
      List<Span> planned = new ArrayList<>();
      long second = 0;
      for (int i = 0; i < random.nextInt(40); i++) {
        second += random.nextLong(100_000);
        String[] what = all[random.nextInt(all.length)];
        changes.add(at(second, what[0], what[1]));
        long begin = random.nextLong(WHOLE);
        planned.add(planned(begin, begin + random.nextLong(50_000)));
      }
      Availability made = Availability.of(NOVEMBER, changes, Span.merged(planned));
      assertEquals(WHOLE, made.countedSeconds() + made.maintenanceSeconds(), changes.toString());
    }
  }

  private static Availability of(List<Span> maintenance, Change... changes) {
    return Availability.of(NOVEMBER, List.of(changes), maintenance);
  }

  private static Change at(long second, String subject, String to) {
    return new Change(START.plusSeconds(second), subject, to);
  }

  private static Span planned(long from, long until) {
    return new Span(START.plusSeconds(from), START.plusSeconds(until));
  }
}
