// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.terminal.Heartbeat.Device;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Boards of several servers on one database. The running server's own board is a third one, whose
/// time goes on as usual.
@OnServer
class SharedPresenceTest {
  private static final int INTERVAL = 30;

  @Inject Scene scene;
  @Inject Database database;
  @Inject ObjectMapper json;
  @Inject Secrets secrets;
  @Inject PresenceBoard thisServers;

  private final Watch here = new Watch();
  private final Watch there = new Watch();
  private String terminal = "";

  /// A clock of one server, moved by hand.
  private static final class Watch implements InstantSource {
    private Instant now = InstantSource.system().instant();

    @Override
    public Instant instant() {
      return now;
    }

    void wait(Duration duration) {
      now = now.plus(duration);
    }
  }

  @BeforeEach
  void enrol() {
    terminal = scene.terminal().id();
  }

  @Test
  void whatOneServerHeardAllKnowASecondLater() {
    PresenceBoard first = board(here);
    PresenceBoard second = board(there);
    first.report(terminal, report(1, 1, "online"));
    first.tick();
    assertTrue(second.find(terminal).isEmpty());
    second.tick();
    thisServers.tick();
    assertEquals(1, second.find(terminal).orElseThrow().report().sequence());
    assertEquals(1, thisServers.find(terminal).orElseThrow().report().sequence());
    assertEquals(2, changes(second).size());
  }

  @Test
  void aTerminalIsOnlineAsLongAsAnyServerHearsIt() {
    PresenceBoard first = board(here);
    PresenceBoard second = board(there);
    first.report(terminal, report(1, 1, "online"));
    first.tick();
    for (int sequence = 2; sequence <= 10; sequence++) {
      waitAll(Duration.ofSeconds(INTERVAL));
      second.report(terminal, report(1, sequence, "online"));
      second.tick();
      first.tick();
    }
    assertTrue(first.find(terminal).orElseThrow().online());
    assertEquals(List.of("terminal→online", "scanner→online"), written());
  }

  @Test
  void silenceIsWrittenOnceByWhicheverServerIsFirst() throws Exception {
    PresenceBoard first = board(here);
    PresenceBoard second = board(there);
    first.report(terminal, report(1, 1, "online"));
    first.tick();
    second.tick();
    waitAll(Duration.ofSeconds(3 * INTERVAL));
    together(first::tick, second::tick);
    together(first::tick, second::tick);
    assertFalse(first.find(terminal).orElseThrow().online());
    assertFalse(second.find(terminal).orElseThrow().online());
    assertEquals(List.of("terminal→online", "scanner→online", "terminal→offline"), written());
  }

  @Test
  void aClockThatGoesWrongTurnsNobodyOffline() {
    there.wait(Duration.ofHours(-1));
    PresenceBoard first = board(here);
    PresenceBoard second = board(there);
    for (int sequence = 1; sequence <= 8; sequence++) {
      second.report(terminal, report(1, sequence, "online"));
      second.tick();
      first.tick();
      waitAll(Duration.ofSeconds(INTERVAL));
    }
    assertTrue(first.find(terminal).orElseThrow().online());
    assertEquals(List.of("terminal→online", "scanner→online"), written());
  }

  @Test
  void anOldProcessIsRefusedAtTheOtherServerToo() {
    PresenceBoard first = board(here);
    PresenceBoard second = board(there);
    first.report(terminal, report(2, 1, "online"));
    // The second server can't know yet, and takes it back a second later.
    second.report(terminal, report(1, 9, "offline"));
    first.tick();
    second.tick();
    assertEquals(2, second.find(terminal).orElseThrow().report().epoch());
    assertThrows(ProblemException.class, () -> second.report(terminal, report(1, 10, "offline")));
    second.tick();
    assertEquals(List.of("terminal→online", "scanner→online"), written());
  }

  @Test
  void theSameChangeToldToTwoServersIsWrittenOnce() throws Exception {
    PresenceBoard first = board(here);
    PresenceBoard second = board(there);
    first.report(terminal, report(1, 1, "online"));
    first.tick();
    second.tick();
    for (int sequence = 2; sequence <= 20; sequence += 2) {
      String state = sequence % 4 == 0 ? "online" : "userError";
      first.report(terminal, report(1, sequence, state));
      second.report(terminal, report(1, sequence + 1, state));
      together(first::tick, second::tick);
      first.tick();
      second.tick();
    }
    assertEquals(12, written().size());
    assertEquals(21, stored().report().sequence());
  }

  @Test
  void aServerThatDiesLosesNoMoreThanASecond() {
    PresenceBoard dying = board(here);
    PresenceBoard living = board(there);
    dying.report(terminal, report(1, 1, "online"));
    dying.tick();
    living.tick();
    dying.report(terminal, report(1, 2, "userError"));
    // It dies before it writes; the next heartbeat goes elsewhere.
    waitAll(Duration.ofSeconds(INTERVAL));
    living.report(terminal, report(1, 3, "userError"));
    living.tick();
    assertEquals(List.of("terminal→online", "scanner→online", "scanner→userError"), written());
  }

  @Test
  void whatWasWrittenWithoutTheServerHearingOfItIsNotWrittenTwice() {
    PresenceBoard first = board(here);
    first.report(terminal, report(1, 1, "online"));
    first.tick();
    first.report(terminal, report(1, 2, "userError"));
    // As if the answer to the commit had been lost.
    database.run(
        """
        with row as (
          update terminal_presence set version = 2, sequence = 2, report = ?::jsonb
          where terminal_id = ? returning terminal_id)
        insert into terminal_transition (terminal_id, at, subject, from_state, to_state)
        select terminal_id, now(), 'scanner', 'online', 'userError' from row\
        """,
        Objects.requireNonNull(json.valueToTree(report(1, 2, "userError"))).toString(),
        terminal);
    first.tick();
    first.report(terminal, report(1, 3, "online"));
    first.tick();
    assertEquals(
        List.of("terminal→online", "scanner→online", "scanner→userError", "scanner→online"),
        written());
  }

  private PresenceBoard board(Watch watch) {
    PresenceBoard board =
        new PresenceBoard(new PresenceStore(database, json), watch, secrets, INTERVAL);
    board.start(new StartupEvent());
    return board;
  }

  private void waitAll(Duration duration) {
    here.wait(duration);
    there.wait(duration);
  }

  private static void together(Runnable one, Runnable other) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> both =
          List.of(
              threads.submit(() -> run(barrier, one)), threads.submit(() -> run(barrier, other)));
      for (Future<?> each : both) {
        each.get();
      }
    }
  }

  private static boolean run(CyclicBarrier barrier, Runnable task) throws Exception {
    barrier.await();
    task.run();
    return true;
  }

  private Presence stored() {
    return Objects.requireNonNull(new PresenceStore(database, json).all().rows().get(terminal))
        .presence();
  }

  private List<Presence.Transition> changes(PresenceBoard board) {
    return board.sightings().stream()
        .filter(seen -> seen.terminalId().equals(terminal))
        .findFirst()
        .orElseThrow()
        .changes();
  }

  private List<String> written() {
    return new PresenceStore(database, json)
        .transitions(terminal, 100).reversed().stream()
            .map(t -> t.subject() + "→" + t.to())
            .toList();
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
}
