// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import static hall.server.alert.Sightings.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.alert.AlertWatch.Verdict;
import hall.server.terminal.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertWatchTest {
  private static final AlertRule RULE = rule(true, 60, 30);
  private static final AlertWatch.Key KEY = new AlertWatch.Key("t", "device");

  private final AlertWatch watch = new AlertWatch();
  private final Map<AlertWatch.Key, List<Detail>> raised = new HashMap<>();

  @Test
  void aConditionThatLastsIsRaisedOnceAndOneThatIsGoneIsClearedOnce() {
    assertEquals("", look(0, "userError"));
    assertEquals("", look(59, "userError"));
    assertEquals("raised", look(60, "userError"));
    assertEquals("", look(65, "userError"));
    assertEquals("", look(70, "online"));
    assertEquals("", look(99, "online"));
    assertEquals("cleared", look(100, "online"));
    assertEquals("", look(105, "online"));
  }

  @Test
  void aGapStartsTheDurationAgain() {
    look(0, "userError");
    assertEquals("", look(50, "online"));
    assertEquals("", look(55, "userError"));
    assertEquals("", look(114, "userError"));
    assertEquals("raised", look(115, "userError"));
    look(120, "online");
    assertEquals("", look(140, "userError"));
    assertEquals("", look(145, "online"));
    assertEquals("", look(174, "online"));
    assertEquals("cleared", look(175, "online"));
  }

  @Test
  void silenceOfTheTerminalChangesNothingAndForgetsBeginnings() {
    look(0, "userError");
    assertEquals("", look(50, null));
    assertEquals("", look(60, "userError"));
    assertEquals("raised", look(120, "userError"));
    assertEquals("", look(500, null));
    assertEquals("", look(510, "online"));
    assertEquals("cleared", look(540, "online"));
  }

  @Test
  void whatCouldNotBeWrittenIsSaidAgain() {
    look(0, "userError");
    assertEquals("raised", look(60, "userError"));
    raised.clear();
    assertEquals("raised", look(65, "userError"));
    look(70, "online");
    assertEquals("cleared", look(100, "online"));
    raised.put(KEY, List.of());
    assertEquals("cleared", look(105, "online"));
  }

  @Test
  void aSecondFaultIsDescribedNotRaised() {
    look(0, "userError");
    look(60, "userError");
    assertEquals("changed", look(65, "hardwareError"));
    assertEquals("", look(70, "hardwareError"));
  }

  @Test
  void aRuleThatIsSwitchedOffClearsItsAlertsAtOnce() {
    look(0, "userError");
    look(60, "userError");
    assertEquals("cleared", look(rule(false, 60, 30), watch, 65, "userError"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsRaisedTwiceTooEarlyOrForgottenHoweverWritesFailAndServersRestart(long seed) {
    Random random = new Random(seed);
    AlertWatch some = new AlertWatch();
    Instant held = Instant.MAX;
    Instant gone = Instant.MAX;
    String state = "online";
    for (int second = 0; second < 20_000; second += 5) {
      Instant now = START.plusSeconds(second);
      if (random.nextInt(12) == 0) {
        state = random.nextBoolean() ? "online" : random.nextBoolean() ? "userError" : "silent";
      }
      if (random.nextInt(200) == 0) {
        some = new AlertWatch();
        held = Instant.MAX;
        gone = Instant.MAX;
      }
      held = state.equals("userError") ? min(held, now) : Instant.MAX;
      gone = state.equals("online") ? min(gone, now) : Instant.MAX;
      boolean known = raised.containsKey(KEY);
      List<Verdict> verdicts =
          some.look(
              List.of(RULE), List.of(Sightings.station(sighting(second, state))), raised, now);
      boolean wantsRaise = !known && lasted(held, 60, now);
      boolean wantsClear = known && lasted(gone, 30, now);
      assertEquals(
          wantsRaise ? "raised" : wantsClear ? "cleared" : "", said(verdicts), "at " + second);
      if (random.nextInt(10) != 0) {
        verdicts.forEach(this::write);
      }
    }
    assertTrue(some.look(List.of(), List.of(), Map.of(), START).isEmpty());
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static boolean lasted(Instant since, int seconds, Instant now) {
    return !since.equals(Instant.MAX) && !now.isBefore(since.plusSeconds(seconds));
  }

  private String look(int second, @Nullable String state) {
    return look(RULE, watch, second, state);
  }

  private String look(AlertRule rule, AlertWatch by, int second, @Nullable String state) {
    List<Verdict> verdicts =
        by.look(
            List.of(rule),
            List.of(Sightings.station(sighting(second, state == null ? "silent" : state))),
            raised,
            START.plusSeconds(second));
    assertFalse(verdicts.size() > 1);
    verdicts.forEach(this::write);
    return said(verdicts);
  }

  private void write(Verdict verdict) {
    switch (verdict) {
      case Verdict.Raised(var key, var _, var details) -> raised.put(key, details);
      case Verdict.Cleared(var key) -> raised.remove(key);
      case Verdict.Changed(var key, var details) -> raised.put(key, details);
    }
  }

  private static String said(List<Verdict> verdicts) {
    return verdicts.isEmpty()
        ? ""
        : switch (verdicts.getFirst()) {
          case Verdict.Raised _ -> "raised";
          case Verdict.Cleared _ -> "cleared";
          case Verdict.Changed _ -> "changed";
        };
  }

  private static Sighting sighting(int second, String state) {
    Instant now = START.plusSeconds(second);
    return state.equals("silent")
        ? Sightings.silent("t", now)
        : Sightings.device("t", state, null, now);
  }

  private static AlertRule rule(boolean enabled, int raiseAfter, int clearAfter) {
    return new AlertRule(
        "device",
        new Condition.DeviceUnusable(),
        Severity.MAJOR,
        enabled,
        Duration.ofSeconds(raiseAfter),
        Duration.ofSeconds(clearAfter),
        Duration.ZERO,
        1);
  }
}
