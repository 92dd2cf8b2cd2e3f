// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that others wrote, with its output in a file.
public final class PeerProcess implements AutoCloseable {

  private final Process process;
  private final Path log;

  private PeerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  public static PeerProcess start(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new PeerProcess(builder.redirectOutput(log.toFile()).start(), log);
  }

  /// Runs to the end and returns the exit status.
  public static int run(Path log, List<String> command) throws IOException, InterruptedException {
    try (var peer = start(log, Map.of(), command)) {
      if (!peer.process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException(command.getFirst() + " hangs: " + peer.output());
      }
      return peer.process.exitValue();
    }
  }

  public String output() throws IOException {
    return Files.readString(log);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
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
