// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Https;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The packaged server as its own process, on an ephemeral port.
public final class ServerProcess implements AutoCloseable {
  /// For one that answers a test and ends: it compiles nothing for a long life.
  private static final String SHORT_LIVED =
      "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -Xmx256m"
          + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

  private static final Path ROOT = Path.of(System.getProperty("repository.root"));

  /// The program of PostgreSQL, unpacked once for the servers of all tests.
  public static final Path PROGRAM = ROOT.resolve("kiosk-server/target/postgres-program");

  private static final String READY = "Hall server ready at ";
  private static final String ADMINISTRATOR = "First administrator: admin  password: ";
  private static final int SECONDS_TO_START = 120;

  private final Process process;
  private final Path data;
  private final Path output;

  private ServerProcess(Process process, Path data, Path output) {
    this.process = process;
    this.data = data;
    this.output = output;
  }

  /// Starts the server and waits until it is ready.
  public static ServerProcess start(Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    ServerProcess server = launch(data, settings);
    server.waitUntilReady();
    return server;
  }

  void waitUntilReady() throws IOException, InterruptedException {
    waitFor(READY);
  }

  /// Waits until it has said something.
  void waitFor(String words) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (!output().contains(words)) {
      if (System.nanoTime() > end || process.waitFor(10, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("It never said \"" + words + "\":\n" + output());
      }
    }
  }

  /// Starts the server, or one of its commands, and does not wait.
  static ServerProcess launch(Path data, Map<String, String> settings, String... arguments)
      throws IOException {
    Path output = Files.createTempFile("hall-server", ".out");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String flags = System.getProperty("server.flags");
    command.addAll(List.of((flags == null ? SHORT_LIVED : flags).split(" ", -1)));
    if (flags == null) {
      command.add("-XX:AOTCache=" + FastStart.CACHE);
    }
    command.addAll(List.of("-jar", System.getProperty("server.jar")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HALL_DATA", data.toString());
    builder.environment().put("HALL_PORT", "0");
    builder.environment().put("HALL_CONFIGS", ROOT.resolve("configs").toString());
    builder.environment().put("HALL_POSTGRES_PROGRAM", PROGRAM.toString());
    builder.environment().putAll(settings);
    return new ServerProcess(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), data, output);
  }

  /// The cache of the fast start of this build, made when the first server of a run asks for it.
  private static final class FastStart {
    static final String CACHE = prepare();

    private FastStart() {}

    private static String prepare() {
      try {
        ProcessBuilder builder =
            new ProcessBuilder(ROOT.resolve("kiosk").toString(), "server", "prepare")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("HALL_POSTGRES_PROGRAM", PROGRAM.toString());
        Process process = builder.start();
        try (BufferedReader said = process.inputReader()) {
          String cache = said.readLine();
          if (process.waitFor() != 0 || cache == null) {
            throw new IllegalStateException("./kiosk server prepare failed");
          }
          return cache;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  public int port() throws IOException {
    return URI.create(lines(READY).getFirst()).getPort();
  }

  public Https https() throws IOException {
    return new Https(
        URI.create("https://localhost:" + port()), data.resolve("tls").resolve("server.pem"));
  }

  /// The passwords that were printed: one at the first start, none later.
  public List<String> printedPasswords() throws IOException {
    return lines(ADMINISTRATOR);
  }

  String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private List<String> lines(String prefix) throws IOException {
    return output()
        .lines()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .toList();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /// The process of its embedded database.
  public ProcessHandle database() throws IOException {
    String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /// As `kill -9` does.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  int waitForExit() {
    try {
      if (process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("The server does not end");
  }

  /// As `kill` does: the server takes its database along.
  @Override
  public void close() throws IOException {
    process.destroy();
    waitForExit();
    Files.delete(output);
  }
}
