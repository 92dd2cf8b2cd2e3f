// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceState;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintSettings;
import hall.device.print.SamplePdf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `ippeveprinter` of CUPS with a bus of its own, and our driver before it. Its command's standard
/// error tells it the printer's and the job's state.
final class IppevePeer implements AutoCloseable {

  final Path folder;
  final int port;
  final IppPrinter printer;
  private final PeerProcess bus;
  private final PeerProcess peer;

  private IppevePeer(Path folder, int port, IppPrinter printer, PeerProcess bus, PeerProcess peer) {
    this.folder = folder;
    this.port = port;
    this.printer = printer;
    this.bus = bus;
    this.peer = peer;
  }

  /// @param command a shell script for each job, whose document is `$1`
  /// @param uri the driver's, with %d for the port
  /// @param options of ippeveprinter
  static IppevePeer start(Path folder, String command, String uri, String... options)
      throws IOException {
    var socket = folder.resolve("bus");
    var conf = Files.writeString(folder.resolve("bus.conf"), busFor(socket));
    var bus =
        PeerProcess.start(
            folder.resolve("bus.log"),
            Map.of(),
            List.of("dbus-daemon", "--nofork", "--config-file=" + conf));
    var script = Files.writeString(folder.resolve("print.sh"), "#!/bin/sh\n" + command);
    assertTrue(script.toFile().setExecutable(true));
    Files.createDirectories(folder.resolve("spool"));
    until(bus, () -> Files.exists(socket));
    int port = freePort();
    var words =
        new ArrayList<>(
            List.of(
                "ippeveprinter",
                "-r",
                "off",
                "-n",
                "localhost",
                "-p",
                String.valueOf(port),
                "-k",
                "-d",
                folder.resolve("spool").toString(),
                "-c",
                script.toString(),
                "-s",
                "20,10"));
    words.addAll(List.of(options));
    words.add("Sample");
    var peer =
        PeerProcess.start(
            folder.resolve("peer.log"),
            Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + socket),
            words);
    var printer = PrinterDock.printer(uri.formatted(port));
    var started = new IppevePeer(folder, port, printer, bus, peer);
    until(peer, started::answers);
    return started;
  }

  /// A certificate that is refused is an answer too.
  private boolean answers() throws InterruptedException {
    return printer.status(PrinterDock.seconds(5)).state() != DeviceState.OFFLINE;
  }

  PrintOutcome print(int pages, PrintSettings settings) throws IOException, InterruptedException {
    return printer.print(
        "receipt", SamplePdf.pages(pages), settings, _ -> {}, PrinterDock.seconds(30));
  }

  /// What it said; for a test that failed.
  String output() throws IOException {
    return peer.output();
  }

  private static String busFor(Path socket) {
    return """
    <busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
    <policy context="default"><allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
    """
        .formatted(socket);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Something that becomes true.
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  static void until(PeerProcess peer, Condition condition) throws IOException {
    var deadline = PrinterDock.seconds(15);
    try {
      while (!condition.holds()) {
        assertTrue(peer.isAlive() && !deadline.passed(), peer.output());
        deadline.pause(Duration.ofMillis(20));
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    printer.close();
    peer.close();
    bus.close();
  }
}
