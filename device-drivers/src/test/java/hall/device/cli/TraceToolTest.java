// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.simulator.EscPosSimulator;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import hall.device.trace.TapeCodec;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings of simulated devices, and what their replay says.
final class TraceToolTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private Path tape() {
    return folder.resolve("a.trace");
  }

  private void replaysAsRecorded(String result) throws InterruptedException {
    var replayed = Run.json(0, "replay", tape().toString());
    assertEquals(result, replayed.get("recorded"));
    assertEquals(result, replayed.get("replayed"));
    assertNull(replayed.get("divergence"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resident", "resident2", "hk-mo-tw", "foreign-2017", "foreign-2023"})
  void aCardIsRecordedWithoutItsCitizenAndReplays(String sample) throws Exception {
    try (var reader = SimulatorProcess.start(Ga450Simulator.class, "--port", "0")) {
      reader.control("lay " + sample);
      var traced = Run.json(0, "trace", reader.uri(), "--out", tape().toString());
      assertEquals("read", traced.get("operation"));
      assertNotEquals(0L, traced.get("redacted"));
    }
    var text = Files.readString(tape());
    for (var personal : List.of("张测试", "李样例", "陈测试", "样例人", "测试丽", "敬老路", "演示区")) {
      var hex = HexFormat.of().formatHex(personal.getBytes(StandardCharsets.UTF_16LE));
      assertFalse(text.contains(hex), personal);
    }
    replaysAsRecorded("done");
  }

  @ParameterizedTest
  @CsvSource({"checksum 9, fault checksum", "pull-mid-read 1, fault card-removed"})
  void aDamagedReadIsRecordedWithoutItsCitizenAndFailsAgain(String fault, String result)
      throws Exception {
    try (var reader = SimulatorProcess.start(Ga450Simulator.class, "--port", "0")) {
      reader.control("lay resident");
      reader.control("fault " + fault);
      Run.json(3, "trace", reader.uri(), "--out", tape().toString());
    }
    var name = HexFormat.of().formatHex("张测试".getBytes(StandardCharsets.UTF_16LE));
    assertFalse(Files.readString(tape()).contains(name));
    replaysAsRecorded(result);
  }

  @Test
  void aScanIsRecordedWithoutItsPagesAndReplays() throws Exception {
    try (var scanner = SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20")) {
      scanner.control("load 2");
      var traced = Run.json(0, "trace", scanner.uri(), "--run", "scan", "--out", tape().toString());
      assertNotEquals(0L, traced.get("redacted"));
    }
    replaysAsRecorded("done");
  }

  @Test
  void aPrintIsRecordedWithoutItsDocumentAndReplays() throws Exception {
    try (var printer = SimulatorProcess.start(IppSimulator.class, "--page-millis", "30")) {
      Run.json(0, "trace", printer.uri(), "--run", "print", "--out", tape().toString());
    }
    var pdf = HexFormat.of().formatHex("%PDF-".getBytes(StandardCharsets.US_ASCII));
    assertFalse(Files.readString(tape()).contains(pdf));
    replaysAsRecorded("done");
  }

  @Test
  void aTicketIsRecordedWithoutItsTextAndReplays() throws Exception {
    try (var printer =
        SimulatorProcess.start(
            EscPosSimulator.class, "--port", "0", "--speed", "0", "--out", folder.toString())) {
      Run.json(0, "trace", printer.uri(), "--run", "ticket", "--out", tape().toString());
    }
    var text = Files.readString(tape());
    for (var printed : List.of("设备测试", "DEVICE TEST", "A001")) {
      assertFalse(
          text.contains(HexFormat.of().formatHex(printed.getBytes(Charset.forName("GB18030")))),
          printed);
    }
    assertTrue(text.contains("1d56"), "the command to cut is there");
    replaysAsRecorded("done");
  }

  @Test
  void aReaderWithoutACardIsRecordedAndReplayedWithoutWaiting() throws Exception {
    try (var reader = SimulatorProcess.start(Ga450Simulator.class, "--port", "0")) {
      Run.json(3, "trace", reader.uri(), "--out", tape().toString(), "--timeout", "2");
    }
    replaysAsRecorded("fault no-card");
  }

  @Test
  void aDeviceThatIsNotThereIsRecordedToo() throws Exception {
    Run.json(3, "trace", "ga450://127.0.0.1:1", "--out", tape().toString());
    replaysAsRecorded("fault disconnected");
  }

  @Test
  void aDriverThatSaysSomethingElseIsNoticed() throws Exception {
    try (var reader = SimulatorProcess.start(Ga450Simulator.class, "--port", "0")) {
      reader.control("lay resident");
      Run.json(0, "trace", reader.uri(), "--out", tape().toString());
    }
    // As if an earlier version had selected the card in another way.
    var recorded = Files.readString(tape());
    var altered = recorded.replace("00032002", "00032003");
    assertFalse(altered.equals(recorded));
    Files.writeString(tape(), altered);
    var diverged = Run.json(3, "replay", tape().toString());
    assertEquals("replay-diverged", Run.reason(diverged));
    assertTrue(String.valueOf(diverged.get("divergence")).contains("other bytes"));
  }

  @Test
  void whatIsNoRecordingIsAUsageError() throws Exception {
    Files.writeString(tape(), "no recording");
    assertEquals(2, Run.of("replay", tape().toString()).status());
    assertEquals(2, Run.of("replay", folder.resolve("none").toString()).status());
    var run = Run.of("trace", "folder:" + folder, "--out", tape().toString());
    assertEquals(2, run.status());
    assertTrue(run.err().contains("whose wire is recorded: it has none"), run.err());
  }

  @Test
  void aRecordingIsTextThatAnEngineerCanRead() throws Exception {
    try (var reader = SimulatorProcess.start(Ga450Simulator.class, "--port", "0")) {
      Run.json(0, "trace", reader.uri(), "--run", "status", "--out", tape().toString());
      var lines = Files.readAllLines(tape());
      assertEquals("device " + reader.uri(), lines.get(1));
      assertEquals("operation status 60000", lines.get(2));
      assertEquals("result done", lines.get(3));
      assertTrue(lines.get(4).matches("[0-9]+ 1 open tcp 127.0.0.1 [0-9]+"), lines.get(4));
      assertTrue(
          lines.contains(
              lines.stream()
                  .filter(line -> line.endsWith("> aaaaaa9669000311ffed"))
                  .findFirst()
                  .orElseThrow()));
      assertEquals(lines.size() - 4, TapeCodec.decode(Files.readString(tape())).entries().size());
    }
  }
}
