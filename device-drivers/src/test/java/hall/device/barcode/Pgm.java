// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import hall.device.picture.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Portable gray maps: what costs nobody time to read.
public final class Pgm {

  private Pgm() {}

  public static void write(Picture gray, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      out.write(
          "P5\n%d %d\n255\n"
              .formatted(gray.width(), gray.height())
              .getBytes(StandardCharsets.US_ASCII));
      out.write(gray.samples());
    }
  }

  public static Picture read(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    int at = 0;
    for (int lines = 0; lines < 3; at++) {
      lines += bytes[at] == '\n' ? 1 : 0;
    }
    var header = new String(bytes, 0, at, StandardCharsets.US_ASCII).split("\\s+", -1);
    return new Picture(
        Integer.parseInt(header[1]),
        Integer.parseInt(header[2]),
        Picture.GRAY,
        Arrays.copyOfRange(bytes, at, bytes.length));
  }
}
