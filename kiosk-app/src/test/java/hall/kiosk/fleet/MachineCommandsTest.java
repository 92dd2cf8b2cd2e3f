// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.fleet.TerminalApi.WantedCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reboots, pictures and the volume, with the power cut wherever it hurts.
class MachineCommandsTest {

  @TempDir private Path folder;
  private AgentLives lives;

  @BeforeEach
  void open() {
    lives = new AgentLives(folder);
  }

  private void order(String id, String kind, @Nullable Integer volume) {
    lives.server.order(new WantedCommand(id, kind, null, null, null, volume, null));
  }

  @Test
  void aRebootIsDoneOnlyOnceTheMachineIsUpAgain() throws Exception {
    order("c1", "reboot", null);
    lives.next();
    lives.hands.await("reboot");
    assertEquals(List.of("c1 received", "c1 running"), lives.server.reports());
    lives.hands.bootAs("boot-2");
    lives.next();
    lives.server.awaitReports("c1 received", "c1 running", "c1 done");
    // A server that was restored from a backup lists it anew.
    order("c1", "reboot", null);
    lives.next();
    lives.server.awaitReports("c1 received", "c1 running", "c1 done", "c1 done");
    assertEquals(List.of("reboot"), lives.hands.done());
  }

  @Test
  void aMachineThatDidNotGoDownIsFoundOutAndNotAskedAgain() throws Exception {
    order("c1", "reboot", null);
    lives.next();
    lives.hands.await("reboot");
    lives.next();
    lives.server.awaitReports("c1 received", "c1 running", "c1 failed reboot-not-happened");
    assertEquals(List.of("reboot"), lives.hands.done());
  }

  /// The process died after it had remembered the reboot and before it could ask for it.
  @Test
  void aPowerCutInsteadOfTheRebootIsOne() throws Exception {
    order("c1", "reboot", null);
    lives.hands.citizenComes();
    lives.next();
    lives.server.awaitReports("c1 received");
    lives.end();
    var memory = CommandMemory.open(folder);
    memory.begin("c1", lives.hands.bootId());
    lives.hands.bootAs("boot-2");
    lives.next();
    lives.server.awaitReports("c1 received", "c1 done");
    assertEquals(List.of(), lives.hands.done());
  }

  /// Between the answer to `running` and the memory's file nothing was begun.
  @Test
  void aPowerCutBeforeTheRebootIsRememberedRebootsOnce() throws Exception {
    order("c1", "reboot", null);
    lives.server.loseNext("running");
    lives.next();
    lives.server.awaitReports("c1 received");
    lives.hands.bootAs("boot-2");
    lives.next();
    lives.hands.await("reboot");
    lives.hands.bootAs("boot-3");
    lives.next();
    lives.server.awaitReports("c1 received", "c1 received", "c1 running", "c1 done");
    assertEquals(List.of("reboot"), lives.hands.done());
  }

  @Test
  void aRebootThatIsCancelledOrOverWhileACitizenIsHereNeverHappens() throws Exception {
    lives.hands.citizenComes();
    order("c1", "reboot", null);
    order("c2", "volume", 40);
    lives.next();
    lives.server.awaitReports("c1 received");
    lives.server.cancel("c1");
    lives.hands.citizenLeaves();
    lives.server.awaitReports("c1 received", "c2 received", "c2 running", "c2 done");
    assertEquals(List.of("volume 40"), lives.hands.done());
  }

  @Test
  void whereTheSystemTellsNoBootNothingIsBooted() throws Exception {
    lives.hands.bootAs("");
    order("c1", "reboot", null);
    lives.next();
    lives.server.awaitReports("c1 received", "c1 running", "c1 failed no-boot-id");
    assertEquals(List.of(), lives.hands.done());
  }

  @Test
  void aPictureWaitsForTheCitizenToLeaveAndIsSent() throws Exception {
    lives.hands.citizenComes();
    order("c1", "screenshot", null);
    lives.next();
    lives.server.awaitReports("c1 received");
    assertEquals(List.of(), lives.hands.done());
    lives.hands.citizenLeaves();
    lives.server.awaitReports("c1 received", "c1 running", "c1 done");
    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, lives.server.last().picture());
  }

  @Test
  void aPictureThatExpiresWhileACitizenIsHereIsNeverTaken() throws Exception {
    lives.hands.citizenComes();
    order("c1", "screenshot", null);
    lives.next();
    lives.server.awaitReports("c1 received");
    lives.server.cancel("c1");
    lives.hands.citizenLeaves();
    order("c2", "log-bundle", null);
    lives.next();
    lives.server.awaitReports("c1 received", "c2 received", "c2 running", "c2 done");
    assertEquals(List.of(), lives.hands.done());
  }

  @Test
  void whoComesJustBeforeThePictureIsNotOnIt() throws Exception {
    lives.hands.somebodyComesBeforeThePicture();
    order("c1", "screenshot", null);
    lives.next();
    lives.server.awaitReports("c1 received", "c1 running", "c1 failed somebody-came");
  }

  @Test
  void aScreenThatGivesNoPictureIsSaid() throws Exception {
    lives.hands.screenStaysDark();
    order("c1", "screenshot", null);
    lives.next();
    lives.server.awaitReports("c1 received", "c1 running", "c1 failed no-picture");
  }

  @Test
  void aPictureThatAPowerCutEndedIsTakenAgainWhileTheServerWaitsForIt() throws Exception {
    lives.hands.hangOn("picture");
    order("c1", "screenshot", null);
    lives.next();
    lives.hands.await("picture");
    lives.hands.hangOn("nothing");
    lives.next();
    lives.server.awaitReports("c1 received", "c1 running", "c1 received", "c1 running", "c1 done");
  }

  @Test
  void theVolumeIsSetAgainAfterEveryStart() throws Exception {
    order("c1", "volume", 40);
    order("c2", "volume", 0);
    lives.next();
    lives.server.awaitReports(
        "c1 received", "c1 running", "c1 done", "c2 received", "c2 running", "c2 done");
    assertEquals(List.of("volume 40", "volume 0"), lives.hands.done());
    order("c3", "log-bundle", null);
    lives.next();
    lives.server.awaitReports(
        "c1 received",
        "c1 running",
        "c1 done",
        "c2 received",
        "c2 running",
        "c2 done",
        "c3 received",
        "c3 running",
        "c3 done");
    assertEquals(List.of("volume 40", "volume 0", "volume 0"), lives.hands.done());
  }

  @Test
  void aMachineWithoutASpeakerSaysSoAndRemembersNothing() throws Exception {
    lives.hands.unplugTheSpeaker();
    order("c1", "volume", 40);
    order("c2", "volume", 101);
    lives.next();
    lives.server.awaitReports(
        "c1 received",
        "c1 running",
        "c1 failed no-sound-device",
        "c2 received",
        "c2 running",
        "c2 failed unknown-kind");
    assertEquals(OptionalInt.empty(), CommandMemory.open(folder).volume());
  }
}
