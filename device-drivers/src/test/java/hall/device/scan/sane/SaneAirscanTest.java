// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static hall.device.scan.sane.SaneTrials.reason;
import static hall.device.scan.sane.SaneTrials.scanner;
import static hall.device.scan.sane.SaneTrials.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.Outcome;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver, saned and sane-airscan in a row, before the simulated network scanner: the daemon's
/// own test device has no duplex unit.
class SaneAirscanTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private SimulatorProcess simulator;

  @SuppressWarnings("NullAway.Init") // set before each test
  private SanedPeer saned;

  private final List<ScannedPage> pages = new ArrayList<>();

  @BeforeEach
  void startAll() throws IOException {
    simulator = SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20");
    Files.writeString(
        folder.resolve("airscan.conf"),
        "[devices]\n\"Sample\" = %s/, eSCL\n[options]\ndiscovery = disable\n"
            .formatted(simulator.uri().replace("escl:", "http:")));
    saned = SanedPeer.start(folder, "airscan");
  }

  @AfterEach
  void stopAll() {
    saned.close();
    simulator.close();
  }

  @Test
  void bothSidesOfEverySheetComeThroughTheDaemon() throws Exception {
    simulator.control("load 2");
    assertEquals(Outcome.done(4), scan(new ScanSettings(75, Mode.GRAY, Source.ADF, true)));
    assertEquals(new JpegCheck.Whole(620, 877, 1, 75), JpegCheck.of(pages.getFirst().jpeg()));
    assertEquals("{\"sheets\": 0, \"feeder\": \"ScannerAdfEmpty\"}", simulator.control("clear"));
  }

  @Test
  void aJamBehindTheDaemonKeepsThePagesBeforeIt() throws Exception {
    simulator.control("load 3");
    simulator.control("jam 2");
    var jammed = scan(new ScanSettings(75, Mode.GRAY, Source.ADF));
    assertEquals("media-jam", reason(jammed));
    assertEquals(1, pages.size());
    simulator.control("clear");
    assertEquals(Outcome.done(2), scan(new ScanSettings(75, Mode.GRAY, Source.ADF)));
  }

  private Outcome<Integer> scan(ScanSettings settings) throws InterruptedException {
    try (var scanner = scanner(saned.uri("airscan:e0:Sample"))) {
      return scanner.scan(settings, pages::add, seconds(30));
    }
  }
}
