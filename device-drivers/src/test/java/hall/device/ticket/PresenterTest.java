// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.device.Media;
import hall.device.Outcome;
import hall.device.ticket.PrinterDock.Kind;
import hall.device.ticket.TicketPrinter.Level;
import hall.device.ticket.TicketPrinter.Pickup;
import hall.device.ticket.TicketPrinter.TicketEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tickets held out by a presenter: taken, left behind, in the way of the next.
final class PresenterTest {

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before the first test
  private static PrinterDock dock;

  @BeforeAll
  static void start() throws IOException {
    dock =
        PrinterDock.open(
            Kind.TCP,
            TicketModels.presenting(Presenter.custom(12)),
            folder,
            "--presenter",
            "yes",
            "--speed",
            "0");
  }

  @AfterAll
  static void stop() {
    dock.close();
  }

  @BeforeEach
  void reset() throws IOException {
    dock.reset();
    dock.control("outlet clear");
    dock.control("take");
  }

  @Test
  void aTicketIsPresentedAndThenTaken() throws Exception {
    assertEquals(Level.PRESENTED, level(dock.print(SampleTickets.line("小票"))));
    assertEquals(Media.PRESENT, dock.printer().status(PrinterDock.in(5_000)).media());
    var waiting = new FutureTask<>(() -> dock.printer().awaitTaken(PrinterDock.in(30_000)));
    Thread.ofVirtual().start(waiting);
    dock.control("take");
    assertEquals(Outcome.done(Pickup.TAKEN), waiting.get());
    assertEquals(Media.NOT_PRESENT, dock.printer().status(PrinterDock.in(5_000)).media());
  }

  @Test
  void aTicketLeftBehindIsDrawnBackIn() throws Exception {
    long before = dock.stat("retracted");
    level(dock.print(SampleTickets.line("忘了拿")));
    assertEquals(Outcome.done(Pickup.REMOVED), dock.printer().awaitTaken(PrinterDock.in(100)));
    assertEquals(before + 1, dock.stat("retracted"));
    assertEquals(Media.NOT_PRESENT, dock.printer().status(PrinterDock.in(5_000)).media());
  }

  @Test
  void anEarlierTicketInTheOutletIsGoneBeforeTheNextIsPrinted() throws Exception {
    long before = dock.stat("retracted");
    level(dock.print(SampleTickets.line("上一位")));
    assertEquals(Level.PRESENTED, level(dock.print(SampleTickets.line("下一位"))));
    assertEquals(before + 1, dock.stat("retracted"));
    assertEquals("下一位\n", dock.lastText());
  }

  @Test
  void aStuckOutletIsAFaultAndNothingIsPrinted() throws Exception {
    int before = dock.tickets();
    dock.control("outlet jam");
    var outcome = dock.print(SampleTickets.line("x"));
    assertEquals("media-jam", reason(outcome));
    assertEquals(Media.JAMMED, dock.printer().status(PrinterDock.in(5_000)).media());
    assertEquals(before, dock.tickets());
  }

  @Test
  void aModelThatCanNotDrawBackLeavesTheTicketAndSaysSo() throws Exception {
    var model = TicketModels.presenting(new Presenter("1D650306", "", ""));
    try (var other =
        PrinterDock.open(Kind.TCP, model, folder.resolve("other"), "--presenter", "yes")) {
      assertEquals(Level.PRESENTED, level(other.print(SampleTickets.line("x"))));
      assertEquals(Outcome.done(Pickup.LEFT), other.printer().awaitTaken(PrinterDock.in(100)));
      assertEquals("outlet-blocked", reason(other.print(SampleTickets.line("y"))));
    }
  }

  @Test
  void aPrinterThatAnswersForNoPresenterIsAFault() throws Exception {
    var model = TicketModels.presenting(Presenter.custom(12));
    try (var other = PrinterDock.open(Kind.TCP, model, folder.resolve("plain"))) {
      assertEquals("presenter-silent", reason(other.print(SampleTickets.line("x"))));
    }
  }

  @Test
  void withoutAPresenterNobodyKnowsWhetherATicketWasTaken() throws Exception {
    try (var other = PrinterDock.open(Kind.TCP, EscPosModel.GENERIC_80, folder.resolve("slit"))) {
      assertEquals(Outcome.done(Pickup.UNKNOWN), other.printer().awaitTaken(PrinterDock.in(100)));
    }
  }

  @Test
  void theTicketCanBePrintedWhileAnotherWaits() throws Exception {
    level(dock.print(SampleTickets.line("甲")));
    var waiting = new FutureTask<>(() -> dock.printer().awaitTaken(PrinterDock.in(30_000)));
    Thread.ofVirtual().start(waiting);
    assertEquals(Level.PRESENTED, level(dock.print(SampleTickets.line("乙"))));
    dock.control("take");
    assertEquals(Outcome.done(Pickup.TAKEN), waiting.get());
  }

  @Test
  void onlyHexadecimalCommandsMakeAPresenter() {
    assertThrows(IllegalArgumentException.class, () -> new Presenter("", "", ""));
    assertThrows(IllegalArgumentException.class, () -> new Presenter("1D6", "", ""));
    assertThrows(IllegalArgumentException.class, () -> new Presenter("1D65", "retract", ""));
  }

  private static Level level(Outcome<TicketEvidence> outcome) {
    if (outcome instanceof Outcome.Done<TicketEvidence>(var evidence)) {
      return evidence.level();
    }
    throw new AssertionError(outcome.toString());
  }

  private static String reason(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Faulted<?>(var fault)) {
      return fault.reason();
    }
    throw new AssertionError("a fault was expected, not " + outcome);
  }
}
