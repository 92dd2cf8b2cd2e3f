// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.simulator.SimulatorProcess;
import hall.device.ticket.PrinterDock.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A ticket that did not end must never come out with a later citizen's, whatever ended it.
final class OldTicketTest {

  /// Prints one long ticket on the printer whose URI it is given; to be killed meanwhile.
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (var printer =
          new EscPosPrinter(DeviceUri.parse(arguments[0]), DeviceContext.of(new SystemTicker()))) {
        System.out.println(
            printer.print(SampleTickets.numbered("旧票", 150), PrinterDock.in(60_000)));
      }
    }
  }

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before the first test
  private static PrinterDock dock;

  @BeforeAll
  static void start() throws IOException {
    dock = PrinterDock.open(Kind.SERIAL, folder, "--speed", "100");
  }

  @AfterAll
  static void stop() {
    dock.close();
  }

  private static FutureTask<Outcome<TicketPrinter.TicketEvidence>> printing(PrinterDock dock) {
    var printing = new FutureTask<>(() -> dock.print(SampleTickets.numbered("旧票", 60)));
    Thread.ofVirtual().start(printing);
    return printing;
  }

  private static void awaitRows(long more) throws IOException {
    long from = dock.stat("rows");
    while (dock.stat("rows") < from + more) {
      Thread.onSpinWait();
    }
  }

  private static void assertNewTicketAlone() throws Exception {
    assertTrue(dock.print(SampleTickets.line("新票")) instanceof Outcome.Done);
    assertEquals("新票\n", dock.lastText());
  }

  @Test
  void aPowerCycleInTheMiddleOfATicket() throws Exception {
    dock.reset();
    var printing = printing(dock);
    awaitRows(150);
    dock.control("power off");
    assertTrue(printing.get() instanceof Outcome.Faulted, printing.get()::toString);
    dock.control("power on");
    assertNewTicketAlone();
  }

  @Test
  void cancellingFromAnotherThread() throws Exception {
    dock.reset();
    var printing = printing(dock);
    awaitRows(150);
    dock.printer().operations().cancel();
    assertEquals(
        "canceled", printing.get() instanceof Outcome.Faulted<?>(var fault) ? fault.reason() : "");
    assertNewTicketAlone();
  }

  /// The next program finds the printer at work for the one that was killed.
  @Test
  void aProgramThatWasKilledInTheMiddleOfATicket() throws Exception {
    var place = Files.createDirectories(folder.resolve("killed"));
    var out = place.resolve("out");
    try (var simulator = PrinterDock.simulator(Kind.SERIAL, place, out, "--speed", "100")) {
      var victim = start(simulator.uri());
      awaitRows(simulator);
      victim.destroyForcibly().waitFor();
      var context = DeviceContext.of(new SystemTicker());
      try (var next = new EscPosPrinter(DeviceUri.parse(simulator.uri()), context)) {
        var outcome = next.print(SampleTickets.line("新票"), PrinterDock.in(30_000));
        assertTrue(outcome instanceof Outcome.Done, outcome::toString);
        assertEquals("新票\n", last(simulator, out));
      }
    }
  }

  private static Process start(String uri) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                uri))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitRows(SimulatorProcess simulator) throws IOException {
    while (simulator.control("stats").contains("\"rows\": 0,")) {
      Thread.onSpinWait();
    }
  }

  /// The text of the ticket that was cut last; the beginning of an old one is cut off before it.
  private static String last(SimulatorProcess simulator, Path out) throws IOException {
    int number = Integer.parseInt(simulator.control("tickets").replaceAll("[^0-9]", ""));
    return Files.readString(out.resolve("ticket-%02d.txt".formatted(number)));
  }

  @ParameterizedTest
  @EnumSource
  void aCableThatIsPulledInTheMiddleOfATicket(Kind kind) throws Exception {
    var place = Files.createDirectories(folder.resolve("pulled-" + kind));
    SimulatorProcess first =
        PrinterDock.simulator(kind, place, place.resolve("out"), "--speed", "100");
    var uri = DeviceUri.parse(first.uri());
    try (first;
        var printer = new EscPosPrinter(uri, DeviceContext.of(new SystemTicker()))) {
      var printing =
          new FutureTask<>(
              () -> printer.print(SampleTickets.numbered("旧票", 60), PrinterDock.in(30_000)));
      Thread.ofVirtual().start(printing);
      awaitRows(first);
      first.close();
      var outcome = printing.get();
      assertFalse(outcome instanceof Outcome.Done, outcome::toString);
      if (kind == Kind.SERIAL) {
        var out = place.resolve("out2");
        try (var second = PrinterDock.simulator(kind, place, out)) {
          var again = printer.print(SampleTickets.line("新票"), PrinterDock.in(30_000));
          assertTrue(again instanceof Outcome.Done, again::toString);
          assertEquals("新票\n", last(second, out));
        }
      }
    }
  }
}
