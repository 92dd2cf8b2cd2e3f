// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import com.sun.management.OperatingSystemMXBean;
import hall.device.Deadline;
import hall.device.SystemTicker;
import hall.device.bench.Measurement.Baseline;
import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.SimulatorProcess;
import hall.device.transport.Endpoint;
import hall.device.transport.Link;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;

/// What it costs to listen to a serial device that has nothing to say, as the watch of a ticket
/// printer does day and night, beside a look each millisecond.
public final class ListenBench {

  private static final Duration TURN = Duration.ofMillis(400);
  private static final double GOAL = 0.5;

  private final Duration each;

  /// @param each how long each way listens
  public ListenBench(Duration each) {
    this.each = each;
  }

  public List<Measurement> run() throws Exception {
    Path folder = Files.createTempDirectory("hall-listen");
    var path = folder.resolve("port").toString();
    try (var _ = SimulatorProcess.start(Ga450Simulator.class, "--link", path);
        var link = new Endpoint.Serial(path, 115_200).open(in(TURN))) {
      listen(link, TURN, each.dividedBy(2));
      double often = listen(link, Duration.ofMillis(1), each);
      double ours = listen(link, TURN, each);
      return List.of(
          Measurement.of(
              "listen to a silent serial device",
              ours,
              "ms of a core a second",
              new Baseline("a look each millisecond", often),
              GOAL));
    } finally {
      Files.deleteIfExists(folder.resolve("port"));
      Files.delete(folder);
    }
  }

  /// Processor time of the whole process: much of it goes into sleeping and waking.
  private static double listen(Link link, Duration turn, Duration during) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var listening = new FutureTask<>(() -> silence(link, turn, in(during)));
    long before = system.getProcessCpuTime();
    Thread.ofVirtual().name("listening").start(listening);
    int heard = listening.get();
    long used = system.getProcessCpuTime() - before;
    if (heard > 0) {
      throw new IOException("a silent device said " + heard + " bytes");
    }
    return used / 1e6 / (during.toMillis() / 1e3);
  }

  private static int silence(Link link, Duration turn, Deadline end) throws Exception {
    int heard = 0;
    while (!end.passed()) {
      heard += link.read(new byte[1], 0, 1, end.within(turn));
    }
    return heard;
  }

  private static Deadline in(Duration duration) {
    return Deadline.after(duration, new SystemTicker());
  }
}
