// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.print.Printer.PrintEvidence;
import hall.device.print.SamplePdf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver before a printer that others wrote: `ippeveprinter` of CUPS, on a message bus of its
/// own, with a print command that a file tells to run out of paper.
class IppeveprinterTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private PeerProcess bus;

  @SuppressWarnings("NullAway.Init") // set before each test
  private PeerProcess peer;

  @SuppressWarnings("NullAway.Init") // set before each test
  private IppPrinter printer;

  @BeforeEach
  void startThePeer() throws IOException {
    var socket = folder.resolve("bus");
    var conf = Files.writeString(folder.resolve("bus.conf"), busFor(socket));
    bus =
        PeerProcess.start(
            folder.resolve("bus.log"),
            Map.of(),
            List.of("dbus-daemon", "--nofork", "--config-file=" + conf));
    until(bus, () -> Files.exists(socket));
    var command = folder.resolve("print.sh");
    Files.writeString(command, command());
    assertTrue(command.toFile().setExecutable(true));
    Files.createDirectory(folder.resolve("spool"));
    int port = freePort();
    peer =
        PeerProcess.start(
            folder.resolve("peer.log"),
            Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + socket),
            List.of(
                "ippeveprinter",
                "-r",
                "off",
                "-n",
                "localhost",
                "-p",
                String.valueOf(port),
                "-d",
                folder.resolve("spool").toString(),
                "-c",
                command.toString(),
                "-f",
                "application/pdf",
                "-s",
                "20,10",
                "Sample"));
    printer =
        new IppPrinter(
            DeviceUri.parse("ipp://localhost:%d/ipp/print".formatted(port)),
            DeviceContext.of(new SystemTicker()));
    until(peer, () -> printer.status(seconds(5)).state() == DeviceState.ONLINE);
  }

  @AfterEach
  void stopThePeer() {
    peer.close();
    bus.close();
  }

  @Test
  void aJobCompletesWithEvidence() throws Exception {
    var evidence = done(printer.print("receipt", SamplePdf.pages(2), seconds(20)));
    assertTrue(evidence.level() >= 3, evidence.toString());
    assertEquals(2, evidence.pages());
    assertTrue(evidence.jobUri().startsWith("ipp://localhost:"), evidence.jobUri());
  }

  @Test
  void withoutPaperTheJobIsCancelledAndNeverComesOut() throws Exception {
    Files.createFile(empty());
    var outcome = printer.print("receipt", SamplePdf.pages(2), seconds(20));
    var fault = assertInstanceOf(Outcome.Faulted.class, outcome).fault();
    assertEquals("media-empty", fault.reason(), fault.raw());
    Files.delete(empty());
    done(printer.print("receipt", SamplePdf.pages(2), seconds(20)));
    assertEquals("x\n", Files.readString(printed()));
  }

  @Test
  void theStatusTellsModelFormatsAndTrays() throws Exception {
    var status = printer.status(seconds(5));
    assertEquals("Example Printer", status.identity().get("model"));
    assertEquals("application/octet-stream application/pdf", status.capabilities().get("formats"));
    assertTrue(
        status.consumables().stream().anyMatch(c -> c.unit().equals("sheets")),
        status.consumables().toString());
  }

  private static String busFor(Path socket) {
    return """
    <busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
    <policy context="default"><allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
    """
        .formatted(socket);
  }

  /// Its standard error tells ippeveprinter the printer's and the job's state.
  private String command() {
    return """
    #!/bin/sh
    if [ -e %s ]; then
      echo "ATTR: job-impressions-completed=1" >&2
      echo "STATE: +media-empty,media-needed" >&2
      while [ -e %s ]; do sleep 0.1; done
      echo "STATE: -media-empty,media-needed" >&2
      exit 1
    fi
    echo "ATTR: job-impressions-completed=2" >&2
    echo x >> %s
    exit 0
    """
        .formatted(empty(), empty(), printed());
  }

  private Path empty() {
    return folder.resolve("empty");
  }

  private Path printed() {
    return folder.resolve("printed");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private static void until(PeerProcess peer, Condition condition) throws IOException {
    var deadline = seconds(15);
    try {
      while (!condition.holds()) {
        assertTrue(peer.isAlive() && !deadline.passed(), peer.output());
        deadline.pause(Duration.ofMillis(20));
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private static PrintEvidence done(Outcome<PrintEvidence> outcome) {
    return (PrintEvidence)
        assertInstanceOf(Outcome.Done.class, outcome, outcome.toString()).value();
  }

  private static Deadline seconds(int seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), new SystemTicker());
  }
}
