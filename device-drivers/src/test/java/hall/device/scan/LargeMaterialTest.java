// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.PdfPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much memory a document needs.
class LargeMaterialTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @Test
  void aHundredColourPagesOfA4FitInto400Megabytes() throws Exception {
    var output = run("-Xmx400m", 100, "held");
    assertTrue(output.matches("(?s).*100 pages, 1\\d{6} bytes each.*"), output);
    assertEquals(100, PdfPages.count(Files.readAllBytes(folder.resolve("m.pdf"))).orElseThrow());
  }

  /// The same heap for ten times as many pages, and it would not hold these.
  @Test
  void memoryIsFlatInTheNumberOfPages() throws Exception {
    run("-Xmx128m", 10, "fetched");
    long few = Files.size(folder.resolve("m.pdf"));
    run("-Xmx128m", 100, "fetched");
    assertTrue(Files.size(folder.resolve("m.pdf")) > 9 * few);
    assertTrue(Files.size(folder.resolve("m.pdf")) > 128_000_000);
  }

  /// Nothing but the document may be left in the folders that programs put things into.
  private String run(String heap, int pages, String how) throws Exception {
    var log = folder.resolve("output.txt");
    var temporary = Files.createDirectories(folder.resolve("tmp"));
    var process =
        new ProcessBuilder(
                new ArrayList<>(
                    List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        heap,
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeMaterial.class.getName(),
                        folder.resolve("m.pdf").toString(),
                        Integer.toString(pages),
                        how)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "hangs");
    var output = Files.readString(log);
    assertEquals(0, process.exitValue(), output);
    try (var left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
    return output;
  }
}
