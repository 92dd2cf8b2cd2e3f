// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.simulator.EsclSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulator before a client that others wrote: `scanimage` through sane-airscan.
class ScanimageTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @Test
  void scanimageReadsTheGlassAndTheWholeFeeder() throws Exception {
    try (var simulator = SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20")) {
      configure(simulator.uri());
      var glass = folder.resolve("glass.pnm");
      assertEquals(0, scanimage("--source", "Flatbed", "--mode", "Gray", "-o", glass.toString()));
      assertEquals("P5", header(glass));
      simulator.control("load 2");
      int status =
          scanimage("--source", "ADF", "--mode", "Color", "--batch=" + folder + "/page%d.pnm");
      assertTrue(status == 0 || status == 7, "status " + status); // 7: the feeder ran out
      assertEquals("P6", header(folder.resolve("page1.pnm")));
      assertEquals("P6", header(folder.resolve("page2.pnm")));
      assertTrue(simulator.control("stats").contains("\"pages\": 3, \"sheets\": 0"));
    }
  }

  @Test
  void scanimageReadsBothSidesOfEverySheet() throws Exception {
    try (var simulator = SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20")) {
      configure(simulator.uri());
      simulator.control("load 2");
      int status =
          scanimage(
              "--source", "ADF Duplex", "--mode", "Gray", "--batch=" + folder + "/side%d.pnm");
      assertTrue(status == 0 || status == 7, "status " + status);
      for (int side = 1; side <= 4; side++) {
        assertEquals("P5", header(folder.resolve("side%d.pnm".formatted(side))));
      }
      assertTrue(simulator.control("stats").contains("\"pages\": 4, \"sheets\": 0"));
    }
  }

  private void configure(String uri) throws IOException {
    Files.writeString(folder.resolve("dll.conf"), "airscan\n");
    Files.writeString(
        folder.resolve("airscan.conf"),
        "[devices]\n\"Sample\" = %s/, eSCL\n[options]\ndiscovery = disable\n"
            .formatted(uri.replace("escl:", "http:")));
  }

  private int scanimage(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("scanimage", "-d", "airscan:e0:Sample"));
    command.addAll(List.of("--resolution", "75", "--format=pnm"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SANE_CONFIG_DIR", folder.toString());
    var log = folder.resolve("scanimage.log");
    var process = builder.redirectOutput(log.toFile()).start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("scanimage hangs: " + Files.readString(log));
    }
    if (process.exitValue() != 0) {
      System.out.println(Files.readString(log));
    }
    return process.exitValue();
  }

  private static String header(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(2), StandardCharsets.US_ASCII);
    }
  }
}
