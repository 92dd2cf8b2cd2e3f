// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import hall.device.scan.escl.EsclScanner;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Coloured pages of A4 at 300 dpi as the simulated scanner sends them: askew, with noise.
public final class SamplePages {

  private static final List<String> DOCUMENTS = List.of("application", "proof", "lease");
  private static final List<ScannedPage> SCANNED = new ArrayList<>();

  private SamplePages() {}

  /// One of three.
  public static synchronized ScannedPage colored(int number)
      throws IOException, InterruptedException {
    if (SCANNED.isEmpty()) {
      scan();
    }
    return SCANNED.get(number);
  }

  private static void scan() throws IOException, InterruptedException {
    var ticker = new SystemTicker();
    try (var simulator = SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20");
        var scanner = new EsclScanner(DeviceUri.parse(simulator.uri()), DeviceContext.of(ticker))) {
      for (var document : DOCUMENTS) {
        simulator.control("glass " + document);
        var outcome =
            scanner.scan(
                new ScanSettings(300, ScanSettings.Mode.COLOR, ScanSettings.Source.FLATBED),
                SCANNED::add,
                Deadline.after(Duration.ofSeconds(60), ticker));
        if (!outcome.equals(Outcome.done(1))) {
          throw new IllegalStateException(outcome.toString());
        }
      }
    }
  }
}
