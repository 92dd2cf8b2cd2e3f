// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The database process that a killed server left running. The caller holds the lock of the data
/// folder, so whoever runs there belongs to nobody.
final class Orphan {
  private static final int SECONDS_TO_STOP = 20;

  private Orphan() {}

  /// Ends the postmaster of this data folder, if one lives.
  static void end(Path folder) throws IOException, InterruptedException {
    Optional<ProcessHandle> found = postmaster(folder);
    if (found.isEmpty()) {
      return;
    }
    ProcessHandle postmaster = found.get();
    postmaster.destroy();
    if (!ended(postmaster)) {
      postmaster.destroyForcibly();
      if (!ended(postmaster)) {
        throw new IOException(
            "The database process " + postmaster.pid() + " of an earlier run does not end.");
      }
    }
  }

  /// The first line of `postmaster.pid` is a process id, which may have been reused by now.
  private static Optional<ProcessHandle> postmaster(Path folder) throws IOException {
    Path file = folder.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()));
  }

  private static boolean ended(ProcessHandle process) throws InterruptedException {
    CompletableFuture<ProcessHandle> exit = process.onExit();
    try {
      exit.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    }
  }
}
