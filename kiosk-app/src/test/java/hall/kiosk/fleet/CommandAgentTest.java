// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.fleet.TerminalApi.Text;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.LocalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent against a server of a few lines and its own files; a new agent on the same folder is
/// the next process.
class CommandAgentTest {

  private static final Credential CREDENTIAL =
      new Credential(
          "t-1", new LocalText("厅", "Hall"), "https://localhost/q/", new Proof.Bearer("secret"));

  private static final LocalText REPAIR = new LocalText("检修", "Repair");

  @TempDir private Path folder;
  private final ListedCommands server = new ListedCommands();
  private final RecordedHands hands = new RecordedHands();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile Instant now = Instant.parse("2026-11-01T00:00:00Z");

  private CommandAgent process() {
    var agent =
        new CommandAgent(
            folder,
            hands,
            () -> Optional.of(CREDENTIAL),
            () -> server,
            events::add,
            () -> {},
            () -> now,
            new Random(1));
    agent.start();
    return agent;
  }

  @Test
  void aCommandIsReceivedBegunDoneAndGone() throws Exception {
    server.order("c1", "self-test", null);
    process();
    server.awaitReports("c1 received", "c1 running", "c1 done");
    assertEquals(List.of("self-test"), hands.done());
    assertEquals("answers", Objects.requireNonNull(server.last().checks()).getFirst().check());
  }

  @Test
  void aRestartHappensOnceThoughTheServerListsItUntilItIsTold() throws Exception {
    server.order("c1", "restart-application", null);
    process();
    hands.await("restart");
    assertEquals(List.of("c1 received", "c1 running"), server.reports());
    process();
    server.awaitReports("c1 received", "c1 running", "c1 done");
    // Even a server that was restored from a backup and lists it anew restarts nothing.
    server.order("c1", "restart-application", null);
    process();
    server.awaitReports("c1 received", "c1 running", "c1 done", "c1 done");
    assertEquals(List.of("restart"), hands.done());
  }

  @Test
  void aTestPrintThatAPowerCutEndedIsNotPrintedAgain() throws Exception {
    server.order("c1", "test-print", "printer");
    hands.hangOn("test-print");
    process();
    hands.await("test-print");
    process();
    server.awaitReports("c1 received", "c1 running", "c1 failed interrupted");
    assertEquals(List.of("test-print"), hands.done());
  }

  @Test
  void nothingDisturbsACitizenAndWhatIsCancelledMeanwhileIsNeverDone() throws Exception {
    hands.citizenComes();
    server.order("c1", "restart-application", null);
    server.order("c2", "self-test", null);
    process();
    server.awaitReports("c1 received");
    server.cancel("c1");
    hands.citizenLeaves();
    server.awaitReports("c1 received", "c2 received", "c2 running", "c2 done");
    assertEquals(List.of("self-test"), hands.done());
  }

  @Test
  void aLogBundleWaitsForNobody() throws Exception {
    hands.citizenComes();
    server.order("c1", "log-bundle", null);
    process();
    server.awaitReports("c1 received", "c1 running", "c1 done");
    assertEquals(0x1f, Objects.requireNonNull(server.last().log())[0]);
  }

  @Test
  void outOfServiceOutlivesTheProcessAndEndsByItself() throws Exception {
    closedUntilNine();
    process();
    assertEquals(new Event.Closed(Optional.of(REPAIR)), event());
    server.fail();
    now = Instant.parse("2026-11-01T01:00:00Z");
    assertEquals(new Event.Closed(Optional.empty()), event(), "also without a server");
    assertEquals(new Event.Closed(Optional.empty()), event(), "in both processes");
    process();
    assertEquals(new Event.Closed(Optional.empty()), event());
  }

  @Test
  void intoServiceTakesTheWordBack() throws Exception {
    server.order("c1", "out-of-service", null, new Text("检修", "Repair"), null);
    server.order("c2", "into-service", null);
    process();
    server.awaitReports(
        "c1 received", "c1 running", "c1 done", "c2 received", "c2 running", "c2 done");
    assertEquals(3, events.size());
    process();
    assertEquals(4, events.size());
    assertTrue(events.stream().skip(2).allMatch(new Event.Closed(Optional.empty())::equals));
  }

  @Test
  void whatOnlyALaterVersionKnowsFailsAndHoldsNothingUp() throws Exception {
    server.order("c1", "dance", null);
    server.order("c2", "test-print", "plotter");
    server.order("c3", "self-test", "scanner");
    process();
    server.awaitReports(
        "c1 received",
        "c1 running",
        "c1 failed unknown-kind",
        "c2 received",
        "c2 running",
        "c2 failed unknown-kind",
        "c3 received",
        "c3 running",
        "c3 done");
  }

  @Test
  void anEndThatTheServerMissedIsToldAgainAndNotDoneAgain() throws Exception {
    server.order("c1", "test-print", "printer");
    server.loseNext("done");
    process();
    server.awaitReports("c1 received", "c1 running", "c1 done");
    assertEquals(List.of("test-print"), hands.done());
  }

  @Test
  void aMemoryThatCannotBeReadLetsNoCommandThrough() throws Exception {
    Files.writeString(folder.resolve("commands.json"), "{\"begun\":[");
    server.order("c1", "restart-application", null);
    process().commandsWait();
    assertEquals(null, events.poll(300, TimeUnit.MILLISECONDS));
    assertEquals(List.of(), hands.done());
    assertEquals(List.of(), server.reports());
  }

  @Test
  void theMemoryKeepsTheNewestFiveHundred() throws IOException {
    var memory = CommandMemory.open(folder);
    for (int i = 0; i <= 500; i++) {
      memory.begin("c" + i, Optional.empty());
    }
    var read = CommandMemory.open(folder);
    assertTrue(!read.hasBegun("c0") && read.hasBegun("c1") && read.hasBegun("c500"));
  }

  /// A disk that fails for a moment makes nobody believe what is not written down.
  @Test
  void whatCannotBeWrittenDownHasNotHappened() throws IOException {
    var memory = CommandMemory.open(folder);
    var end = Instant.parse("2026-11-01T01:00:00Z");
    var closure = new CommandMemory.Closure(REPAIR, Optional.of(end));
    var message = new CommandMemory.Posted("m1", new LocalText("来电", "Call"), end);
    memory.close(closure);
    memory.show(message);
    var before = Files.readString(folder.resolve("commands.json"));
    var inTheWay = Files.createDirectories(folder.resolve(".commands.json.new/full"));
    assertThrows(IOException.class, memory::reopen);
    assertThrows(IOException.class, () -> memory.dropOver(end));
    assertThrows(IOException.class, () -> memory.saw("m1", end));
    assertThrows(IOException.class, () -> memory.begin("c1", Optional.of("boot")));
    assertThrows(IOException.class, () -> memory.setVolume(50));
    assertEquals(Optional.of(closure), memory.closure());
    assertEquals(1, memory.messages().size());
    assertEquals(Map.of(), memory.untold());
    assertFalse(memory.hasBegun("c1"));
    assertEquals(OptionalInt.empty(), memory.volume());
    assertEquals(before, Files.readString(folder.resolve("commands.json")));
    Files.delete(inTheWay);
    memory.reopen();
    assertTrue(memory.dropOver(end));
    assertEquals(Optional.empty(), CommandMemory.open(folder).closure());
  }

  /// A terminal that serves again says so, though it could not write it down at first.
  @Test
  void aDiskThatFailsForAMomentKeepsNoTerminalOutOfService() throws Exception {
    closedUntilNine();
    var inTheWay = Files.createDirectories(folder.resolve(".commands.json.new/full"));
    now = Instant.parse("2026-11-01T01:00:00Z");
    assertEquals(null, events.poll(6, TimeUnit.SECONDS));
    Files.delete(inTheWay);
    assertEquals(new Event.Closed(Optional.empty()), event());
  }

  /// An operator has taken the terminal out of service until nine o'clock.
  private void closedUntilNine() throws Exception {
    server.order(
        "c1", "out-of-service", null, new Text("检修", "Repair"), "2026-11-01T09:00:00+08:00");
    process();
    assertEquals(new Event.Closed(Optional.empty()), event());
    assertEquals(new Event.Closed(Optional.of(REPAIR)), event());
    server.awaitReports("c1 received", "c1 running", "c1 done");
  }

  private @Nullable Event event() throws InterruptedException {
    return events.poll(20, TimeUnit.SECONDS);
  }
}
