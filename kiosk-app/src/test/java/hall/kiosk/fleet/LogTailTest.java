// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir private Path folder;

  @Test
  void theOlderFileGoesBeforeTheNewerOne() throws IOException {
    Files.writeString(folder.resolve("kiosk.log.1"), "one\n");
    Files.writeString(folder.resolve("kiosk.log"), "two\nthree\n");
    assertEquals("one\ntwo\nthree\n", tail());
  }

  @Test
  void aLongLogBeginsWithAWholeLine() throws IOException {
    Files.writeString(folder.resolve("kiosk.log.1"), "x\n".repeat(1000));
    Files.writeString(folder.resolve("kiosk.log"), "0123456789\n".repeat(100_000) + "last\n");
    var tail = tail();
    assertTrue(tail.startsWith("0123456789\n") && tail.endsWith("last\n"));
    assertTrue(tail.length() <= LogTail.MOST_BYTES);
    assertTrue(tail.length() > LogTail.MOST_BYTES - 12);
  }

  @Test
  void noLogIsAnEmptyOne() throws IOException {
    assertEquals("", tail());
  }

  private String tail() throws IOException {
    var gzip =
        new GZIPInputStream(new ByteArrayInputStream(LogTail.gzip(folder.resolve("kiosk.log"))));
    return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
  }
}
