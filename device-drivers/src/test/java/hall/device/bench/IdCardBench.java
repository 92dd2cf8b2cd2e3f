// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceLog;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.idcard.Ga450Reader;
import hall.device.idcard.IdCardReader.Extra;
import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.SimulatorProcess;
import hall.device.trace.Tracing;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reading a card at 115200 baud beside the time that its bytes take on the wire.
///
/// The module behind the pseudo-terminal answers at once and paces every byte, as a UART does, so
/// what is left over is the driver's.
public final class IdCardBench {

  private static final Pattern BUSY = Pattern.compile("\"busyMicros\": (\\d+)");
  private static final double GOAL = 1.15;
  private static final int WARM_UP = 5;

  private final int times;

  /// @param times how often each reading is measured; the median counts
  public IdCardBench(int times) {
    this.times = times;
  }

  public List<Measurement> run() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("hall-bench");
    var link = folder.resolve("reader");
    try (var simulator = SimulatorProcess.start(Ga450Simulator.class, "--link", link.toString())) {
      simulator.control("lay resident2");
      return List.of(
          measured("read a card, first on a new line", Set.of(), true, simulator),
          measured("read a card", Set.of(), false, simulator),
          measured("read a card with fingerprints", Set.of(Extra.FINGERPRINTS), false, simulator));
    } finally {
      Files.deleteIfExists(link);
      Files.delete(folder);
    }
  }

  private Measurement measured(
      String name, Set<Extra> extras, boolean anew, SimulatorProcess simulator)
      throws IOException, InterruptedException {
    var elapsed = new ArrayList<Double>();
    var busy = new ArrayList<Double>();
    var reader = open(simulator);
    for (int i = -WARM_UP; i < times; i++) {
      if (anew) {
        reader.close();
        reader = open(simulator);
      }
      long busyBefore = busyMicros(simulator);
      long began = System.nanoTime();
      var outcome = reader.read(extras, deadline());
      long nanos = System.nanoTime() - began;
      if (!(outcome instanceof Outcome.Done)) {
        throw new IllegalStateException("the card was not read: " + outcome);
      }
      if (i >= 0) {
        elapsed.add(nanos / 1e6);
        busy.add((busyMicros(simulator) - busyBefore) / 1e3);
      }
    }
    reader.close();
    return Measurement.of(
        name,
        median(elapsed),
        "ms",
        new Measurement.Baseline("paced wire time of the bytes exchanged", median(busy)),
        GOAL);
  }

  private static Ga450Reader open(SimulatorProcess simulator) {
    DeviceLog silent = _ -> {};
    return new Ga450Reader(
        DeviceUri.parse(simulator.uri()),
        new DeviceContext(new SystemTicker(), new Tracing.Off(), silent));
  }

  private static Deadline deadline() {
    return Deadline.after(Duration.ofSeconds(10), new SystemTicker());
  }

  private static long busyMicros(SimulatorProcess simulator) throws IOException {
    var matcher = BUSY.matcher(simulator.control("stats"));
    if (!matcher.find()) {
      throw new IOException("the simulator does not tell its wire time");
    }
    return Long.parseLong(matcher.group(1));
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
