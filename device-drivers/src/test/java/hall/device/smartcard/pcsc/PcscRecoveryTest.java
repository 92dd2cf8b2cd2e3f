// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.smartcard.AccessKey;
import hall.device.smartcard.SmartCard;
import hall.device.smartcard.winscard.PcscProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a hall does to a card reader: pcscd dies and comes back, readers are unplugged, cards are
/// swapped, operations are given up; all within one running program and one open device.
class PcscRecoveryTest {

  private static final AccessKey NONE = new AccessKey.None();

  @SuppressWarnings("NullAway.Init") // set before each test
  private CardDock dock;

  private final PcscReader reader = CardDock.reader();

  @BeforeEach
  void open() throws IOException {
    dock = CardDock.closed();
  }

  @AfterEach
  void close() {
    reader.close();
    dock.close();
  }

  private static String reason(Outcome<?> outcome) {
    return assertInstanceOf(Outcome.Faulted.class, outcome, outcome.toString()).fault().reason();
  }

  private static String reason(DeviceStatus status) {
    return status.fault().orElseThrow().reason();
  }

  private Outcome<SmartCard> read() throws InterruptedException {
    return reader.read(NONE, CardDock.seconds(10));
  }

  private void assertReads() throws InterruptedException {
    var card = assertInstanceOf(Outcome.Done.class, read()).value();
    assertEquals("social-security", ((SmartCard) card).kind());
  }

  @Test
  void withoutPcscdTheEngineerIsCalledUntilItRuns() throws Exception {
    var status = reader.status(CardDock.seconds(5));
    assertEquals("card-service-down", reason(status));
    assertEquals(DeviceState.OFFLINE, status.state());
    assertEquals(Owner.ENGINEER, status.fault().orElseThrow().owner());
    assertEquals("card-service-down", reason(read()));
    dock.start("Virtual PCD");
    dock.control("insert social-number");
    assertReads();
  }

  @Test
  void aKilledPcscdIsForgottenOnceItRunsAgain() throws Exception {
    dock.start("Virtual PCD");
    dock.control("insert social-number");
    assertReads();
    var terminals = PcscProvider.terminals();
    assertEquals(2, terminals.list().size());
    for (int times = 0; times < 3; times++) {
      dock.kill();
      assertEquals("card-service-down", reason(read()));
      dock.start("Virtual PCD");
      assertReads();
      // The same terminals that knew the daemon before.
      assertTrue(terminals.getTerminal(CardDock.READER).waitForCardPresent(5000));
    }
    terminals.close();
  }

  @Test
  void pcscdKilledWhileACardIsAwaitedIsSaidAtOnce() throws Exception {
    dock.start("Virtual PCD");
    var waiting = start(() -> reader.read(NONE, CardDock.seconds(60)));
    var watching =
        start(() -> reader.awaitChange(reader.status(CardDock.seconds(1)), CardDock.seconds(60)));
    pause();
    dock.kill();
    assertEquals("card-service-down", reason(waiting.get()));
    assertEquals(DeviceState.OFFLINE, watching.get().state());
  }

  @Test
  void pcscdKilledInTheMiddleOfACommandIsSaidSo() throws Exception {
    dock.start("Virtual PCD");
    dock.control("insert social-number");
    dock.control("fault mute 3");
    var reading = start(this::read);
    // Killed before, the card would fall mute in the next reading.
    var deadline = CardDock.seconds(10);
    while (dock.commands().size() < 3) {
      assertFalse(deadline.passed());
      deadline.pause(Duration.ofMillis(10));
    }
    dock.kill();
    assertEquals("card-service-down", reason(reading.get()));
    dock.start("Virtual PCD");
    assertReads();
  }

  @Test
  void aPcscdThatHangsCostsNoMoreThanItsTime() throws Exception {
    dock.start("Virtual PCD");
    dock.control("insert social-number");
    dock.signal("STOP");
    for (int times = 0; times < 4; times++) {
      assertEquals("card-service-down", reason(reader.status(CardDock.seconds(1))));
    }
    dock.signal("CONT");
    var deadline = CardDock.seconds(10);
    while (reader.status(deadline).state() != DeviceState.ONLINE) {
      assertFalse(deadline.passed());
      deadline.pause(Duration.ofMillis(20));
    }
    assertReads();
  }

  @Test
  void anUnpluggedReaderIsDisconnectedUntilItIsBack() throws Exception {
    dock.start("Virtual PCD");
    assertEquals(DeviceState.ONLINE, reader.status(CardDock.seconds(5)).state());
    dock.kill();
    dock.start("Another");
    assertEquals("disconnected", reason(reader.status(CardDock.seconds(5))));
    assertEquals("disconnected", reason(read()));
    dock.kill();
    dock.start("Virtual PCD");
    dock.control("insert social-number");
    assertReads();
  }

  @Test
  void aSwappedCardIsARemovalAndAnInsertion() throws Exception {
    dock.start("Virtual PCD");
    dock.control("insert social-number");
    var present = until(Media.PRESENT);
    assertEquals(present, reader.awaitChange(present, CardDock.in(Duration.ofMillis(100))));
    dock.control("remove");
    assertEquals(Media.NOT_PRESENT, until(Media.NOT_PRESENT).media());
    dock.control("insert social-number");
    assertEquals(present, until(Media.PRESENT));
    // Nobody looked meanwhile; what was known is still a card.
    var missed = reader.awaitChange(present, CardDock.seconds(5));
    assertEquals(Media.NOT_PRESENT, missed.media());
    assertEquals(present, reader.awaitChange(missed, CardDock.seconds(5)));
  }

  private DeviceStatus until(Media media) throws InterruptedException {
    var deadline = CardDock.seconds(10);
    while (true) {
      var status = reader.status(deadline);
      if (status.media() == media) {
        return status;
      }
      assertFalse(deadline.passed());
      deadline.pause(Duration.ofMillis(20));
    }
  }

  @Test
  void anInterruptionEndsTheWait() throws Exception {
    dock.start("Virtual PCD");
    var waiting = new FutureTask<>(() -> reader.read(NONE, CardDock.seconds(60)));
    var thread = Thread.ofPlatform().daemon().start(waiting);
    pause();
    thread.interrupt();
    var thrown = assertThrows(ExecutionException.class, waiting::get);
    assertInstanceOf(InterruptedException.class, thrown.getCause());
    dock.control("insert social-number");
    assertReads();
  }

  @Test
  void aCancellationEndsTheWaitAndTheNextReadGoesOn() throws Exception {
    dock.start("Virtual PCD");
    var waiting = start(() -> reader.read(NONE, CardDock.seconds(60)));
    pause();
    reader.operations().cancel();
    assertEquals("canceled", reason(waiting.get()));
    dock.control("insert social-number");
    assertReads();
  }

  @Test
  void closingEndsEveryWait() throws Exception {
    dock.start("Virtual PCD");
    var waiting = start(() -> reader.read(NONE, CardDock.seconds(60)));
    var known = CardDock.reader().status(CardDock.seconds(5));
    var watching = start(() -> reader.awaitChange(known, CardDock.seconds(60)));
    pause();
    reader.close();
    assertEquals("canceled", reason(waiting.get()));
    assertEquals(DeviceState.OFFLINE, watching.get().state());
    assertEquals("disconnected", reason(read()));
  }

  @Test
  void aSecondReadWaitsItsTurnAndIsThenToldBusy() throws Exception {
    dock.start("Virtual PCD");
    var first = start(() -> reader.read(NONE, CardDock.seconds(60)));
    pause();
    assertEquals("busy", reason(reader.read(NONE, CardDock.in(Duration.ofMillis(200)))));
    reader.operations().cancel();
    assertEquals("canceled", reason(first.get()));
  }

  @Test
  void aCardThatAnotherProgramHoldsIsBusy() throws Exception {
    dock.start("Virtual PCD");
    dock.control("insert social-number");
    var _ = until(Media.PRESENT);
    try (var others = PcscProvider.terminals()) {
      var card = others.getTerminal(CardDock.READER).connect("EXCLUSIVE;*");
      assertEquals("busy", reason(read()));
      card.disconnect(false);
      assertReads();
    }
  }

  private static <T> FutureTask<T> start(Callable<T> what) {
    var task = new FutureTask<>(what);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  /// Until what was started has begun to wait.
  private static void pause() throws InterruptedException {
    Thread.sleep(500);
  }
}
