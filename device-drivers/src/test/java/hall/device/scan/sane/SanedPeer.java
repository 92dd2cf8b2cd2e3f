// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The daemon of sane-backends with its test and pnm devices, as a peer that others wrote.
///
/// It reads its configuration anew for each connection, so a fault can come and go.
final class SanedPeer implements AutoCloseable {

  private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

  private final Path folder;
  private final int port;
  private Process process;

  private SanedPeer(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  /// @param folder where its configuration and its log go
  static SanedPeer start(Path folder) throws IOException {
    return start(folder, "test", "pnm");
  }

  /// @param backends in the order of its list
  static SanedPeer start(Path folder, String... backends) throws IOException {
    Files.writeString(folder.resolve("dll.conf"), String.join("\n", backends) + "\n");
    Files.writeString(folder.resolve("saned.conf"), "127.0.0.1\n");
    configure(folder, "Default");
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    return new SanedPeer(folder, port);
  }

  private Process launch() throws IOException {
    var builder =
        new ProcessBuilder(
            List.of("/usr/sbin/saned", "-l", "-b", "127.0.0.1", "-p", String.valueOf(port), "-e"));
    builder.environment().put("SANE_CONFIG_DIR", folder.toString());
    var log = folder.resolve("saned.log");
    var started = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long began = System.nanoTime();
    while (!listens()) {
      if (!started.isAlive() || System.nanoTime() - began > PATIENCE) {
        throw new IOException("saned does not start: " + Files.readString(log));
      }
      Thread.onSpinWait();
    }
    return started;
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// What every read of the test device answers from the next session on.
  void everyReadAnswers(String status) throws IOException {
    configure(folder, status);
  }

  private static void configure(Path folder, String status) throws IOException {
    Files.writeString(
        folder.resolve("test.conf"),
        """
        number_of_devices 2
        mode Gray
        depth 8
        resolution_min 1.0
        resolution_max 1200.0
        resolution_quant 1.0
        resolution 50.0
        test-picture "Color pattern"
        read-status-code "%s"
        geometry_min 0.0
        geometry_max 200.0
        geometry_quant 1.0
        tl_x 0.0
        tl_y 0.0
        br_x 80.0
        br_y 100.0
        """
            .formatted(status));
  }

  int port() {
    return port;
  }

  /// Names a device of this daemon.
  String uri(String device) {
    return "sane://127.0.0.1:%d/%s".formatted(port, device);
  }

  void restart() throws IOException {
    close();
    process = launch();
  }

  @Override
  public void close() {
    var children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
