// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.SamplePdf;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulator before a client that others wrote: `ipptool` of CUPS, with its own tests.
class IpptoolTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @Test
  void ipptoolReadsThePrinterAndPrints() throws Exception {
    var pdf = SamplePdf.pages(2);
    var document = Files.write(folder.resolve("two.pdf"), pdf);
    try (var simulator =
        SimulatorProcess.start(
            IppSimulator.class, "--page-millis", "20", "--out", folder.toString())) {
      ipptool(simulator.uri(), "-t", "get-printer-attributes.test");
      ipptool(simulator.uri(), "-t", "-f", document.toString(), "print-job.test");
      ipptool(simulator.uri(), "-t", "get-jobs.test");
      assertTrue(simulator.control("jobs").contains("\"pages\": 2"));
    }
    assertArrayEquals(pdf, Files.readAllBytes(folder.resolve("job-01.pdf")));
    var page = folder.resolve("page").toString();
    var log = folder.resolve("pdftoppm.log");
    var command = List.of("pdftoppm", "-r", "36", folder.resolve("job-01.pdf").toString(), page);
    assertEquals(0, PeerProcess.run(log, command), () -> log.toString());
    assertTrue(Files.exists(folder.resolve("page-2.ppm")));
  }

  /// Jobs made before their documents, and the conformance tests of IPP/1.1 in CUPS' own words.
  @Test
  void ipptoolMakesJobsBeforehandAndFindsThePrinterConforming() throws Exception {
    var document = Files.write(folder.resolve("one.pdf"), SamplePdf.pages(1));
    try (var simulator = SimulatorProcess.start(IppSimulator.class, "--page-millis", "10")) {
      ipptool(simulator.uri(), "-t", "-f", document.toString(), "create-job.test");
      ipptool(simulator.uri(), "-t", "-f", document.toString(), "print-job-and-wait.test");
    }
  }

  private void ipptool(String uri, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("ipptool"));
    var last = arguments[arguments.length - 1];
    command.addAll(List.of(arguments).subList(0, arguments.length - 1));
    command.add(uri);
    command.add(last);
    var log = folder.resolve("ipptool.log");
    assertEquals(0, PeerProcess.run(log, command), Files.readString(log));
  }
}
