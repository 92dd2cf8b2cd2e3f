// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A Quarkus application with one REST endpoint and nothing else, as the launcher builds it from
/// `src/test/bare`: what starting the framework costs by itself, with the same flags but no cache.
final class BareServer {
  private static final String READY = "Listening on:";
  private static final int SECONDS_TO_START = 120;

  private final Path jar;

  private BareServer(Path jar) {
    this.jar = jar;
  }

  static Optional<BareServer> find() {
    String jar = System.getProperty("bare.jar", "");
    return jar.isEmpty() ? Optional.empty() : Optional.of(new BareServer(Path.of(jar)));
  }

  /// How long it takes from the start of the process until it listens.
  Duration start() throws IOException, InterruptedException {
    Path output = Files.createTempFile("bare-server", ".out");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("bare.flags", "-Xmx256m").split(" ", -1)));
    command.addAll(List.of("-Dquarkus.http.port=0", "-jar", jar.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    long begin = System.nanoTime();
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      while (!Files.readString(output, StandardCharsets.UTF_8).contains(READY)) {
        if (Duration.ofNanos(System.nanoTime() - begin).toSeconds() > SECONDS_TO_START
            || process.waitFor(10, TimeUnit.MILLISECONDS)) {
          throw new IOException("The bare application did not start: " + Files.readString(output));
        }
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    } finally {
      process.destroy();
      process.waitFor();
      Files.delete(output);
    }
  }
}
