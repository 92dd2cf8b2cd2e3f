// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.SystemTicker;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintProgress;
import hall.device.print.PrintSettings;
import hall.device.print.Printer.PrintEvidence;
import hall.device.print.SamplePdf;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// A simulated printer and its driver, for one test.
final class PrinterDock implements AutoCloseable {

  final SimulatorProcess simulator;
  final IppPrinter printer;
  final Path out;
  final List<PrintProgress> progress = new CopyOnWriteArrayList<>();

  private PrinterDock(SimulatorProcess simulator, Path out, String parameters) {
    this.simulator = simulator;
    this.out = out;
    this.printer = printer(simulator.uri() + parameters);
  }

  /// @param options of the simulator, beside `--out`
  static PrinterDock open(Path out, String... options) throws IOException {
    var all = Stream.concat(Stream.of("--out", out.toString()), Stream.of(options));
    return new PrinterDock(
        SimulatorProcess.start(IppSimulator.class, all.toArray(String[]::new)), out, "");
  }

  static IppPrinter printer(String uri) {
    return new IppPrinter(DeviceUri.parse(uri), DeviceContext.of(new SystemTicker()));
  }

  void control(String... lines) throws IOException {
    for (var line : lines) {
      var answer = simulator.control(line);
      assertTrue(!answer.contains("error"), answer);
    }
  }

  PrintOutcome print(int pages, PrintSettings settings) throws InterruptedException, IOException {
    return print(SamplePdf.pages(pages), settings);
  }

  PrintOutcome print(byte[] pdf, PrintSettings settings) throws InterruptedException {
    return printer.print("receipt", pdf, settings, progress::add, seconds(40));
  }

  PrintEvidence printed(int pages, PrintSettings settings)
      throws InterruptedException, IOException {
    return evidence(print(pages, settings));
  }

  static PrintEvidence evidence(PrintOutcome outcome) {
    return assertInstanceOf(PrintOutcome.Printed.class, outcome, outcome.toString()).evidence();
  }

  static PrintOutcome.Failed failed(PrintOutcome outcome) {
    return assertInstanceOf(PrintOutcome.Failed.class, outcome, outcome.toString());
  }

  /// A print that goes on while the test does something else.
  FutureTask<PrintOutcome> started(int pages, PrintSettings settings) {
    var print = new FutureTask<>(() -> print(pages, settings));
    Thread.ofVirtual().start(print);
    return print;
  }

  void untilPagesAreOut(int pages) throws IOException {
    var deadline = seconds(20);
    while (progress.stream().noneMatch(told -> told.impressions() >= pages)) {
      assertTrue(!deadline.passed(), "no page comes out: " + simulator.control("jobs"));
      Thread.onSpinWait();
    }
  }

  String jobs() throws IOException {
    return simulator.control("jobs");
  }

  String stats() throws IOException {
    return simulator.control("stats");
  }

  String kept(String name) throws IOException {
    return Files.readString(out.resolve(name));
  }

  static Deadline seconds(int seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), new SystemTicker());
  }

  @Override
  public void close() {
    printer.close();
    simulator.close();
  }
}
