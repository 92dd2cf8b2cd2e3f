// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A simulator of the server's tests as a process of its own, with what these need; it says its
/// address in its first line. Several start at the same time: the address alone is waited for.
final class PeerProcess implements AutoCloseable {

  private final Process process;
  private Optional<String> url = Optional.empty();

  private PeerProcess(Process process) {
    this.process = process;
  }

  static PeerProcess launch(String main, String... arguments) throws IOException {
    var server = Repository.root().resolve("kiosk-server/target");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(
                    ":",
                    server.resolve("test-classes").toString(),
                    server.resolve("classes").toString(),
                    Files.readString(server.resolve("test.classpath")).strip()),
                main));
    command.addAll(List.of(arguments));
    return new PeerProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /// Where it is; waits until it has said so.
  String url() throws IOException {
    if (url.isEmpty()) {
      url =
          Optional.ofNullable(
              new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine());
    }
    return url.orElseThrow(() -> new IOException("a simulator of the server did not start"));
  }

  /// Asks its control port.
  String control(String deed) throws IOException, InterruptedException {
    var uri = URI.create(url().replace("/api", "/control/") + deed);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
