// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.picture.Jpeg;
import hall.device.picture.Picture;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes a document of many A4 pages in colour at 300 dpi, all different, and says how much memory
/// was in use at its end; started in a virtual machine of its own with a bounded heap.
///
/// Arguments: the file, the number of pages, `held` for pages that lie in memory or `fetched` for
/// pages that are made anew whenever they are asked for.
final class LargeMaterial {

  private static final int WIDTH = 2480;
  private static final int HEIGHT = 3508;

  /// The marker that every JPEG begins with.
  private static final int START = 2;

  /// Marker, length, number.
  private static final int COMMENT = 8;

  private static final byte[] NOISE = noise();

  private LargeMaterial() {}

  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[1]);
    var made =
        new AbstractList<ScannedPage>() {
          @Override
          public ScannedPage get(int index) {
            return page(index);
          }

          @Override
          public int size() {
            return count;
          }
        };
    List<ScannedPage> pages = arguments[2].equals("held") ? new ArrayList<>(made) : made;
    try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
      MaterialPdf.write(pages, Instant.parse("2026-03-01T08:30:00Z"), out);
    }
    long bytes = pages.stream().mapToLong(page -> page.bytes().length).sum();
    System.out.println(count + " pages, " + bytes / count + " bytes each");
  }

  /// The same noise for all, under a number of its own in a comment (ISO/IEC 10918-1, B.2.4.5): no
  /// two pages are alike, and making one costs no more than its bytes.
  private static ScannedPage page(int number) {
    var page = ByteBuffer.allocate(NOISE.length + COMMENT);
    page.put(NOISE, 0, START);
    page.putShort((short) 0xFFFE).putShort((short) (COMMENT - 2)).putInt(number);
    page.put(NOISE, START, NOISE.length - START);
    return new ScannedPage(page.array(), WIDTH, HEIGHT, 300);
  }

  /// Noise on paper, so that no two places are alike.
  private static byte[] noise() {
    var samples = new byte[WIDTH * HEIGHT * 3];
    new Random(1).nextBytes(samples);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (215 + (samples[i] & 0x1F));
    }
    return Jpeg.encode(new Picture(WIDTH, HEIGHT, Picture.COLOR, samples), 80, 300);
  }
}
