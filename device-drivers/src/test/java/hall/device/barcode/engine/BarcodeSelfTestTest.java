// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.SelfTest;
import hall.device.SystemTicker;
import hall.device.simulator.BarcodeSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The self-test before a simulated module.
final class BarcodeSelfTestTest {

  /// A module that says that it took the trigger.
  private static final EngineModel ACKNOWLEDGING =
      EngineModels.of(
          Map.of(
              "suffix", "cr", "trigger", "16540D", "release", "16550D", "acknowledgement", "06"));

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private SimulatorProcess simulator(String... more) throws IOException {
    var link = folder.resolve("module").toString();
    return more.length == 0
        ? SimulatorProcess.start(BarcodeSimulator.class, "--link", link)
        : SimulatorProcess.start(BarcodeSimulator.class, "--link", link, more[0], more[1]);
  }

  private static SelfTest test(SimulatorProcess module, EngineModel model)
      throws InterruptedException {
    try (var reader =
        new SerialBarcodeReader(
            DeviceUri.parse(module.uri()), DeviceContext.of(new SystemTicker()), model)) {
      return reader.selfTest(Deadline.after(Duration.ofSeconds(5), new SystemTicker()));
    }
  }

  @Test
  void aModuleWithoutCommandsIsOnlyItsPort() throws Exception {
    try (var module = simulator()) {
      var test = test(module, EngineModel.GENERIC);
      assertTrue(test.passed(), test::toString);
      assertEquals(List.of("port", "trigger"), Checks.names(test));
      assertEquals("this model can't be asked", Checks.detail(test, "trigger"));
    }
  }

  @Test
  void aTriggerIsAcknowledgedAndTheLampGoesOutAgain() throws Exception {
    try (var module = simulator("--trigger", "acknowledged")) {
      var test = test(module, ACKNOWLEDGING);
      assertTrue(test.passed(), test::toString);
      assertEquals("acknowledged", Checks.detail(test, "trigger"));
      assertTrue(module.control("stats").contains("\"lit\": false"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"power off", "stats"})
  void aModuleThatDoesNotAcknowledgeIsNamed(String command) throws Exception {
    try (var module = simulator("--trigger", "yes")) {
      module.control(command);
      var test = test(module, ACKNOWLEDGING);
      assertEquals(List.of("trigger"), Checks.failed(test), test::toString);
    }
  }

  @Test
  void anUnpluggedModuleIsAMatterOfItsPort() throws Exception {
    var module = simulator();
    module.close();
    var test = test(module, EngineModel.GENERIC);
    assertEquals(List.of("port"), Checks.names(test), test::toString);
    assertEquals(List.of("port"), Checks.failed(test));
  }
}
