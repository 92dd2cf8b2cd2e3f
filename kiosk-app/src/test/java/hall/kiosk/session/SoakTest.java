// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept after ten thousand citizens is not more than after three thousand.
class SoakTest {

  private static final long SEED = 20_261_126;

  /// Six hundred bytes that each citizen left would be seen.
  private static final long HEAP_SLACK = 4L << 20;

  private static final long FILE_SLACK = 256L << 10;

  @TempDir private Path folder;

  /// What is kept of both, in bytes.
  private record Kept(long heap, long files) {
    static Kept of(String line) {
      var words = line.split(" ", -1);
      return new Kept(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }
  }

  @Test
  void tenThousandCitizensLeaveNothing() throws Exception {
    var said = folder.resolve("said.txt");
    var log = folder.resolve("log.txt");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Drepository.root=" + System.getProperty("repository.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Soak.class.getName(),
                Files.createDirectory(folder.resolve("kept")).toString(),
                Long.toString(SEED))
            .redirectOutput(Redirect.to(said.toFile()))
            .redirectError(Redirect.to(log.toFile()))
            .start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "it hangs: " + end(log));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), () -> end(log).toString());
    var lines = Files.readAllLines(said);
    var kept = lines.stream().filter(line -> line.startsWith("kept ")).map(Kept::of).toList();
    assertEquals(10, kept.size(), lines::toString);
    // After the first thousands, in which everything gets its size.
    assertTrue(kept.getLast().heap() - kept.get(2).heap() < HEAP_SLACK, () -> kept.toString());
    assertTrue(kept.getLast().files() - kept.get(2).files() < FILE_SLACK, () -> kept.toString());
    assertTrue(Integer.parseInt(lines.getLast().replace("submitted ", "")) > 25, lines::getLast);
  }

  private static List<String> end(Path log) {
    try (var lines = Files.lines(log)) {
      var all = lines.toList();
      return all.subList(Math.max(0, all.size() - 40), all.size());
    } catch (java.io.IOException e) {
      return List.of(e.toString());
    }
  }
}
