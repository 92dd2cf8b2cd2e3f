// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real supervisor with small programs in place of releases.
class SupervisorTest {

  private static final String DIES = "exit 1";
  private static final String HANGS = "trap '' TERM; while :; do sleep 0.05; done";

  /// What a kiosk does when it is confirmed.
  private static final String CONFIRMS =
      "beat; touch \"$KIOSK_HOME/slots/b/confirmed\"; ln -sfn slots/b \"$KIOSK_HOME/.c\";"
          + " mv -T \"$KIOSK_HOME/.c\" \"$KIOSK_HOME/current\"; rm \"$KIOSK_HOME/trial\"; works";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // each test begins with it
  private Home home;

  private Home home(Map<String, String> limits) throws IOException {
    home = new Home(folder, limits);
    return home;
  }

  private Home home() throws IOException {
    return home(Map.of());
  }

  @AfterEach
  void end() {
    home.close();
  }

  private static long inAMinute() {
    return System.currentTimeMillis() / 1000 + 60;
  }

  @Test
  void whatEndsIsStartedAgain() throws Exception {
    home().release("a", "beat; [ $(wc -l <\"$LIVES\") -ge 3 ] && works; sleep 0.1; exit 75");
    home.start();
    home.awaitLives("a", "a", "a");
  }

  @Test
  void theNextOneLearnsHowTheLastOneEndedUnasked() throws Exception {
    home()
        .release(
            "a",
            "echo \"${KIOSK_ENDED:-asked}\" >>\"$LIVES\"; beat; [ $(wc -l <\"$LIVES\") -ge 6 ] && works;"
                + " sleep 0.1; [ $(wc -l <\"$LIVES\") -ge 4 ] && exit 75; exit 70");
    home.start();
    home.awaitLives("a", "asked", "a", "70", "a", "asked");
  }

  @Test
  void itsOptionsAndFlagsAreHandedOn() throws Exception {
    home().release("a", "shift 2; echo \"$*\" >>\"$LIVES\"; works");
    home.start("--config", "terminal x.json");
    home.awaitLives("a", "--config terminal x.json");
  }

  @Test
  void aTrialThatConfirmsItselfRunsFromThenOn() throws Exception {
    home().release("b", CONFIRMS);
    home.trial("b", 0, inAMinute());
    home.start();
    home.await("it is confirmed", () -> !home.has("trial"));
    home.release("b", "works");
    var kiosk = home.kiosk();
    kiosk.destroyForcibly();
    home.awaitLives("b", "b");
    assertEquals("slots/b", home.current());
    assertFalse(home.has("fallen"));
  }

  @Test
  void aTrialThatCrashesIsStartedTwiceAndTakenBack() throws Exception {
    home().release("b", DIES);
    home.trial("b", 0, inAMinute());
    home.start();
    home.awaitLives("b", "b", "a");
    assertEquals("b crashed", home.read("fallen"));
    assertFalse(home.has("trial"));
    assertEquals("slots/a", home.current());
  }

  @Test
  void aTrialThatEndsContentedlyIsNoBetter() throws Exception {
    home().release("b", "beat; sleep 0.1; exit 0");
    home.trial("b", 0, inAMinute());
    home.start();
    home.awaitLives("b", "b", "a");
  }

  @Test
  void aTrialThatGivesUpByItselfIsNotStartedAgain() throws Exception {
    home().release("b", "beat; rm \"$KIOSK_HOME/trial\"; sleep 0.1; exit 75");
    home.trial("b", 0, inAMinute());
    home.start();
    home.awaitLives("b", "a");
    assertFalse(home.has("fallen"));
  }

  @Test
  void aTrialThatShowsNoScreenIsTakenBackAtOnceThoughItRefusesToEnd() throws Exception {
    home(Map.of("KIOSK_FIRST_SCREEN", "10")).release("b", HANGS);
    home.trial("b", 0, inAMinute());
    home.start();
    home.awaitLives("b", "a");
    assertEquals("b no-screen", home.read("fallen"));
  }

  @Test
  void aTrialThatTakesTooLongIsTakenBack() throws Exception {
    home().release("b", Home.GOOD);
    home.trial("b", 0, System.currentTimeMillis() / 1000 + 2);
    home.start();
    home.awaitLives("b", "b ends", "a");
    assertEquals("b not-confirmed-in-time", home.read("fallen"));
  }

  @Test
  void aClockThatWasPutBackProlongsNothing() throws Exception {
    home(Map.of("KIOSK_LONGEST_TRIAL", "10")).release("b", Home.GOOD);
    home.trial("b", 0, inAMinute() + 10_000_000);
    home.start();
    home.awaitLives("b", "b ends", "a");
  }

  @Test
  void aTrialWhoseTimeIsOverIsNotStarted() throws Exception {
    home().release("b", Home.GOOD);
    home.trial("b", 0, System.currentTimeMillis() / 1000 - 1);
    home.start();
    home.awaitLives("a");
    assertEquals("b not-confirmed-in-time", home.read("fallen"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "b",
        "b 0 99999999999",
        "b 0 99999999999 0123456789abcdef\n",
        "c 0 99999999999 SUM\n",
        "b -1 99999999999 SUM\n",
        "b 0 99999999999 SUM more\n",
        "b $(reboot) 99999999999 SUM\n",
        "b 0 a[$(reboot)] SUM\n",
        "\0\1\2\3 \377 *\n",
      })
  void aTornTrialIsNotStarted(String text) throws Exception {
    home().release("b", Home.GOOD);
    var line = text.replaceFirst(" SUM.*\n?$", "");
    Files.writeString(home.folder.resolve("trial"), text.replace("SUM", Home.checksum(line)));
    home.start();
    home.awaitLives("a");
    assertEquals("- damaged", home.read("fallen"));
  }

  @Test
  void aTrialThatCannotBeCountedIsNotStarted() throws Exception {
    home().release("b", Home.GOOD);
    home.trial("b", 0, inAMinute());
    home.tool("sync", "#!/bin/sh\nexit 1\n");
    home.start();
    home.awaitLives("a");
  }

  @Test
  void whatWasConfirmedAndEndsTooOftenLeadsToTheOtherSlot() throws Exception {
    home(Map.of("KIOSK_MOST_ENDS", "3")).release("a", DIES);
    home.release("b", Home.GOOD);
    home.confirmed("b");
    home.start();
    home.awaitLives("a", "a", "a", "b");
    assertEquals("a crash-loop", home.read("fallen"));
    assertEquals("slots/b", home.current());
    assertFalse(home.has("slots/a/confirmed"));
  }

  @Test
  void aSteadyLifeBeginsANewCount() throws Exception {
    home(Map.of("KIOSK_MOST_ENDS", "2", "KIOSK_STEADY", "4"))
        .release("a", "beat; sleep 0.4; exit 1");
    home.release("b", Home.GOOD);
    home.confirmed("b");
    home.start();
    home.await("four lives", () -> home.lived().size() >= 4);
    assertEquals(List.of("a", "a", "a", "a"), home.lived().subList(0, 4));
  }

  @Test
  void aSlotThatNeverWorkedIsNoWayOut() throws Exception {
    home(Map.of("KIOSK_MOST_ENDS", "2", "KIOSK_LONGEST_PAUSE", "2")).release("a", DIES);
    home.release("b", Home.GOOD);
    home.start();
    home.await("it goes on trying", () -> home.lived().size() >= 8);
    assertEquals(8, Collections.frequency(home.lived().subList(0, 8), "a"));
  }

  @Test
  void withBothBrokenItGoesOnTryingEverMoreSlowly() throws Exception {
    home(Map.of("KIOSK_MOST_ENDS", "2", "KIOSK_LONGEST_PAUSE", "8")).release("a", DIES);
    home.release("b", "exit 78");
    home.confirmed("b");
    var supervisor = home.start();
    home.await("it goes on trying", () -> home.lived().size() >= 8);
    assertEquals(List.of("a", "a", "b", "b", "b", "b", "b", "b"), home.lived().subList(0, 8));
    home.release("b", Home.GOOD);
    home.await("it works again", home::beats);
    assertTrue(supervisor.isAlive());
  }

  @Test
  void aMissingLinkIsNoReasonToStandStill() throws Exception {
    home();
    Files.delete(home.folder.resolve("current"));
    home.start();
    home.awaitLives("a");
  }

  @Test
  void theMachineIsBootedWhereTheKioskWantsItAndGoesOnWhereThatFails() throws Exception {
    home(Map.of("HALL_REBOOT_COMMAND", "reboot-it now"))
        .release("a", "beat; [ $(wc -l <\"$LIVES\") -ge 3 ] && works; sleep 0.1; exit 76");
    home.tool("reboot-it", "#!/bin/sh\necho \"reboot $1\" >>\"$LIVES\"\nexit 1\n");
    home.start();
    home.awaitLives("a", "reboot now", "a");
  }

  @Test
  void aBlockedKioskIsKilledAndStartedAgain() throws Exception {
    home(Map.of("KIOSK_SILENCE", "10"))
        .release("a", "beat; [ $(wc -l <\"$LIVES\") -ge 2 ] && works; " + HANGS);
    home.start();
    home.awaitLives("a", "a");
    assertTrue(home.said().contains("no sign of life"), home::toString);
  }

  @Test
  void aSignalEndsTheKioskInGoodOrder() throws Exception {
    var supervisor = home().start();
    home.await("it lives", home::beats);
    supervisor.destroy();
    assertTrue(supervisor.waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, supervisor.exitValue());
    assertEquals(List.of("a", "a ends"), home.lived());
  }

  @Test
  void aKioskThatIgnoresTheSignalIsKilled() throws Exception {
    home(Map.of("KIOSK_GRACE", "5")).release("a", HANGS);
    var supervisor = home.start();
    home.awaitLives("a");
    var kiosk = home.kiosk();
    supervisor.destroy();
    assertTrue(supervisor.waitFor(10, TimeUnit.SECONDS));
    assertFalse(kiosk.isAlive());
  }

  @Test
  void whatEndsByItsOwnWishIsNotStartedAgain() throws Exception {
    home().release("a", "beat; sleep 0.2; exit 0");
    var supervisor = home.start();
    assertTrue(supervisor.waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, supervisor.exitValue());
    home.awaitLives("a");
  }

  @Test
  void noKioskOutlivesItsSupervisor() throws Exception {
    var supervisor = home().start();
    home.await("it lives", home::beats);
    var kiosk = home.kiosk();
    supervisor.destroyForcibly().waitFor();
    home.await("it ends", () -> !kiosk.isAlive());
    home.start();
    home.awaitLives("a", "a");
  }

  /// The power fails before each single step of two ways back; the next start goes the same way.
  @ParameterizedTest
  @ValueSource(strings = {"trial", "crash-loop"})
  void aPowerCutAtAnyStepLeadsToTheSameEnd(String way) throws Exception {
    int cuts = 0;
    for (boolean cut = true; cut; cuts++) {
      var limits = new HashMap<>(Map.of("KIOSK_MOST_ENDS", "2", "CUT_AT", "" + (cuts + 1)));
      limits.put("STEPS", folder.resolve("steps-" + cuts).toString());
      home = new Home(folder.resolve(way + cuts), limits);
      for (var step : List.of("sync", "mv", "rm", "ln")) {
        home.tool(step, cutting(step));
      }
      boolean trial = way.equals("trial");
      home.release(trial ? "b" : "a", DIES);
      home.release(trial ? "a" : "b", Home.GOOD);
      var good = trial ? "a" : "b";
      if (trial) {
        home.trial("b", 0, inAMinute());
      } else {
        home.confirmed("b");
      }
      var first = home.start();
      home.await("it works or the power failed", () -> home.beats() || !first.isAlive());
      cut = !first.isAlive();
      if (cut) {
        home.start();
      }
      home.await("it works", home::beats);
      assertEquals(good, home.lived().getLast());
      assertEquals("slots/" + good, home.current());
      assertFalse(home.has("trial"));
      assertEquals(trial ? "b crashed" : "a crash-loop", home.read("fallen"));
      assertTrue(!trial || home.lived().size() <= 3, "cut " + cuts + home.lived());
      home.close();
    }
    assertTrue(cuts > 5, cuts + " cuts" + home.lived() + home.said());
  }

  /// A command that ends the supervisor instead of doing its work when its turn has come.
  private static String cutting(String command) {
    return """
    #!/usr/bin/env bash
    step=$(($(cat "$STEPS" 2>/dev/null || echo 0) + 1))
    echo $step >"$STEPS"
    [ $step != "$CUT_AT" ] || { kill -9 $PPID; exit 1; }
    exec /usr/bin/%s "$@"
    """
        .formatted(command);
  }
}
