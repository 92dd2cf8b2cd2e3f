// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.terminal.Heartbeat.Device;
import hall.server.terminal.Heartbeat.Incident;
import hall.server.terminal.Presence.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  @Test
  void theFirstReportBringsTheTerminalAndItsDevicesToLight() {
    Step.Moved moved = moved(Presence.reported(null, report(1, 1, "online", null), START));
    assertTrue(moved.next().online());
    assertEquals(
        List.of("terminal null→online", "scanner null→online"), described(moved.transitions()));
  }

  @Test
  void anOlderEpochNeverOverwritesANewerLivingOne() {
    Presence known = presence(report(2, 1, "online", null));
    assertInstanceOf(
        Step.Superseded.class, Presence.reported(known, report(1, 99, "offline", null), START));
  }

  @Test
  void aLateCopyWithinTheEpochIsIgnored() {
    Presence known = presence(report(2, 5, "online", null));
    assertInstanceOf(
        Step.Ignored.class, Presence.reported(known, report(2, 5, "offline", null), START));
    assertInstanceOf(
        Step.Ignored.class, Presence.reported(known, report(2, 4, "offline", null), START));
  }

  @Test
  void aTerminalWhoseClockWentBackIsBelievedOnceTheOldProcessIsSilent() {
    Presence gone = new Presence(false, START, report(2, 5, "online", null));
    Step.Moved moved = moved(Presence.reported(gone, report(1, 1, "online", null), START));
    assertTrue(moved.next().online());
    assertEquals(List.of("terminal offline→online"), described(moved.transitions()));
  }

  @Test
  void anUnchangedReportLeavesNoTransition() {
    Presence known = presence(report(1, 1, "online", null));
    assertEquals(
        List.of(),
        moved(Presence.reported(known, report(1, 2, "online", null), START)).transitions());
  }

  @Test
  void aDeviceThatChangesStateOrReasonLeavesATransition() {
    Presence known = presence(report(1, 1, "userError", "media-jam"));
    assertEquals(
        List.of("scanner userError→userError media-empty"),
        described(
            moved(Presence.reported(known, report(1, 2, "userError", "media-empty"), START))
                .transitions()));
  }

  @Test
  void whatHappenedToTheApplicationIsKeptOnceHoweverOftenItIsTold() {
    Incident first = new Incident(1, "crashed", "2026-11-01T00:00:00Z", "status-70");
    Incident second = new Incident(2, "maintenance-opened", "2026-11-01T00:05:00Z", null);
    assertEquals(
        List.of("terminal null→online", "scanner null→online"),
        described(
            moved(Presence.reported(null, report(1, 1, "online", null, List.of(first)), START))
                .transitions()),
        "what happened before anybody watched");
    Presence known = presence(report(1, 1, "online", null));
    Step.Moved told =
        moved(Presence.reported(known, report(1, 2, "online", null, List.of(first)), START));
    assertEquals(List.of("application null→crashed status-70"), described(told.transitions()));
    // A new process tells what is known, and what came since.
    Step.Moved again =
        moved(
            Presence.reported(
                told.next(), report(2, 1, "online", null, List.of(first, second)), START));
    assertEquals(List.of("application null→maintenance-opened"), described(again.transitions()));
  }

  @Test
  void threeMissedIntervalsAreOfflineAndTwoAreNot() {
    Presence known = presence(report(1, 1, "online", null));
    assertInstanceOf(Step.Ignored.class, Presence.waited(known, INTERVAL, START.plusSeconds(89)));
    Step.Moved moved = moved(Presence.waited(known, INTERVAL, START.plusSeconds(90)));
    assertEquals(List.of("terminal online→offline silent"), described(moved.transitions()));
    assertEquals(START, moved.next().lastSeen());
    assertInstanceOf(
        Step.Ignored.class, Presence.waited(moved.next(), INTERVAL, START.plusSeconds(900)));
  }

  private static Presence presence(Heartbeat report) {
    return new Presence(true, START, report);
  }

  private static Step.Moved moved(Step step) {
    return assertInstanceOf(Step.Moved.class, step);
  }

  private static Heartbeat report(
      long epoch, long sequence, String scanner, @Nullable String reason) {
    return report(epoch, sequence, scanner, reason, null);
  }

  private static Heartbeat report(
      long epoch,
      long sequence,
      String scanner,
      @Nullable String reason,
      @Nullable List<Incident> incidents) {
    return new Heartbeat(
        epoch,
        sequence,
        null,
        "1",
        "idle",
        1,
        null,
        List.of(new Device("scanner", scanner, reason, List.of())),
        null,
        null,
        null,
        incidents);
  }

  private static List<String> described(List<Presence.Transition> transitions) {
    return transitions.stream()
        .map(t ->
            t.subject()
                + " "
                + t.from()
                + "→"
                + t.to()
                + (t.reason() == null ? "" : " " + t.reason()))
        .toList();
  }
}
