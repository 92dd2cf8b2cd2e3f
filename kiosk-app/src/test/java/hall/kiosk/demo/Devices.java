// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.device.simulator.BarcodeSimulator;
import hall.device.simulator.EscPosSimulator;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The devices of a hall, simulated on their wires: the serial ones on pseudo-terminals.
///
/// @param printed what came out of the A4 printer and the ticket printer
record Devices(
    SimulatorProcess reader,
    SimulatorProcess scanner,
    SimulatorProcess printer,
    SimulatorProcess ticketPrinter,
    SimulatorProcess codeReader,
    Path printed)
    implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Devices start(Path folder) throws IOException {
    var printed = Files.createDirectories(folder.resolve("printed"));
    return new Devices(
        SimulatorProcess.start(
            Ga450Simulator.class, "--link", folder.resolve("tty-reader").toString()),
        SimulatorProcess.start(EsclSimulator.class, "--port", "0"),
        SimulatorProcess.start(IppSimulator.class, "--port", "0", "--out", printed.toString()),
        SimulatorProcess.start(
            EscPosSimulator.class,
            "--link",
            folder.resolve("tty-ticket").toString(),
            "--out",
            printed.toString()),
        SimulatorProcess.start(
            BarcodeSimulator.class, "--link", folder.resolve("tty-code").toString()),
        printed);
  }

  /// The terminal's configuration with these devices and the way to the server.
  String configuration(ServerProcess server, String url, int width, int height, double pxPerMm)
      throws IOException {
    var sample =
        JSON.readTree(Repository.root().resolve("configs/terminals/sample-portrait.json").toFile());
    var json = sample.<ObjectNode>deepCopy();
    json.putObject("panel").put("widthPx", width).put("heightPx", height).put("pxPerMm", pxPerMm);
    json.putObject("server").put("url", server.url()).put("trust", server.certificate().toString());
    json.putObject("devices")
        .put("idCardReader", reader.uri())
        .put("scanner", scanner.uri())
        .put("printer", printer.uri())
        .put("ticketPrinter", ticketPrinter.uri())
        .put("codeReader", codeReader.uri());
    return json.toPrettyString();
  }

  /// How long the simulated wires and mechanics have been busy altogether.
  long busyMillis() throws IOException {
    long sum = 0;
    for (var simulator : List.of(reader, scanner, printer, ticketPrinter, codeReader)) {
      sum += JSON.readTree(simulator.control("stats")).path("busyMillis").asLong();
    }
    return sum;
  }

  @Override
  public void close() {
    reader.close();
    scanner.close();
    printer.close();
    ticketPrinter.close();
    codeReader.close();
  }
}
