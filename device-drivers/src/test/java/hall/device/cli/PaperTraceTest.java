// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hall.device.simulator.BarcodeSimulator;
import hall.device.simulator.EscPosSimulator;
import hall.device.simulator.SimulatorProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings of ticket printer and bar-code module, without what was printed and read.
class PaperTraceTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private Path tape() {
    return folder.resolve("a.trace");
  }

  @Test
  void aTicketIsRecordedAndReplayedWithoutItsText() throws Exception {
    try (var printer =
        SimulatorProcess.start(EscPosSimulator.class, "--port", "0", "--speed", "0")) {
      var traced =
          Run.json(0, "trace", printer.uri(), "--run", "ticket", "--out", tape().toString());
      assertNotEquals(0L, traced.get("redacted"));
    }
    assertFalse(Files.readString(tape()).contains("4445564943"), "DEVIC in hexadecimal digits");
    Run.json(0, "replay", tape().toString());
  }

  @Test
  void aCodeIsRecordedAndReplayedAsZeros() throws Exception {
    try (var module =
        SimulatorProcess.start(
            BarcodeSimulator.class, "--link", folder.resolve("module").toString())) {
      var tracing =
          new FutureTask<>(() -> Run.json(0, "trace", module.uri(), "--out", tape().toString()));
      Thread.ofVirtual().start(tracing);
      while (!tracing.isDone()) {
        module.control("repeat 1 250 SECRETCODE");
      }
      assertEquals("read", tracing.get().get("operation"));
    }
    var tape = Files.readString(tape());
    assertFalse(tape.contains("SECRET") || tape.contains("534543524554"), tape);
    Run.json(0, "replay", tape().toString());
  }
}
