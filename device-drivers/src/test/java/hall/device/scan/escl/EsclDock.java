// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;

/// The driver in front of the simulated scanner, and the pages that came.
final class EsclDock implements AutoCloseable {

  static final ScanSettings QUICK = new ScanSettings(75, Mode.COLOR, Source.AUTO);
  static final ScanSettings BOTH_SIDES = new ScanSettings(75, Mode.COLOR, Source.ADF, true);

  /// What is tried while the simulator has a quirk.
  @FunctionalInterface
  interface Trial {
    void run() throws Exception;
  }

  private final SimulatorProcess simulator;
  private final List<ScannedPage> pages = new ArrayList<>();
  private EsclScanner scanner;

  private EsclDock(SimulatorProcess simulator) {
    this.simulator = simulator;
    this.scanner = opened("");
  }

  static EsclDock start() throws IOException {
    return start("off");
  }

  /// @param tls whether the scanner speaks TLS: on or off
  static EsclDock start(String tls) throws IOException {
    return new EsclDock(
        SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20", "--tls", tls));
  }

  private EsclScanner opened(String query) {
    return new EsclScanner(
        DeviceUri.parse(simulator.uri() + query), DeviceContext.of(new SystemTicker()));
  }

  /// Goes on with a driver that was told more.
  void open(String query) {
    scanner = opened(query);
  }

  /// An empty scanner in order, and a driver that knows nothing of it.
  void reset() throws IOException {
    for (var command :
        List.of(
            "power on",
            "clear",
            "unload",
            "cover close",
            "busy 0",
            "slow 0",
            "model Hall Sample Scanner A4")) {
      control(command);
    }
    pages.clear();
    open("");
  }

  EsclScanner scanner() {
    return scanner;
  }

  List<ScannedPage> pages() {
    return pages;
  }

  String control(String command) throws IOException {
    var answer = simulator.control(command);
    assertTrue(!answer.contains("\"error\""), answer);
    return answer;
  }

  void with(String quirk, Trial trial) throws Exception {
    control("quirk " + quirk + " on");
    try {
      trial.run();
    } finally {
      control("quirk " + quirk + " off");
    }
  }

  Outcome<Integer> scan(ScanSettings settings) throws InterruptedException {
    return scanner.scan(settings, pages::add, seconds(30));
  }

  /// A scan in the background that has got its job.
  FutureTask<Outcome<Integer>> started() throws IOException {
    var scan = new FutureTask<>(() -> scan(QUICK));
    Thread.ofVirtual().start(scan);
    until("\"jobs\": 1");
    return scan;
  }

  void until(String stat) throws IOException {
    var deadline = seconds(10);
    while (!control("stats").contains(stat)) {
      assertTrue(!deadline.passed(), "never " + stat);
      Thread.onSpinWait();
    }
  }

  static Deadline seconds(int seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), new SystemTicker());
  }

  static String reason(Outcome<Integer> outcome) {
    return outcome instanceof Outcome.Faulted<Integer>(var fault)
        ? fault.reason()
        : outcome.toString();
  }

  /// The comment segments (FF FE) of the pages.
  List<String> sheets() {
    return pages.stream()
        .map(page -> new String(page.jpeg(), 0, 200, StandardCharsets.ISO_8859_1))
        .map(head -> head.replaceAll("(?s).*(SHEET-\\d+-[a-z-]+).*", "$1"))
        .toList();
  }

  /// Which part of the pixels of a gray page is neither near black nor near white.
  static double middleTones(ScannedPage page) throws IOException {
    var raster = ImageIO.read(new ByteArrayInputStream(page.jpeg())).getRaster();
    var samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    return (double) Arrays.stream(samples).filter(s -> s > 40 && s < 200).count() / samples.length;
  }

  @Override
  public void close() {
    simulator.close();
  }
}
