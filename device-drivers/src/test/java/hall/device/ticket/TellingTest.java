// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.ticket.PrinterDock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Automatic status: changes that the printer tells by itself.
final class TellingTest {

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before the first test
  private static PrinterDock dock;

  @BeforeAll
  static void start() throws IOException {
    dock = PrinterDock.open(Kind.SERIAL, TicketModels.glyphs(Glyphs.GB18030), folder);
  }

  @AfterAll
  static void stop() {
    dock.close();
  }

  @BeforeEach
  void reset() throws IOException {
    dock.reset();
  }

  private static DeviceStatus status() throws InterruptedException {
    return dock.printer().status(PrinterDock.in(5_000));
  }

  private static FutureTask<DeviceStatus> waiting(DeviceStatus known) {
    var waiting = new FutureTask<>(() -> dock.printer().awaitChange(known, PrinterDock.in(40_000)));
    Thread.ofVirtual().start(waiting);
    return waiting;
  }

  private static void awaitTelling() throws IOException {
    while (dock.stat("telling") == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anOpenedCoverIsTold() throws Exception {
    var waiting = waiting(status());
    awaitTelling();
    dock.control("cover open");
    assertEquals("cover-open", waiting.get().fault().orElseThrow().reason());
    var closed = waiting(waiting.get());
    dock.control("cover close");
    assertEquals(DeviceState.ONLINE, closed.get().state());
  }

  @Test
  void ticketsArePrintedWhileSomebodyListens() throws Exception {
    var waiting = waiting(status());
    awaitTelling();
    assertTrue(dock.print(SampleTickets.line("听着也能打")) instanceof hall.device.Outcome.Done);
    assertEquals("听着也能打\n", dock.lastText());
    dock.control("paper near-end");
    assertEquals("media-low", waiting.get().fault().orElseThrow().reason());
  }

  /// After a power cycle the printer tells nothing; it is asked all the same, and told to tell.
  @Test
  void aPowerCycleDoesNotMakeItSilentForEver() throws Exception {
    var waiting = waiting(status());
    awaitTelling();
    dock.control("power off");
    dock.control("power on");
    assertEquals(0, dock.stat("telling"));
    dock.control("cover open");
    assertEquals("cover-open", waiting.get().fault().orElseThrow().reason());
    dock.control("cover close");
    var again = waiting(status());
    awaitTelling();
    dock.control("paper near-end");
    assertEquals("media-low", again.get().fault().orElseThrow().reason());
  }

  @Test
  void whereNothingChangesTheKnownStatusComesBack() throws Exception {
    var known = status();
    assertEquals(known, dock.printer().awaitChange(known, PrinterDock.in(300)));
  }

  @Test
  void ticketsCutsAndPaperAreCounted() throws Exception {
    var before = dock.printer().operations().counts().getOrDefault("cuts", 0L);
    long rows = dock.stat("rows");
    dock.print(SampleTickets.numbered("行", 9));
    var counts = dock.printer().operations().counts();
    assertEquals(before + 1, counts.get("cuts"));
    assertEquals(9 * 34 + 24, dock.stat("rows") - rows);
    assertTrue(counts.getOrDefault("millimetres", 0L) >= 42, counts::toString);
  }
}
