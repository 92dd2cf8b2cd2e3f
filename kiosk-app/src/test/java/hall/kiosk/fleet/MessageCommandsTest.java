// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.fleet.TerminalApi.Text;
import hall.kiosk.fleet.TerminalApi.WantedCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages to the attendant, with the power cut wherever it hurts.
class MessageCommandsTest {

  @TempDir private Path folder;
  private AgentLives lives;

  @BeforeEach
  void open() {
    lives = new AgentLives(folder);
  }

  private void message(String id) {
    lives.server.order(
        new WantedCommand(
            id, "message", new Text("加纸", "Paper"), "2026-11-01T18:00:00+08:00", null, null, null));
  }

  private void withdraw(String id, String message) {
    lives.server.order(new WantedCommand(id, "withdraw-message", null, null, null, null, message));
  }

  @Test
  void aMessageStandsAfterEveryStartUntilTheAttendantConfirmsIt() throws Exception {
    message("m1");
    lives.next();
    lives.awaitMessages("m1");
    lives.server.awaitReports("m1 received", "m1 running", "m1 done");
    var agent = lives.next();
    lives.awaitMessages("m1");
    lives.now = Instant.parse("2026-11-01T01:00:00Z");
    agent.messageSeen("m1");
    lives.server.awaitReports(
        "m1 received", "m1 running", "m1 done", "m1 seen 2026-11-01T01:00:00Z");
    awaitFile("seen", "{}");
    assertEquals(List.of(), CommandMemory.open(folder).messages());
  }

  /// It is shown and remembered in one write: there is no moment in which it is one of both.
  @Test
  void aPowerCutBeforeTheServerKnowsShowsItOnce() throws Exception {
    message("m1");
    lives.server.loseNext("done");
    lives.next();
    lives.awaitMessages("m1");
    lives.next();
    lives.awaitMessages("m1");
    lives.server.awaitReports("m1 received", "m1 running", "m1 done");
    assertEquals(0, lives.toldOfMessages(), "and not a second time");
    assertEquals(1, CommandMemory.open(folder).messages().size());
  }

  /// The attendant was faster than the server's return.
  @Test
  void whatWasConfirmedWhileTheServerWasAwayIsToldWithItsTimeAfterAPowerCut() throws Exception {
    message("m1");
    var agent = lives.next();
    lives.server.awaitReports("m1 received", "m1 running", "m1 done");
    lives.server.fail();
    lives.now = Instant.parse("2026-11-01T01:00:00Z");
    agent.messageSeen("m1");
    awaitFile("seen", "m1");
    lives.end();
    lives.now = Instant.parse("2026-11-01T05:00:00Z");
    lives.server.recover();
    lives.next();
    lives.server.awaitReports(
        "m1 received", "m1 running", "m1 done", "m1 seen 2026-11-01T01:00:00Z");
  }

  @Test
  void aConfirmationThatTheServerMissedIsToldAgain() throws Exception {
    message("m1");
    var agent = lives.next();
    lives.server.awaitReports("m1 received", "m1 running", "m1 done");
    lives.server.loseNext("seen");
    agent.messageSeen("m1");
    lives.server.awaitReports(
        "m1 received", "m1 running", "m1 done", "m1 seen 2026-11-01T00:00:00Z");
    agent.messageSeen("m1");
    agent.messageSeen("unheard-of");
    withdraw("w1", "m1");
    agent.commandsWait();
    lives.server.awaitReports(
        "m1 received",
        "m1 running",
        "m1 done",
        "m1 seen 2026-11-01T00:00:00Z",
        "w1 received",
        "w1 running",
        "w1 done");
  }

  @Test
  void aWithdrawnMessageGoesAndAnotherStays() throws Exception {
    message("m1");
    message("m2");
    withdraw("w1", "m1");
    lives.next();
    lives.awaitMessages("m1", "m2");
    lives.awaitMessages("m2");
    // The power goes before the server knows that it went.
    lives.server.loseNext("done");
    withdraw("w2", "m2");
    lives.next();
    lives.awaitMessages();
    lives.next();
    lives.server.awaitReport("w2 done");
    assertEquals(List.of(), CommandMemory.open(folder).messages());
  }

  @Test
  void aMessageGoesByItselfAtItsEndAlsoWithoutAServer() throws Exception {
    message("m1");
    lives.next();
    lives.awaitMessages("m1");
    lives.server.fail();
    lives.now = Instant.parse("2026-11-01T10:00:00Z");
    lives.awaitMessages();
  }

  @Test
  void moreThanFiveAreRefusedAndAMessageDisturbsNobody() throws Exception {
    lives.hands.citizenComes();
    var reports = new ArrayList<String>();
    for (int i = 1; i <= 6; i++) {
      message("m" + i);
      reports.addAll(
          List.of(
              "m%d received".formatted(i),
              "m%d running".formatted(i),
              i < 6 ? "m%d done".formatted(i) : "m6 failed too-many-messages"));
    }
    lives.next();
    lives.server.awaitReports(reports.toArray(String[]::new));
    lives.awaitMessages("m1", "m2", "m3", "m4", "m5");
  }

  @Test
  void aMessageWithoutTextOrEndIsOfALaterVersion() throws Exception {
    lives.server.order("m1", "message", null);
    lives.server.order("m2", "message", null, new Text("加纸", "Paper"), "soon");
    lives.next();
    lives.server.awaitReports(
        "m1 received",
        "m1 running",
        "m1 failed unknown-kind",
        "m2 received",
        "m2 running",
        "m2 failed unknown-kind");
  }

  private void awaitFile(String... words) throws Exception {
    var file = folder.resolve("commands.json");
    for (int i = 0; i < 4000; i++) {
      var text = Files.readString(file);
      if (text.substring(text.indexOf(words[0])).contains(words[1])) {
        return;
      }
      Thread.sleep(5);
    }
    throw new AssertionError(Files.readString(file));
  }
}
