// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.simulator.EscPosSimulator;
import hall.device.simulator.SimulatorProcess;
import hall.device.ticket.TicketPrinter.TicketEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A simulated ticket printer on its line, and the driver that talks to it.
final class PrinterDock implements AutoCloseable {

  enum Kind {
    SERIAL,
    TCP
  }

  private final SimulatorProcess simulator;
  private final EscPosPrinter printer;
  private final Path out;

  private PrinterDock(SimulatorProcess simulator, EscPosPrinter printer, Path out) {
    this.simulator = simulator;
    this.printer = printer;
    this.out = out;
  }

  static PrinterDock open(Kind kind, Path folder, String... more) throws IOException {
    return open(kind, EscPosModel.GENERIC_80, folder, more);
  }

  static PrinterDock open(Kind kind, EscPosModel model, Path folder, String... more)
      throws IOException {
    var out = folder.resolve("out-" + kind);
    var simulator = simulator(kind, folder, out, more);
    var printer =
        new EscPosPrinter(
            DeviceUri.parse(simulator.uri()), DeviceContext.of(new SystemTicker()), model);
    return new PrinterDock(simulator, printer, out);
  }

  static SimulatorProcess simulator(Kind kind, Path folder, Path out, String... more)
      throws IOException {
    var arguments = new ArrayList<String>(List.of("--out", out.toString()));
    arguments.addAll(List.of(more));
    arguments.addAll(
        switch (kind) {
          case SERIAL -> List.of("--link", folder.resolve("printer").toString());
          case TCP -> List.of("--port", "0");
        });
    return SimulatorProcess.start(EscPosSimulator.class, arguments.toArray(String[]::new));
  }

  EscPosPrinter printer() {
    return printer;
  }

  SimulatorProcess simulator() {
    return simulator;
  }

  void control(String line) throws IOException {
    var answer = simulator.control(line);
    if (!answer.equals("{}")) {
      throw new IOException(line + ": " + answer);
    }
  }

  /// A number of `stats`.
  long stat(String name) throws IOException {
    var stats = simulator.control("stats");
    return Long.parseLong(stats.replaceAll(".*\"" + name + "\": (\\d+).*", "$1"));
  }

  void reset() throws IOException {
    for (var line :
        List.of(
            "power on",
            "paper full",
            "cover close",
            "cutter clear",
            "echo on",
            "noise off",
            "mute 0")) {
      control(line);
    }
  }

  Outcome<TicketEvidence> print(Ticket ticket) throws InterruptedException {
    return printer.print(ticket, in(20_000));
  }

  static Deadline in(int millis) {
    return Deadline.after(Duration.ofMillis(millis), new SystemTicker());
  }

  int tickets() throws IOException {
    return Integer.parseInt(simulator.control("tickets").replaceAll("[^0-9]", ""));
  }

  /// The text of the ticket that was cut last.
  String lastText() throws IOException {
    return Files.readString(out.resolve("ticket-%02d.txt".formatted(tickets())));
  }

  Path lastPicture() throws IOException {
    return out.resolve("ticket-%02d.png".formatted(tickets()));
  }

  @Override
  public void close() {
    printer.close();
    simulator.close();
  }
}
