// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A simulated reader on its line, and the driver that talks to it.
final class ReaderDock implements AutoCloseable {

  /// What kind of line stands between them.
  enum Kind {
    SERIAL,
    TCP
  }

  private final SimulatorProcess simulator;
  private final Ga450Reader reader;

  private ReaderDock(SimulatorProcess simulator, Ga450Reader reader) {
    this.simulator = simulator;
    this.reader = reader;
  }

  static ReaderDock open(Kind kind, Path folder, String... more) throws IOException {
    return of(simulator(kind, folder, more), "");
  }

  /// @param parameters more of the URI's, such as `model=generic`
  static ReaderDock of(SimulatorProcess simulator, String parameters) {
    var uri = simulator.uri();
    var more = parameters.isEmpty() ? "" : (uri.contains("?") ? "&" : "?") + parameters;
    return new ReaderDock(
        simulator,
        new Ga450Reader(DeviceUri.parse(uri + more), DeviceContext.of(new SystemTicker())));
  }

  static SimulatorProcess simulator(Kind kind, Path folder, String... more) throws IOException {
    var arguments = new ArrayList<String>(List.of(more));
    arguments.addAll(
        switch (kind) {
          case SERIAL -> List.of("--link", folder.resolve("reader").toString());
          case TCP -> List.of("--port", "0", "--baud", "115200");
        });
    return SimulatorProcess.start(Ga450Simulator.class, arguments.toArray(String[]::new));
  }

  static Ga450Reader reader(String uri) {
    return new Ga450Reader(DeviceUri.parse(uri), DeviceContext.of(new SystemTicker()));
  }

  Ga450Reader reader() {
    return reader;
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

  /// An empty reader without faults.
  void reset() throws IOException {
    control("fault none");
    control("quirk all off");
    control("fingerprints 1024");
    control("power on");
    control("remove");
  }

  Outcome<IdCard> read(int millis) throws InterruptedException {
    return reader.read(in(millis));
  }

  static Deadline in(int millis) {
    return Deadline.after(Duration.ofMillis(millis), new SystemTicker());
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Faulted<T>(var fault) -> throw new AssertionError(fault.toString());
      case Outcome.NoAnswer<T>() -> throw new AssertionError("no answer");
    };
  }

  static DeviceFault fault(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Faulted<?>(var fault)) {
      return fault;
    }
    throw new AssertionError("a fault was expected, not " + outcome);
  }

  static String reason(Outcome<?> outcome) {
    return fault(outcome).reason();
  }

  @Override
  public void close() {
    reader.close();
    simulator.close();
  }
}
