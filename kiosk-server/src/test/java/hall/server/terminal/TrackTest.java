// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.terminal.Heartbeat.Device;
import hall.server.terminal.Presence.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrackTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  @Test
  void whatIsWrittenTakesThePlaceOfWhatWasKnown() {
    Track sent = heard(written(), 2, "userError", 30).sent();
    assertEquals(2, sent.row().version());
    assertEquals(List.of("scanner→userError"), described(sent.row()));
    Track later = heard(sent, 3, "online", 60);
    Track after = later.written();
    assertEquals(2, after.version());
    assertEquals(List.of("scanner→online"), described(after.sent().row()));
    assertFalse(after.sent().written().isUnwritten());
  }

  @Test
  void whatCouldNotBeWrittenIsSentAgainWithWhatCameMeanwhile() {
    Track failed = heard(written(), 2, "userError", 30).sent();
    Track again = heard(failed, 3, "online", 60).sent();
    assertEquals(2, again.row().version());
    assertEquals(List.of("scanner→userError", "scanner→online"), described(again.row()));
  }

  @Test
  void anAbsentDatabaseCostsNoMemoryForReportsThatChangeNothing() {
    Track track = written();
    for (int i = 2; i < 500; i++) {
      track = heard(track, i, i % 100 == 0 ? "offline" : "online", i * 30L).sent();
    }
    assertEquals(9, track.writing().size());
    assertEquals(8, track.row().transitions().size());
  }

  @Test
  void aChangeThatAnotherServerWroteAlreadyIsNotWrittenAgain() {
    Track here = heard(written(), 2, "userError", 30);
    Presence there = new Presence(true, START.plusSeconds(31), report(1, 3, "userError"));
    assertFalse(here.rebased(new Track.Stored(2, there), INTERVAL).isUnwritten());
  }

  @Test
  void aChangeOnTopOfWhatAnotherServerWroteIsWrittenOnTop() {
    Track here = heard(written(), 3, "online", 60).sent();
    Presence there = new Presence(true, START.plusSeconds(30), report(1, 2, "userError"));
    Track next = here.rebased(new Track.Stored(2, there), INTERVAL).sent();
    assertEquals(3, next.row().version());
    assertEquals(List.of("scanner→online"), described(next.row()));
  }

  @Test
  void aReportOfAnOlderProcessLeavesNothingOnceTheNewerOneIsKnown() {
    Track here = heard(written(), 2, "userError", 30);
    Presence there = new Presence(true, START.plusSeconds(29), report(2, 1, "online"));
    Track next = here.rebased(new Track.Stored(2, there), INTERVAL);
    assertFalse(next.isUnwritten());
    assertEquals(2, Objects.requireNonNull(next.presence()).report().epoch());
  }

  @Test
  void aSilenceThatAnotherServerKnowsToBeNoneLeavesNothing() {
    Instant at = START.plusSeconds(95);
    Presence known = Objects.requireNonNull(written().presence());
    Track silent =
        written()
            .moved(
                null, at, assertInstanceOf(Step.Moved.class, Presence.waited(known, INTERVAL, at)));
    assertTrue(silent.isUnwritten());
    Presence heardThere = new Presence(true, START.plusSeconds(80), report(1, 5, "online"));
    Track next = silent.rebased(new Track.Stored(2, heardThere), INTERVAL);
    assertFalse(next.isUnwritten());
    assertTrue(Objects.requireNonNull(next.presence()).online());
    Presence silentThere = new Presence(false, START, report(1, 1, "online"));
    assertFalse(silent.rebased(new Track.Stored(2, silentThere), INTERVAL).isUnwritten());
  }

  private static Track written() {
    return heard(Track.UNKNOWN, 1, "online", 0).sent().written();
  }

  private static Track heard(Track track, long sequence, String scanner, long second) {
    Heartbeat report = report(1, sequence, scanner);
    Instant at = START.plusSeconds(second);
    return track.moved(
        report,
        at,
        assertInstanceOf(Step.Moved.class, Presence.reported(track.presence(), report, at)));
  }

  private static Heartbeat report(long epoch, long sequence, String scanner) {
    return new Heartbeat(
        epoch,
        sequence,
        null,
        "1",
        "idle",
        1,
        null,
        List.of(new Device("scanner", scanner, null, List.of())),
        null,
        null,
        null,
        null);
  }

  private static List<String> described(Track.Row row) {
    return row.transitions().stream().map(t -> t.subject() + "→" + t.to()).toList();
  }
}
