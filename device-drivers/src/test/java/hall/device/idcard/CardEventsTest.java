// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static hall.device.idcard.ReaderDock.done;
import static hall.device.idcard.ReaderDock.in;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.Media;
import hall.device.idcard.ReaderDock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cards that come and go while nobody reads.
final class CardEventsTest {

  private static final int PATIENT = 20_000;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private ReaderDock dock;

  @BeforeEach
  void start() throws IOException {
    dock = ReaderDock.open(Kind.SERIAL, folder);
  }

  @AfterEach
  void stop() {
    dock.close();
  }

  private FutureTask<DeviceStatus> watching(DeviceStatus known) {
    var change = new FutureTask<>(() -> dock.reader().awaitChange(known, in(PATIENT)));
    Thread.ofVirtual().start(change);
    return change;
  }

  private DeviceStatus status() throws InterruptedException {
    return dock.reader().status(in(PATIENT));
  }

  @Test
  void aCardThatIsLaidAndOneThatIsTakenAreToldWithoutBeingRead() throws Exception {
    var empty = status();
    assertEquals(Media.NOT_PRESENT, empty.media());
    var coming = watching(empty);
    dock.control("lay resident");
    assertEquals(empty.withMedia(Media.PRESENT), coming.get());
    var going = watching(coming.get());
    dock.control("remove");
    assertEquals(empty, going.get());
    assertTrue(dock.simulator().control("stats").contains("\"reads\": 0"));
  }

  @Test
  void aFindThatMissesTheCardOnceIsNoRemoval() throws Exception {
    dock.control("lay resident");
    var lying = status();
    dock.control("refuse 2001 80 1");
    assertEquals(lying, dock.reader().awaitChange(lying, in(2_000)));
  }

  @Test
  void aReadingGoesFirstAndIsNoNews() throws Exception {
    dock.control("lay resident");
    var lying = status();
    var change = watching(lying);
    assertEquals("张测试", done(dock.read(PATIENT)).name());
    assertTrue(!change.isDone());
    dock.control("remove");
    assertEquals(Media.NOT_PRESENT, change.get().media());
  }

  @Test
  void aPulledPlugIsToldAndSoIsOneThatIsBack() throws Exception {
    var change = watching(status());
    dock.simulator().close();
    var lost = change.get();
    assertEquals(DeviceState.OFFLINE, lost.state());
    var back = watching(lost);
    try (var _ = ReaderDock.simulator(Kind.SERIAL, folder)) {
      assertEquals(DeviceState.ONLINE, back.get().state());
    }
  }

  @Test
  void withoutAChangeWhatWasKnownIsReturned() throws Exception {
    var empty = status();
    assertEquals(empty, dock.reader().awaitChange(empty, in(1_200)));
  }
}
