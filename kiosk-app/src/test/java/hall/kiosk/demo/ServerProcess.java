// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The packaged server as a process of its own, with its embedded database, on one port for all its
/// lives.
final class ServerProcess implements AutoCloseable {

  private static final Pattern PASSWORD =
      Pattern.compile("First administrator: admin {2}password: (\\S+)");

  /// The first start makes a database and its certificates, which a machine with busy disks takes
  /// its time for.
  private static final Duration FIRST_START = Duration.ofMinutes(5);

  private final Path data;
  private final Path log;
  private final int port;
  private final Map<String, String> settings;
  private @Nullable Process process;

  private ServerProcess(Path folder, int port, Map<String, String> settings) {
    this.data = folder.resolve("server");
    this.log = folder.resolve("server.log");
    this.port = port;
    this.settings = Map.copyOf(settings);
  }

  /// Starts a fresh server and waits until it is ready.
  static ServerProcess start(Path folder) throws IOException, InterruptedException {
    return start(folder, Map.of());
  }

  /// @param settings what it shall know besides, as environment variables
  static ServerProcess start(Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var server = new ServerProcess(folder, port, settings);
    server.start();
    return server;
  }

  /// Starts it, again or for the first time, on the same port and data.
  void start() throws IOException, InterruptedException {
    long before = ready();
    var builder =
        new ProcessBuilder(Repository.root().resolve("kiosk").toString(), "server")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("HALL_DATA", data.toString());
    builder.environment().put("HALL_PORT", String.valueOf(port));
    builder.environment().put("HALL_PUBLIC_URL", url());
    // One folder for all halls of this build: unpacking takes longer than all else of a first
    // start.
    builder
        .environment()
        .put(
            "HALL_POSTGRES_PROGRAM",
            Repository.root().resolve("kiosk-server/target/postgres-program").toString());
    builder.environment().putAll(settings);
    var started = builder.start();
    process = started;
    try {
      Wait.until(
          "the server, see " + log,
          FIRST_START,
          () -> {
            if (!started.isAlive()) {
              throw new IOException("the server ended:\n" + Files.readString(log));
            }
            return ready() > before;
          });
    } catch (AssertionError inVain) {
      // Nobody else knows of it.
      kill();
      throw inVain;
    }
  }

  /// How often the log says that the server is ready.
  private long ready() throws IOException {
    return Files.exists(log)
        ? Files.readAllLines(log, StandardCharsets.UTF_8).stream()
            .filter(line -> line.contains("Hall server ready at"))
            .count()
        : 0;
  }

  String url() {
    return "https://localhost:" + port;
  }

  int port() {
    return port;
  }

  /// The certificate that terminals trust.
  Path certificate() {
    return data.resolve("tls/server.pem");
  }

  /// What the first start printed once.
  String password() throws IOException {
    var matcher = PASSWORD.matcher(Files.readString(log));
    if (!matcher.find()) {
      throw new IOException("the server printed no password, see " + log);
    }
    return matcher.group(1);
  }

  /// As a power cut would.
  void kill() {
    var running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  /// As an operator would.
  @Override
  public void close() {
    var running = process;
    if (running != null) {
      running.destroy();
      running.onExit().join();
    }
  }
}
