// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.simulator.EscPosSimulator;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `self-test` as a technician types it, and its recordings.
class SelfTestToolTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private static List<String> failed(Map<String, @Nullable Object> object) {
    return StrictJson.array(object.get("checks")).stream()
        .map(StrictJson::object)
        .filter(check -> Boolean.FALSE.equals(check.get("passed")))
        .map(check -> String.valueOf(check.get("check")))
        .toList();
  }

  @Test
  void everyPartIsALineOfTextAndAnObjectOfJson() throws Exception {
    try (var reader = SimulatorProcess.start(Ga450Simulator.class, "--port", "0")) {
      var object = Run.json(0, "self-test", reader.uri());
      for (var check : StrictJson.array(object.get("checks"))) {
        assertEquals(
            List.of("check", "passed", "detail"), List.copyOf(StrictJson.object(check).keySet()));
      }
      var text = Run.of("self-test", reader.uri()).out();
      assertTrue(
          text.contains("checks          check=antenna  passed=true  detail=no card\n"), text);
    }
  }

  @Test
  void whatFailedIsNamedInTheFaultToo() throws Exception {
    try (var reader = SimulatorProcess.start(Ga450Simulator.class, "--port", "0")) {
      reader.control("refuse 2001 24 1");
      var object = Run.json(3, "self-test", reader.uri());
      assertEquals("self-test-failed", Run.reason(object));
      assertEquals("antenna", StrictJson.object(object.get("fault")).get("raw"));
      assertEquals(List.of("antenna"), failed(object));
    }
    var gone = Run.json(3, "self-test", "ga450://127.0.0.1:1");
    assertEquals(List.of("port"), failed(gone));
  }

  private void replays(String uri, String simulated) throws InterruptedException {
    var tape = folder.resolve("a.trace").toString();
    var recorded = simulated.equals("done") ? 0 : 3;
    var traced = Run.json(recorded, "trace", uri, "--run", "self-test", "--out", tape);
    assertEquals("self-test", traced.get("operation"));
    var replayed = Run.json(0, "replay", tape);
    assertEquals(simulated, replayed.get("recorded"));
    assertEquals(simulated, replayed.get("replayed"));
    assertNull(replayed.get("divergence"));
  }

  @ParameterizedTest
  @ValueSource(classes = {Ga450Simulator.class, EscPosSimulator.class})
  void aSelfTestOnALineIsRecordedAndReplays(Class<?> kind) throws Exception {
    try (var device = SimulatorProcess.start(kind, "--port", "0")) {
      replays(device.uri(), "done");
      device.control("power off");
      replays(device.uri(), "fault self-test-failed");
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {IppSimulator.class, EsclSimulator.class})
  void aSelfTestOverHttpIsRecordedAndReplays(Class<?> kind) throws Exception {
    try (var device = SimulatorProcess.start(kind)) {
      replays(device.uri(), "done");
      device.control("power off");
      replays(device.uri(), "fault self-test-failed");
    }
  }
}
