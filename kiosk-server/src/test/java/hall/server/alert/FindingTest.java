// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import static hall.server.alert.Sightings.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.certificate.Validity;
import hall.server.terminal.Heartbeat;
import hall.server.terminal.Heartbeat.Consumable;
import hall.server.terminal.Heartbeat.Device;
import hall.server.terminal.Presence;
import hall.server.terminal.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  private static final Condition SILENCE = new Condition.Silence(Duration.ofMinutes(3));
  private static final Condition CHANGES = new Condition.Changes(3, Duration.ofMinutes(10));

  @ParameterizedTest
  @CsvSource({"179, false", "180, true", "9000, true"})
  void aSilentTerminalIsOfflineFromTheLimitOn(int seconds, boolean holds) {
    Finding found = look(SILENCE, Sightings.silent("t", START), START.plusSeconds(seconds));
    assertEquals(holds, found instanceof Finding.Holds);
  }

  @Test
  void aTerminalThatReportsIsNotOfflineHoweverOldItsReportIs() {
    assertEquals(Finding.ABSENT, look(SILENCE, Sightings.well("t", START), START.plusSeconds(600)));
  }

  @Test
  void aSilentTerminalSaysNothingAboutAnythingElse() {
    Sighting silent = Sightings.silent("t", START);
    for (Condition condition :
        List.of(
            new Condition.OutOfService(),
            new Condition.DeviceUnusable(),
            new Condition.OutboxOlder(Duration.ofMinutes(10)),
            new Condition.Exhausted(),
            new Condition.RunningLow(20),
            new Condition.ClockSkew(Duration.ofMinutes(1)))) {
      assertEquals(Finding.UNKNOWN, look(condition, silent, START), condition.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "online,        -,            false",
        "deviceBusy,    -,            false",
        "starting,      -,            false",
        "userError,     media-jam,    true",
        "hardwareError, -,            true",
        "noDevice,      disconnected, true",
        "fraudAttempt,  -,            true",
        "userError,     media-empty,  false",
        "userError,     toner-low,    false",
      })
  void aDeviceIsUnusableUnlessItIsWellOrMerelyEmpty(
      String state, @Nullable String reason, boolean holds) {
    Finding found =
        look(new Condition.DeviceUnusable(), Sightings.device("t", state, reason, START), START);
    assertEquals(
        holds
            ? new Finding.Holds(List.of(Detail.device("scanner", state, reason)))
            : Finding.ABSENT,
        found);
  }

  @ParameterizedTest
  @CsvSource({
    "21,  percent, false, false",
    "20,  percent, true,  false",
    "0.4, percent, true,  false",
    "0,   percent, false, true",
    "5,   sheets,  false, false",
    "0,   sheets,  false, true",
  })
  void aConsumableIsLowOrOutButNeverBoth(double level, String unit, boolean low, boolean out) {
    Sighting seen = Sightings.paper("t", level, unit, START);
    assertEquals(low, look(new Condition.RunningLow(20), seen, START) instanceof Finding.Holds);
    assertEquals(out, look(new Condition.Exhausted(), seen, START) instanceof Finding.Holds);
  }

  @Test
  void aReasonTellsWhatNoLevelTells() {
    Sighting empty = Sightings.device("t", "userError", "media-empty", START);
    assertEquals(
        new Finding.Holds(List.of(Detail.device("scanner", null, "media-empty"))),
        look(new Condition.Exhausted(), empty, START));
    assertEquals(Finding.ABSENT, look(new Condition.RunningLow(20), empty, START));
    Sighting both =
        Sightings.of(
            "t",
            Sightings.report(
                "idle",
                List.of(
                    new Device(
                        "printer",
                        "userError",
                        "media-empty",
                        List.of(new Consumable("paper", 0, "sheets")))),
                null),
            START);
    Finding.Holds holds =
        assertInstanceOf(Finding.Holds.class, look(new Condition.Exhausted(), both, START));
    assertEquals(1, holds.details().size());
    assertEquals("paper", holds.details().getFirst().consumable());
  }

  @ParameterizedTest
  @CsvSource({"0, 9000, false", "1, 600, false", "1, 601, true"})
  void theOutboxIsOldBeyondItsLimit(int waiting, long oldest, boolean holds) {
    Sighting seen =
        Sightings.of(
            "t",
            Sightings.report("idle", List.of(), new Heartbeat.Outbox(waiting, oldest, null)),
            START);
    assertEquals(
        holds,
        look(new Condition.OutboxOlder(Duration.ofMinutes(10)), seen, START)
            instanceof Finding.Holds);
  }

  @ParameterizedTest
  @CsvSource({"60, false", "-60, false", "61, true", "-86400, true"})
  void aClockMayBeWrongInBothDirections(long seconds, boolean holds) {
    Sighting seen =
        new Sighting(
            "t", Sightings.well("t", START).presence(), Duration.ofSeconds(seconds), List.of());
    Finding found = look(new Condition.ClockSkew(Duration.ofMinutes(1)), seen, START);
    assertEquals(
        holds
            ? new Finding.Holds(List.of(Detail.amount("clock", seconds, "seconds")))
            : Finding.ABSENT,
        found);
  }

  @Test
  void aClockThatNobodyHeardIsUnknown() {
    Sighting seen = new Sighting("t", Sightings.well("t", START).presence(), null, List.of());
    assertEquals(
        Finding.UNKNOWN, look(new Condition.ClockSkew(Duration.ofMinutes(1)), seen, START));
  }

  @Test
  void changesOfOnePartWithinTheWindowAreCounted() {
    List<Presence.Transition> changes = new ArrayList<>();
    changes.add(change(0, "scanner", null));
    changes.add(change(100, "scanner", "online"));
    changes.add(change(200, "printer", "online"));
    changes.add(change(300, "scanner", "userError"));
    assertEquals(Finding.ABSENT, flapping(changes, 400));
    changes.add(change(400, "scanner", "online"));
    assertEquals(
        new Finding.Holds(List.of(Detail.amount("scanner", 3, "changes"))), flapping(changes, 400));
    assertEquals(Finding.ABSENT, flapping(changes, 701));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, -, UNKNOWN, UNKNOWN", "99, 79.9, HOLDS, ABSENT", "100, 80, ABSENT, HOLDS"})
  void diskAndTemperatureCountWhereTheyAreTold(
      @Nullable Long free, @Nullable Double temperature, String disk, String hot) {
    Sighting seen =
        Sightings.of(
            "t",
            new Heartbeat(1, 1, null, "1", "idle", 1, null, null, null, free, temperature, null),
            START);
    assertEquals(disk, word(look(new Condition.DiskFull(100), seen, START)));
    assertEquals(hot, word(look(new Condition.Hot(80), seen, START)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, UNKNOWN", "0, ABSENT", "2, HOLDS"})
  void refusedSubmissionsNeedTheStaff(@Nullable Integer refused, String found) {
    Sighting seen =
        Sightings.of(
            "t", Sightings.report("idle", List.of(), new Heartbeat.Outbox(0, 0, refused)), START);
    assertEquals(found, word(look(new Condition.SubmissionRefused(), seen, START)));
  }

  @Test
  void whatHappensToTheApplicationIsCountedByItsKind() {
    List<Presence.Transition> changes =
        List.of(
            happened(0, "crashed"), happened(10, "maintenance-opened"), happened(20, "crashed"));
    Condition two = new Condition.Incidents("crashed", 2, Duration.ofMinutes(30));
    Sighting seen =
        new Sighting("t", Sightings.silent("t", START).presence(), null, List.copyOf(changes));
    assertEquals(
        new Finding.Holds(List.of(Detail.amount("crashed", 2, "incidents"))),
        look(two, seen, START.plusSeconds(1800)));
    assertEquals(Finding.ABSENT, look(two, seen, START.plusSeconds(1801)));
  }

  private static Presence.Transition happened(int second, String kind) {
    return new Presence.Transition(START.plusSeconds(second), "application", null, kind, null);
  }

  @Test
  void failuresWithinTheWindowAreCountedAlsoOfASilentTerminal() {
    Condition three = new Condition.SubmissionsFail(3, Duration.ofMinutes(30));
    Standing standing =
        new Standing(null, List.of(START, START.plusSeconds(10), START.plusSeconds(1000)), null);
    Subject silent = new Subject.Station(Sightings.silent("t", START), standing);
    assertEquals(
        new Finding.Holds(List.of(Detail.amount("submissions", 3, "submissions"))),
        Finding.look(three, silent, START.plusSeconds(1800)));
    assertEquals(Finding.ABSENT, Finding.look(three, silent, START.plusSeconds(1801)));
  }

  @ParameterizedTest
  @CsvSource({"79, ABSENT", "80, HOLDS", "100, HOLDS", "1000, HOLDS"})
  void aCertificateThatIsNotRenewedInTimeCountsWhateverItsLife(int hours, String found) {
    Validity certificate = new Validity(START, START.plus(Duration.ofHours(100)));
    Subject silent =
        new Subject.Station(
            Sightings.silent("t", START), new Standing(certificate, List.of(), null));
    Instant now = START.plus(Duration.ofHours(hours));
    assertEquals(found, word(Finding.look(new Condition.CertificateEnds(20), silent, now)));
    assertEquals(
        Finding.ABSENT, look(new Condition.CertificateEnds(20), Sightings.silent("t", START), now));
  }

  @Test
  void whatIsNoTerminalIsLookedAtByItsOwnConditionsAlone() {
    Subject own = new Subject.OwnCertificate(Subject.AUTHORITY, START.plus(Duration.ofDays(21)));
    Condition ends = new Condition.OwnCertificateEnds(Duration.ofDays(21));
    assertEquals("HOLDS", word(Finding.look(ends, own, START)));
    assertEquals("ABSENT", word(Finding.look(ends, own, START.minusSeconds(1))));
    assertEquals("ABSENT", word(Finding.look(SILENCE, own, START)));
    assertEquals("ABSENT", word(look(ends, Sightings.well("t", START), START)));
    Condition late = new Condition.Overdue(Subject.CASES);
    assertEquals("HOLDS", word(Finding.look(late, new Subject.Overdue(Subject.CASES, 2), START)));
    assertEquals("ABSENT", word(Finding.look(late, new Subject.Overdue(Subject.CASES, 0), START)));
    assertEquals(
        "ABSENT", word(Finding.look(late, new Subject.Overdue(Subject.COMPLAINTS, 2), START)));
    Condition hotline = Condition.of("hotline-given-up", 0, 0);
    assertEquals(
        "HOLDS", word(Finding.look(hotline, new Subject.Overdue(Subject.HOTLINE, 1), START)));
    assertEquals(
        "ABSENT", word(Finding.look(hotline, new Subject.Overdue(Subject.HOTLINE, 0), START)));
    assertEquals(
        "ABSENT", word(Finding.look(hotline, new Subject.Overdue(Subject.COMPLAINTS, 1), START)));
    Condition messages = Condition.of("messages-untold", 0, 0);
    assertEquals(
        "HOLDS", word(Finding.look(messages, new Subject.Overdue(Subject.MESSAGES, 1), START)));
    assertEquals(
        "ABSENT", word(Finding.look(messages, new Subject.Overdue(Subject.MESSAGES, 0), START)));
    assertEquals(
        "ABSENT", word(Finding.look(messages, new Subject.Overdue(Subject.HOTLINE, 1), START)));
    Condition gaps = new Condition.ForwardingGaps();
    assertEquals("HOLDS", word(Finding.look(gaps, new Subject.ForwardingGaps(1), START)));
    assertEquals("ABSENT", word(Finding.look(gaps, new Subject.ForwardingGaps(0), START)));
    Condition unsettled = new Condition.PaymentsUnsettled(Duration.ofMinutes(30));
    Subject payments = new Subject.UnsettledPayments(START.minus(Duration.ofMinutes(30)));
    assertEquals("HOLDS", word(Finding.look(unsettled, payments, START)));
    assertEquals("ABSENT", word(Finding.look(unsettled, payments, START.minusSeconds(1))));
    assertEquals(
        "ABSENT", word(Finding.look(unsettled, new Subject.UnsettledPayments(null), START)));
    Condition missing = new Condition.SigningKeyMissing();
    assertEquals("HOLDS", word(Finding.look(missing, new Subject.SigningKey(false), START)));
    assertEquals("ABSENT", word(Finding.look(missing, new Subject.SigningKey(true), START)));
    assertTrue(ends.concerns(own));
    assertFalse(ends.concerns(Sightings.station(Sightings.well("t", START))));
    assertFalse(SILENCE.concerns(own));
  }

  private static String word(Finding found) {
    return switch (found) {
      case Finding.Holds _ -> "HOLDS";
      case Finding.Absent _ -> "ABSENT";
      case Finding.Unknown _ -> "UNKNOWN";
    };
  }

  private static Finding look(Condition condition, Sighting seen, Instant now) {
    return Finding.look(condition, Sightings.station(seen), now);
  }

  private static Finding flapping(List<Presence.Transition> changes, int seconds) {
    return look(
        CHANGES,
        new Sighting("t", Sightings.well("t", START).presence(), null, changes),
        START.plusSeconds(seconds));
  }

  private static Presence.Transition change(int seconds, String part, @Nullable String from) {
    return new Presence.Transition(START.plusSeconds(seconds), part, from, "x", null);
  }
}
