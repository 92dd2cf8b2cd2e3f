// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceStatus.Consumable;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.ticket.PrinterDock.Kind;
import hall.device.ticket.TicketPrinter.Level;
import hall.device.ticket.TicketPrinter.TicketEvidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The driver against a simulated printer on a paced pseudo-terminal and over TCP.
final class EscPosPrinterTest {

  @TempDir private static Path folder;
  private static final Map<Kind, PrinterDock> docks = new EnumMap<>(Kind.class);

  @BeforeAll
  static void start() throws IOException {
    for (var kind : Kind.values()) {
      docks.put(kind, PrinterDock.open(kind, folder));
    }
  }

  @AfterAll
  static void stop() {
    docks.values().forEach(PrinterDock::close);
  }

  private static PrinterDock dock(Kind kind) throws IOException {
    var dock = docks.get(kind);
    if (dock == null) {
      throw new IllegalStateException("no dock for " + kind);
    }
    dock.reset();
    return dock;
  }

  @ParameterizedTest
  @EnumSource
  void aTicketComesOutAndItsQrCodeScans(Kind kind) throws Exception {
    var dock = dock(kind);
    var link = "https://hall.example/queue/A012?t=1767231000";
    var evidence = done(dock.print(SampleTickets.queue("A012", link)));
    assertEquals(Level.CONFIRMED, evidence.level());
    assertTrue(evidence.bytes() > 300);
    assertTrue(dock.lastText().contains("样例政务服务中心\n"));
    assertTrue(dock.lastText().contains("前面等候：6 人，约 25 分钟\n"));
    assertEquals("QR-Code:" + link, scan(dock.lastPicture()));
    assertTrue(dock.simulator().control("stats").contains("\"unknown\": 0"));
  }

  /// An independent reader of the printed picture.
  private static String scan(Path picture) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("zbarimg", "--quiet", picture.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), "zbarimg found nothing");
    return output.strip();
  }

  @ParameterizedTest
  @EnumSource
  void noPaperBeforeTheTicketIsAFaultAndNothingComesOutLater(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("paper end");
    var fault = fault(dock.print(SampleTickets.line("旧票")));
    assertEquals("media-empty", fault.reason());
    assertEquals("attendant", fault.owner().word());
    dock.control("paper full");
    done(dock.print(SampleTickets.line("新票")));
    assertEquals("新票\n", dock.lastText());
  }

  @ParameterizedTest
  @EnumSource
  void paperThatEndsInTheMiddleLeavesNoOldTicketBehind(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("paper end-after 400");
    assertEquals("media-empty", fault(dock.print(SampleTickets.numbered("旧票", 40))).reason());
    dock.control("paper full");
    done(dock.print(SampleTickets.line("新票")));
    assertEquals("新票\n", dock.lastText());
  }

  @ParameterizedTest
  @EnumSource
  void anOpenCoverIsAFault(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("cover open");
    assertEquals("cover-open", fault(dock.print(SampleTickets.line("x"))).reason());
    assertEquals(DeviceState.USER_ERROR, dock.printer().status(PrinterDock.in(5_000)).state());
    dock.control("cover close");
    assertEquals(Level.CONFIRMED, done(dock.print(SampleTickets.line("合上了"))).level());
  }

  @Test
  void aStuckCutterIsAFault() throws Exception {
    var dock = dock(Kind.TCP);
    dock.control("cutter jam");
    assertEquals("cutter", fault(dock.print(SampleTickets.line("x"))).reason());
  }

  @ParameterizedTest
  @EnumSource
  void lowPaperIsAWarningThatDoesNotStopTickets(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("paper near-end");
    var status = dock.printer().status(PrinterDock.in(5_000));
    assertEquals(DeviceState.ONLINE, status.state());
    assertEquals("media-low", status.fault().orElseThrow().reason());
    assertEquals(List.of(new Consumable("paper", 1, "state")), status.consumables());
    assertEquals(Level.CONFIRMED, done(dock.print(SampleTickets.line("还能打"))).level());
  }

  @Test
  void withoutTheSensorPaperIsNotSaidToBeGood() throws Exception {
    var dock = dock(Kind.SERIAL);
    dock.printer().status(PrinterDock.in(5_000));
    try (var simulator = PrinterDock.simulator(Kind.TCP, folder, folder.resolve("other"));
        var printer =
            new EscPosPrinter(
                DeviceUri.parse(simulator.uri() + "?near-end-sensor=no"),
                DeviceContext.of(new SystemTicker()))) {
      var status = printer.status(PrinterDock.in(5_000));
      assertEquals(List.of(new Consumable("paper", -1, "state")), status.consumables());
    }
  }

  @Test
  void noiseBetweenStatusBytesIsSkipped() throws Exception {
    var dock = dock(Kind.TCP);
    dock.control("noise on");
    assertEquals(Level.CONFIRMED, done(dock.print(SampleTickets.line("x"))).level());
  }

  @Test
  void aPrinterThatDoesNotConfirmHasTheTicketSent() throws Exception {
    var dock = dock(Kind.TCP);
    dock.control("echo off");
    var outcome = dock.printer().print(SampleTickets.line("x"), PrinterDock.in(1_500));
    assertEquals(Level.SENT, done(outcome).level());
  }

  /// As long as TCP takes to send a lost packet again.
  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsASecondLateWhilePrintingLosesNoTicket(Kind kind) throws Exception {
    var dock = dock(kind);
    long before = rows(dock);
    var printing = new FutureTask<>(() -> dock.print(SampleTickets.numbered("号", 40)));
    Thread.ofVirtual().start(printing);
    awaitRows(dock, before + 24);
    dock.control("stall 1000");
    assertEquals(Level.CONFIRMED, done(printing.get()).level());
    assertTrue(dock.lastText().contains("40"), dock.lastText());
  }

  @ParameterizedTest
  @EnumSource
  void aPrinterSwitchedOffIsDisconnectedUntilItIsBack(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("power off");
    assertEquals("disconnected", fault(dock.print(SampleTickets.line("x"))).reason());
    assertEquals(DeviceState.OFFLINE, dock.printer().status(PrinterDock.in(5_000)).state());
    dock.control("power on");
    assertEquals(Level.CONFIRMED, done(dock.print(SampleTickets.line("回来了"))).level());
  }

  @Test
  void anUnpluggedPrinterIsBackAsSoonAsItIsPluggedIn() throws Exception {
    var plug = folder.resolve("plug");
    java.nio.file.Files.createDirectories(plug);
    var uri = DeviceUri.parse("escpos:" + plug.resolve("printer"));
    try (var printer = new EscPosPrinter(uri, DeviceContext.of(new SystemTicker()))) {
      for (int times = 0; times < 2; times++) {
        assertEquals(
            "disconnected",
            fault(printer.print(SampleTickets.line("x"), PrinterDock.in(5_000))).reason());
        try (var _ = PrinterDock.simulator(Kind.SERIAL, plug, plug.resolve("out"))) {
          done(printer.print(SampleTickets.line("x"), PrinterDock.in(10_000)));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptionCancelsAndTheRestDoesNotComeOutLater(Kind kind) throws Exception {
    var dock = dock(kind);
    long before = rows(dock);
    var printing = new FutureTask<>(() -> dock.print(SampleTickets.numbered("旧票", 60)));
    var thread = Thread.ofVirtual().start(printing);
    awaitRows(dock, before + 120);
    thread.interrupt();
    var cause = assertThrows(ExecutionException.class, printing::get).getCause();
    assertInstanceOf(InterruptedException.class, cause);
    done(dock.print(SampleTickets.line("新票")));
    assertEquals("新票\n", dock.lastText());
  }

  /// Until some lines stand on the paper.
  private static void awaitRows(PrinterDock dock, long rows) throws IOException {
    while (rows(dock) < rows) {
      Thread.onSpinWait();
    }
  }

  private static long rows(PrinterDock dock) throws IOException {
    var stats = dock.simulator().control("stats");
    return Long.parseLong(stats.replaceAll(".*\"rows\": (\\d+).*", "$1"));
  }

  private static TicketEvidence done(Outcome<TicketEvidence> outcome) {
    if (outcome instanceof Outcome.Done<TicketEvidence>(var evidence)) {
      return evidence;
    }
    throw new AssertionError(outcome.toString());
  }

  private static hall.device.DeviceFault fault(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Faulted<?>(var fault)) {
      return fault;
    }
    throw new AssertionError("a fault was expected, not " + outcome);
  }
}
