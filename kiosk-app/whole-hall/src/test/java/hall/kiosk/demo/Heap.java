// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The live objects of a running JVM, as the JDK's own tools tell of them after a full collection.
///
/// @param folder where its dump goes
record Heap(long pid, Path folder) {

  /// An element of a dump's primitive array begins with its length and the type: 8 is a byte.
  private static final int ARRAY_OF_BYTES = 8;

  private static final int LARGE = 20_000;
  private static final int FROM = 2_000;
  private static final int LENGTH = 48;

  /// A fresh dump (format HPROF 1.0.2).
  Path dump() throws IOException, InterruptedException {
    var file = folder.resolve("heap.hprof");
    Files.deleteIfExists(file);
    ask("GC.heap_dump", file.toString());
    return file;
  }

  /// How many objects of a class live.
  long count(String type) throws IOException, InterruptedException {
    var row = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(type) + "(?: .*)?$");
    return row.matcher(ask("GC.class_histogram"))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  private String ask(String... command) throws IOException, InterruptedException {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    line.add(String.valueOf(pid));
    line.addAll(List.of(command));
    var jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
    var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, jcmd.waitFor(), said);
    return said;
  }

  /// Some bytes out of the middle of the first large JPEG in a dump.
  static byte[] partOfAnImage(Path dump) throws IOException {
    var bytes = Files.readAllBytes(dump);
    for (int at = 5; at < bytes.length - LARGE; at++) {
      if ((bytes[at] & 0xFF) == 0xFF
          && (bytes[at + 1] & 0xFF) == 0xD8
          && (bytes[at + 2] & 0xFF) == 0xFF
          && bytes[at - 1] == ARRAY_OF_BYTES
          && length(bytes, at - 5) > LARGE) {
        return Arrays.copyOfRange(bytes, at + FROM, at + FROM + LENGTH);
      }
    }
    throw new AssertionError("no image in " + dump);
  }

  private static int length(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt();
  }
}
