// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large pages in a small heap.
class SaneHeapTest {

  /// A4 at 600 dpi.
  private static final int WIDTH = 4960;

  private static final int HEIGHT = 7016;

  /// Scans three times and says how large the pages were.
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) throws InterruptedException {
      var context = DeviceContext.of(new SystemTicker());
      var settings = new ScanSettings(600, Mode.COLOR, Source.FLATBED);
      var said = new StringBuilder();
      try (var scanner = new SaneScanner(DeviceUri.parse(arguments[0]), context)) {
        for (int i = 0; i < 3; i++) {
          var outcome =
              scanner.scan(
                  settings,
                  page ->
                      said.append(page.widthPx()).append('x').append(page.heightPx()).append(' '),
                  Deadline.after(Duration.ofMinutes(2), new SystemTicker()));
          said.append(outcome.equals(Outcome.done(1)) ? "done " : outcome.toString());
        }
      }
      System.out.println(said);
    }
  }

  @Test
  void anA4PageOf600DpiInColourFitsInto256MegabytesOfHeap(@TempDir Path folder) throws Exception {
    var picture = folder.resolve("a4.ppm");
    write(picture);
    try (var saned = SanedPeer.start(folder)) {
      assertEquals(
          "4960x7016 done 4960x7016 done 4960x7016 done ",
          probe(folder, saned.uri("pnm:0?filename=" + picture)));
    }
  }

  /// Stripes that differ from line to line.
  private static void write(Path file) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write("P6\n%d %d\n255\n".formatted(WIDTH, HEIGHT).getBytes(StandardCharsets.US_ASCII));
      var line = new byte[WIDTH * 3];
      for (int y = 0; y < HEIGHT; y++) {
        Arrays.fill(line, (byte) (y / 16 % 2 == 0 ? 250 : 40));
        Arrays.fill(line, y % 3000, y % 3000 + 600, (byte) (y / 8));
        out.write(line);
      }
    }
  }

  private static String probe(Path folder, String uri) throws Exception {
    var said = folder.resolve("probe.out");
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-Djava.awt.headless=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Probe.class.getName(),
                    uri))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertEquals(true, process.waitFor(180, TimeUnit.SECONDS), "it hangs");
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(said).strip() + " ";
  }
}
