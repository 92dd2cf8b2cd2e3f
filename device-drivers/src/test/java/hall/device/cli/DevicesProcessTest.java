// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.SamplePdf;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tool as a process of its own, as the technician starts it.
class DevicesProcessTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private static Process start(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dstdout.encoding=US-ASCII",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DevicesMain.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static String all(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theListIsOneObjectInUtf8WhateverTheLocale() throws Exception {
    var process = start("list", "--json");
    var object = StrictJson.object(StrictJson.parse(all(process.getInputStream()).strip()));
    assertEquals("", all(process.getErrorStream()));
    assertEquals(0, process.waitFor());
    for (var port : StrictJson.array(object.get("ports"))) {
      assertTrue(StrictJson.object(port).get("port") instanceof String);
    }
    var first = StrictJson.object(StrictJson.array(object.get("reachable")).getFirst());
    assertEquals("身份证阅读器", first.get("zh-CN"));
  }

  @Test
  void theExitStatusLeavesTheProcess() throws Exception {
    assertEquals(2, start("fly").waitFor());
    assertEquals(3, start("status", "folder:" + folder + "/no").waitFor());
  }

  @Test
  void ctrlCWithdrawsThePrintJob() throws Exception {
    var pdf = Files.write(folder.resolve("two.pdf"), SamplePdf.pages(2)).toString();
    try (var printer = SimulatorProcess.start(IppSimulator.class, "--page-millis", "60000")) {
      var process = start("print", printer.uri(), pdf);
      while (!printer.control("jobs").contains("\"state\": \"processing\"")) {
        assertTrue(process.isAlive(), "the tool ended early");
      }
      process.destroy(); // as Ctrl-C does, it asks the process to end
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      assertTrue(printer.control("jobs").contains("canceled"), printer.control("jobs"));
    }
  }
}
